import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {makeCheckout} from "./checkout.ts";
import {nodeWithTypeScript, run} from "./runProject.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-site-lock-"));
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

describe("a program that writes in src/data or dist, or freezes or packs what lies there", () => {
  it("does not begin while another one is at it", async () => {
    const checkout = makeCheckout(join(folder, "checkout"));
    mkdirSync(join(checkout, "src/.observablehq"));
    mkdirSync(join(checkout, "dist"));
    writeFileSync(join(checkout, "dist/index.html"), "");
    writeFileSync(join(checkout, "src/.observablehq/.lock"), `${process.pid}\nnpm run test`);
    for (const words of [["build"], ["start"], ["stage"], ["freeze"], ["pack", "riket"], ["pdf"]]) {
      const [name, ...more] = words;
      const program = [...nodeWithTypeScript, `site/${name ?? ""}.ts`, ...more];
      const {status, stderr} = await run(process.execPath, program, {cwd: checkout});
      expect(stderr, name).toMatch(/^Fel: npm run test pågår redan i den här mappen \(process \d+\)/);
      expect(status, name).toBe(5);
    }
    expect(existsSync(join(checkout, "src/data"))).toBe(false);
    expect(existsSync(join(checkout, "data/releases"))).toBe(false);
  }, 120_000);
});
