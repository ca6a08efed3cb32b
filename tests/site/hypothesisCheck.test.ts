import {execFileSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {makeCheckout} from "./checkout.ts";
import {writeFakeRelease} from "./fakeRelease.ts";
import {nodeWithTypeScript, run} from "./runProject.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-hypotheses-check-"));
const checkout = join(folder, "checkout");
const manifest = join(checkout, "data/releases/2026.03.0/manifest.json");
beforeAll(() => {
  makeCheckout(checkout);
  writeFakeRelease(join(checkout, "data/releases/2026.03.0"));
  const git = (...words: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...words], {cwd: checkout});
  git("init", "-q");
  git("commit", "-q", "--allow-empty", "-m", "empty");
});
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});
const check = () =>
  run(process.execPath, [...nodeWithTypeScript, "site/hypothesisRegister.ts", "check"], {cwd: checkout});

describe("npm run hypotheses -- check", () => {
  it("asks nothing of git where the release is made up", async () => {
    const {status, stderr} = await check();
    expect(stderr).toBe(
      "4 hypoteser, inget lås är brutet. Utgåvan är påhittad: när de låstes spelar ingen roll.\n",
    );
    expect(status).toBe(0);
  });

  it("fails with a line for each lock that git does not have, where it holds real certificates", async () => {
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace('"synthetic":true', '"synthetic":false'));
    // As the owner's own: one that does not say what data it is about.
    for (const id of ["H-2026-001", "H-2026-002"]) {
      const file = join(checkout, "data/hypotheses", `${id}.yaml`);
      writeFileSync(file, readFileSync(file, "utf8").replace("about: synthetic\n", ""));
    }
    const {status, stderr} = await check();
    expect(stderr).toMatch(
      /^Fel: - H-2026-001: låset finns inte i git\. .*\n- H-2026-002: låset finns inte i git/,
    );
    expect(status).toBe(1);
  });
});
