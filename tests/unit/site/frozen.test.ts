import {execFileSync} from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {EnvironmentError, FailedError} from "../../../loaders/errors.ts";
import {freeze, freezeAlone, frozenPage} from "../../../site/freeze.ts";
import {register} from "../../../site/hypothesisRegister.ts";
import {faultsOfFrozen, frozenVersions, layFrozen} from "../../../site/frozen.ts";
import {originIn, originPlace, sayOrigin, siteHash} from "../../../site/origin.ts";
import {findRelease} from "../../../site/release.ts";
import {readSiteFiles} from "../../../site/siteFiles.ts";
import {sourcesHash} from "../../../site/sourcesHash.ts";
import {writeFakeRelease} from "../../site/fakeRelease.ts";

const project = fileURLToPath(new URL("../../..", import.meta.url));
const version = "2026.03.0";
let root = "";
const path = (...parts: readonly string[]) => join(root, ...parts);
function write(file: string, text: string): void {
  mkdirSync(dirname(path(file)), {recursive: true});
  writeFileSync(path(file), text);
}

const stamp = () => {
  write("dist/.sources", `${sourcesHash(root)}\n`);
};

/** A project with a built site of a release: two pages, a script, a PDF. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "underlag-frozen-"));
  const manifest = writeFakeRelease(path("data/releases", version), version);
  cpSync(path("data/releases", version, "manifest.json"), path("src/data/manifest.json"));
  write("src/data/description.json", JSON.stringify({accessibility: {updatedOn: "2026-04-01"}}));
  write("dist/langd/skane.html", "<html><body><main>Skåne</main></body></html>");
  write("dist/_import/a.js", "export {};");
  const start = `<html><body><main id="a"><h1>Start</h1></main>${originPlace}</body></html>`;
  write("dist/index.html", start);
  const site = siteHash(readSiteFiles(path("dist")));
  write("dist/index.html", sayOrigin(start, {underlag: "0.1.0", commit: "unknown", site}));
  write("dist/pdf/langd-skane.pdf", "%PDF-");
  stamp();
  layFrozen(root, path("dist"), {folder: path("data/releases", version), manifest});
});
afterEach(() => {
  rmSync(root, {recursive: true, force: true});
});

describe("the frozen releases of this project", () => {
  it("are byte for byte what they were when they were frozen", () => {
    expect(faultsOfFrozen(project)).toEqual([]);
  });
});

describe("freeze(root)", () => {
  it("keeps pages, scripts, PDF files, tables and manifest, with a hash of each", () => {
    const frozen = freeze(root);
    expect(frozen.version).toBe(version);
    const sums = readFileSync(path("fryst", version, "SHA256SUMS"), "utf8")
      .trimEnd()
      .split("\n");
    expect(sums.map((line) => line.slice(66))).toEqual([
      "_import/a.js",
      "data/manifest.json",
      "data/places/gotland/started.parquet",
      "data/places/riket/started.parquet",
      "data/places/skane/started.parquet",
      "index.html",
      "langd/skane.html",
      "pdf/langd-skane.pdf",
      "ursprung.json",
    ]);
    expect(faultsOfFrozen(root)).toEqual([]);
    expect(frozenVersions(root)).toEqual([version]);
  });

  it("leads from a page to its PDF file, where there is one", () => {
    freeze(root);
    const page = (name: string) => readFileSync(path("fryst", version, name), "utf8");
    const [, to = ""] = /<a href="([^"]+)">Sidan som PDF<\/a>/.exec(page("langd/skane.html")) ?? [];
    const address = new URL(to, `http://site/fryst/${version}/langd/skane`).pathname;
    expect(address).toBe(`/fryst/${version}/pdf/langd-skane.pdf`);
    expect(existsSync(join(root, address))).toBe(true);
    expect(page("index.html")).not.toContain("PDF");
  });

  it("keeps a whole release: the site can be built again of it alone", () => {
    const released = path("data/releases", version);
    freeze(root);
    const kept = path("fryst", version, "data");
    const {manifest} = findRelease(root, kept);
    for (const file of [{path: "manifest.json"}, ...manifest.files, ...(manifest.metadata ?? [])])
      expect(readFileSync(join(kept, file.path))).toEqual(readFileSync(join(released, file.path)));
  });

  it("never writes over a frozen release", () => {
    freeze(root);
    expect(() => freeze(root)).toThrow(FailedError);
    expect(faultsOfFrozen(root)).toEqual([]);
  });

  it("refuses a site of another release, and an accessibility statement from before the extract", () => {
    write("src/data/description.json", JSON.stringify({accessibility: {updatedOn: "2026-03-30"}}));
    stamp();
    expect(() => freeze(root)).toThrow(/tillgänglighetsredogörelsen är från 2026-03-30/);
    write("src/data/description.json", JSON.stringify({accessibility: {updatedOn: "2026-03-31"}}));
    rmSync(path("dist/fryst"), {recursive: true});
    expect(() => freeze(root)).toThrow(/dist visar inte utgåva/);
  });
});

describe("freeze(root), of what it cannot vouch for", () => {
  it("refuses a site built from other sources, and a table with one byte changed", () => {
    const table = path("dist/fryst", version, "data/places/skane/started.parquet");
    const bytes = readFileSync(table);
    appendFileSync(table, " ");
    expect(() => freeze(root)).toThrow(/places\/skane\/started.parquet är inte den fil/);
    writeFileSync(table, bytes);
    write("src/ny.md", "# Ny");
    expect(() => freeze(root)).toThrow(/dist är byggd av annat/);
    stamp();
    expect(freeze(root).version).toBe(version);
  });

  it("refuses a release of real data with a hypothesis that git has from the day of the extract or later", () => {
    const git = (day: string, ...words: readonly string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.se", ...words], {
        ...{cwd: root, env: {...process.env, GIT_COMMITTER_DATE: `${day}T12:00:00Z`}},
      });
    const shown = path("src/data/manifest.json");
    const manifest = JSON.parse(readFileSync(shown, "utf8")) as {synthetic: boolean};
    const laid = path("dist/fryst", version, "data/manifest.json");
    const real = JSON.stringify({...manifest, synthetic: false});
    const file = "data/hypotheses/H-2026-001.yaml";
    const example = readFileSync(join(project, file), "utf8");
    const ofDemo = example.replace(/^registered:\n(?: .*\n)+/m, "registered: null\n");
    const own = ofDemo.replace("about: synthetic\n", "");
    // The extract is of 31 March. The lock says that it was made in time, and is put into git on another day.
    const lockedAndKept = (locked: string, kept: string, draft = own): void => {
      rmSync(path(".git"), {recursive: true, force: true});
      write(file, draft);
      register("H-2026-001", locked, root);
      write("src/data/manifest.json", real);
      writeFileSync(laid, real);
      stamp();
      git(kept, "init", "-q");
      git(kept, "add", "data/hypotheses");
      git(kept, "commit", "-qm", "a");
    };
    lockedAndKept("2026-03-30", "2026-03-31");
    expect(() => freeze(root)).toThrow(/H-2026-001: låset sparades 2026-03-31, uttaget är från 2026-03-31/);
    // One that tells itself that it was late is shown as late.
    lockedAndKept("2026-03-31", "2026-04-02");
    expect(freeze(root).version).toBe(version);
    rmSync(path("fryst"), {recursive: true});
    lockedAndKept("2026-03-30", "2026-03-30");
    expect(freeze(root).version).toBe(version);
    // What is about the made-up country is not published with the release.
    rmSync(path("fryst"), {recursive: true});
    lockedAndKept("2026-03-30", "2026-03-31", ofDemo);
    expect(freeze(root).version).toBe(version);
    // Of the made-up country the answer was never at hand.
    rmSync(path("fryst"), {recursive: true});
    lockedAndKept("2026-03-30", "2026-04-02");
    write("src/data/manifest.json", JSON.stringify(manifest));
    writeFileSync(laid, JSON.stringify(manifest));
    stamp();
    expect(freeze(root).version).toBe(version);
  });

  it("refuses a page that was changed after it was built, and a file that came or went", () => {
    const page = readFileSync(path("dist/langd/skane.html"), "utf8");
    write("dist/langd/skane.html", page.replace("Skåne", "Skane"));
    expect(() => freeze(root)).toThrow(/filerna är inte de som byggdes/);
    write("dist/langd/skane.html", page);
    write("dist/ny.html", page);
    expect(() => freeze(root)).toThrow(/filerna är inte de som byggdes/);
    rmSync(path("dist/ny.html"));
    write("dist/pdf/ny.pdf", "%PDF-");
    expect(freeze(root).version).toBe(version);
  });

  it("refuses a manifest beside the tables that says another thing than the one that the pages show", () => {
    const laid = path("dist/fryst", version, "data/manifest.json");
    const manifest = readFileSync(laid, "utf8");
    writeFileSync(laid, manifest.replace('"maxGap":5', '"maxGap":6'));
    expect(() => freeze(root)).toThrow(/dist visar inte utgåva/);
    writeFileSync(laid, manifest);
    expect(freeze(root).version).toBe(version);
  });

  it("names the commit where nothing is changed, and none otherwise", () => {
    const git = (...words: readonly string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.se", ...words], {
        ...{cwd: root, encoding: "utf8"},
      }).trim();
    const origin = () => JSON.parse(readFileSync(path("fryst", version, "ursprung.json"), "utf8")) as object;
    git("init", "-q");
    git("add", "src");
    git("commit", "-q", "-m", "a");
    freeze(root);
    const commit = git("rev-parse", "HEAD");
    expect(origin()).toMatchObject({commit, swhid: `swh:1:rev:${commit}`});
    rmSync(path("fryst"), {recursive: true});
    write("src/data/description.json", JSON.stringify({accessibility: {updatedOn: "2026-04-02"}}));
    stamp();
    freeze(root);
    expect(origin()).not.toHaveProperty("commit");
  });

  it("moves into place what a killed run had listed, and no other rest of it", () => {
    freeze(root);
    const partial = path(`fryst/.partial-${version}`);
    renameSync(path("fryst", version), partial);
    expect(faultsOfFrozen(root)).toEqual([
      `fryst/${version}/SHA256SUMS är fryst till hälften: kör npm run freeze igen`,
    ]);
    expect(freeze(root).files).toBe(9);
    expect(faultsOfFrozen(root)).toEqual([]);
    renameSync(path("fryst", version), partial);
    appendFileSync(join(partial, "SHA256SUMS"), "\n");
    expect(() => freeze(root)).toThrow(/dist är byggd av annat/);
  });
});

describe("freezeAlone(root)", () => {
  it("freezes, but not while another run does", async () => {
    write("fryst/.lock", String(process.pid));
    await expect(freezeAlone(root)).rejects.toThrow(EnvironmentError);
    expect(existsSync(path("fryst", version))).toBe(false);
    rmSync(path("fryst"), {recursive: true});
    expect((await freezeAlone(root)).version).toBe(version);
    expect(readdirSync(path("fryst")).sort()).toEqual([version, "SHA256SUMS"]);
  });
});

describe("frozenVersions(root)", () => {
  it("has the oldest first, by number and not by letter, and releases alone", () => {
    for (const name of ["2026.01.10", "2026.01.9", "2025.12.0", ".partial-2026.02.0"])
      mkdirSync(path("fryst", name), {recursive: true});
    write("fryst/SHA256SUMS", "");
    expect(frozenVersions(root)).toEqual(["2025.12.0", "2026.01.9", "2026.01.10"]);
    rmSync(path("fryst"), {recursive: true});
    expect(frozenVersions(root)).toEqual([]);
  });
});

describe("faultsOfFrozen(root)", () => {
  it("finds one changed byte, a file that has gone and one that has come", () => {
    freeze(root);
    const page = path("fryst", version, "langd/skane.html");
    writeFileSync(page, readFileSync(page, "utf8").replace("Skåne", "Skane"));
    rmSync(path("fryst", version, "pdf/langd-skane.pdf"));
    write(`fryst/${version}/ny.html`, "");
    expect(faultsOfFrozen(root)).toEqual([
      `fryst/${version}/langd/skane.html är ändrad sedan utgåvan frystes`,
      `fryst/${version}/ny.html fanns inte när utgåvan frystes`,
      `fryst/${version}/pdf/langd-skane.pdf finns inte längre`,
    ]);
  });

  it("finds a file that a link to the same bytes elsewhere stands for", () => {
    freeze(root);
    const page = path("fryst", version, "langd/skane.html");
    renameSync(page, path("skane.html"));
    symlinkSync(path("skane.html"), page);
    expect(faultsOfFrozen(root)).toEqual([`fryst/${version}/langd/skane.html är en länk till något annat`]);
  });

  it("finds a list of hashes that was changed with the file, and a release that has gone", () => {
    freeze(root);
    appendFileSync(path("fryst", version, "SHA256SUMS"), "\n");
    expect(faultsOfFrozen(root)).toEqual([
      `fryst/${version}/SHA256SUMS är inte den som skrevs när utgåvan frystes`,
    ]);
    rmSync(path("fryst", version, "SHA256SUMS"));
    expect(faultsOfFrozen(root)).toEqual([
      `fryst/${version}/SHA256SUMS finns inte längre`,
      `fryst/${version}: SHA256SUMS saknas`,
    ]);
    rmSync(path("fryst", version), {recursive: true});
    expect(faultsOfFrozen(root)).toEqual([`fryst/${version}/SHA256SUMS finns inte längre`]);
  });
});

describe("layFrozen(root, site, release)", () => {
  const lay = (extra = version) => {
    const folder = path("data/releases", extra);
    const manifest = writeFakeRelease(folder, extra);
    layFrozen(root, path("site"), {folder, manifest});
  };
  it("lays every frozen release where its old links lead, beside the tables of the new one", () => {
    freeze(root);
    write("fryst/.partial-2026.02.0/a.html", "");
    lay("2026.03.1");
    expect(existsSync(path("site/fryst/.partial-2026.02.0"))).toBe(false);
    for (const file of [`fryst/${version}/langd/skane.html`, `fryst/${version}/SHA256SUMS`])
      expect(readFileSync(path("site", file))).toEqual(readFileSync(path(file)));
    expect(readFileSync(path("site/fryst/2026.03.1/data/manifest.json"), "utf8")).toContain("2026.03.1");
  });

  it("stops the build when a frozen release has changed", () => {
    freeze(root);
    appendFileSync(path("fryst", version, "index.html"), " ");
    expect(() => {
      lay("2026.03.1");
    }).toThrow(/index.html är ändrad/);
  });
});

describe("frozenPage(html, page)", () => {
  const commit = "unknown";
  it("leads from any depth to the site as it is now", () => {
    expect(frozenPage("<main>", {path: "index.html", version, commit})).toContain('href="../../"');
    expect(frozenPage("<main>", {path: "langd/skane.html", version, commit})).toContain('href="../../../"');
  });

  it("names the commit that it was frozen at, and keeps what else the page says of its origin", () => {
    const origin = {underlag: "0.1.0", commit: "changed", site: "b".repeat(64), chromium: "156.0.1"};
    const html = sayOrigin(`<main></main>${originPlace}`, origin);
    const at = "a".repeat(40);
    const frozen = frozenPage(html, {path: "index.html", version, commit: at});
    expect(originIn(frozen)).toEqual({...origin, commit: at});
    expect(frozen).toContain("commit <code>aaaaaaaaaaaa</code>");
  });
});
