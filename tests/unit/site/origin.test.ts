import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {commitOf} from "../../../site/commitOf.ts";
import {originIn, originPlace, sayOrigin, siteHash} from "../../../site/origin.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const origin = {underlag: "0.1.0", commit, site: "d".repeat(64)};
const page = `<html><body><footer>${originPlace}</footer></body></html>`;

describe("the origin of a page", () => {
  it("is read back as it was written, with and without the Chromium of the PDF files", () => {
    expect(originIn(sayOrigin(page, origin))).toEqual(origin);
    const withPdf = {...origin, chromium: "156.0.1"};
    expect(originIn(sayOrigin(sayOrigin(page, origin), withPdf))).toEqual(withPdf);
    expect(originIn(page)).toBeUndefined();
    expect(originIn("<html></html>")).toBeUndefined();
  });

  it("tells a reader program, commit and the hash of the site, or that there is no commit", () => {
    expect(sayOrigin(page, origin)).toContain(
      ">underlag 0.1.0 · commit <code>0123456789ab</code> · webbplatsens avtryck <code>dddddddddddd</code></p>",
    );
    expect(sayOrigin(page, {...origin, commit: "changed"})).toContain("ändringar som inte har någon commit");
    expect(sayOrigin(page, {...origin, commit: "unknown"})).toContain("byggd utanför git");
    expect(sayOrigin("<html></html>", origin)).toBe("<html></html>");
  });
});

describe("siteHash(files)", () => {
  const files = (html: string, extra: readonly (readonly [string, string])[] = []) =>
    new Map([["index.html", html] as const, ...extra].map(([path, text]) => [path, Buffer.from(text)]));

  it("is what sha256sum gives of the list of the files' hashes", () => {
    // printf a > a.css; printf b > b.js; sha256sum a.css b.js | sha256sum
    const two = new Map([
      ["a.css", Buffer.from("a")],
      ["b.js", Buffer.from("b")],
    ]);
    expect(siteHash(two)).toBe("5a6115ca6d220a1a6fb97b1d01958d8570a78ee09fef67c43eebfb0ac2bf5d67");
  });

  it("is the same whatever the pages say of their origin, and another for any other byte", () => {
    const hash = siteHash(files(page));
    expect(siteHash(files(sayOrigin(page, origin)))).toBe(hash);
    expect(siteHash(files(page.replace("<body>", "<body> ")))).not.toBe(hash);
    expect(siteHash(files(page, [["b.js", ""]]))).not.toBe(hash);
  });
});

describe("commitOf(root)", () => {
  let root = "";
  const git = (...words: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.se", ...words], {
      ...{cwd: root, encoding: "utf8"},
    }).trim();
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "underlag-commit-"));
    mkdirSync(join(root, "src"));
    writeFileSync(join(root, "src/index.md"), "# Start");
  });
  afterAll(() => {
    rmSync(root, {recursive: true, force: true});
  });

  it("is unknown outside git, and in a repository that does not keep the project", () => {
    expect(commitOf(root)).toBe("unknown");
    git("init", "-q");
    expect(commitOf(root)).toBe("unknown");
  });

  it("is the commit where all is committed, and no commit where a source is new or changed", () => {
    git("add", "src");
    git("commit", "-q", "-m", "a");
    expect(commitOf(root)).toBe(git("rev-parse", "HEAD"));
    // What the site is not built from may lie there.
    writeFileSync(join(root, "anteckningar.txt"), "");
    expect(commitOf(root)).toBe(git("rev-parse", "HEAD"));
    writeFileSync(join(root, "src/ny.md"), "# Ny");
    expect(commitOf(root)).toBe("changed");
    rmSync(join(root, "src/ny.md"));
    writeFileSync(join(root, "src/index.md"), "# Slut");
    expect(commitOf(root)).toBe("changed");
  });
});
