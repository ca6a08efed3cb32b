import {execFileSync} from "node:child_process";
import {
  chmodSync,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {pipeline} from "node:stream/promises";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {ZipFile} from "yazl";
import {discoverSources} from "../../../loaders/connect/discover.ts";
import {source} from "../../../loaders/connect/sources/documents.ts";
import {InputError} from "../../../loaders/errors.ts";
import {silent} from "../../../loaders/model/effects.ts";
import type {Delivery, Flags} from "../../../loaders/model/source.ts";
import {isRule} from "../../../loaders/normalise/rules.ts";
import {stage} from "../../fixtures/staged.ts";
import {writeCertificate} from "../../fixtures/lisjp.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "underlag-connect-"));
});
afterEach(() => {
  rmSync(folder, {recursive: true, force: true});
});

/** Writes files below the test's folder and gives the folder's path. */
function folderOf(files: Readonly<Record<string, string>>, name = "in"): string {
  const root = join(folder, name);
  mkdirSync(root, {recursive: true});
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), {recursive: true});
    writeFileSync(join(root, file), content);
  }
  return root;
}

async function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const zip = new ZipFile();
  for (const [file, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), file);
  zip.end();
  const path = join(folder, "in.zip");
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

async function deliveries(flags: Flags): Promise<Delivery[]> {
  const all: Delivery[] = [];
  for await (const delivery of source.deliver(flags, silent)) all.push(delivery);
  return all;
}

/** "file: text" or "file! rule" for each delivery. */
async function listed(certificates: string): Promise<string[]> {
  return (await deliveries({certificates})).map((delivery) => {
    if (delivery.is === "document")
      return `${delivery.file}: ${Buffer.from(delivery.bytes).toString("utf8")}`;
    if (delivery.is === "unreadable") {
      expect(isRule(delivery.rule)).toBe(true);
      return `${delivery.file}! ${delivery.rule}`;
    }
    return delivery.is;
  });
}

const mixed = {
  "b/1.xml": "b1",
  "b.xml": "b",
  "b/å/2.xml": "2",
  "a.xml": "a",
  "Z.txt": "Z",
  "b-c.xml": "bc",
  ".DS_Store": "x",
  "b/.git/config": "x",
  "__MACOSX/a.xml": "x",
};
const inOrder = ["Z.txt: Z", "a.xml: a", "b-c.xml: bc", "b.xml: b", "b/1.xml: b1", "b/å/2.xml: 2"];

describe("certificates from a folder, a zip and a file", () => {
  it("come in the order of their paths, hidden files left out, the same from a folder and its zip", async () => {
    expect(await listed(folderOf(mixed))).toEqual(inOrder);
    expect(await listed(await zipOf(Object.fromEntries(Object.entries(mixed).reverse())))).toEqual(inOrder);
  });

  it("give the same staged rows from a folder and its zip", async () => {
    const files = {
      "a/1.xml": writeCertificate({id: "1"}),
      "2.xml": writeCertificate({id: "2"}),
      "SOURCE.txt": "x",
    };
    const rowsOf = async (certificates: string) => {
      const {engine, summary} = await stage(source.deliver({certificates}, silent));
      const rows = await engine.rows("SELECT c.*, p.* FROM certificate c JOIN period p USING (certificate)");
      const rejected = await engine.rows("SELECT * FROM rejected");
      engine.close();
      return {summary, rows, rejected};
    };
    const fromFolder = await rowsOf(folderOf(files));
    expect(await rowsOf(await zipOf(files))).toEqual(fromFolder);
    expect(fromFolder.summary).toMatchObject({documents: 3, certificates: 2, rejected: {"xml.not-xml": 1}});
  });

  it("are counted before the first is read, hidden files aside, in a folder, a zip and a file", async () => {
    const totals = async (certificates: string) =>
      (await deliveries({certificates})).map((one) => "total" in one && one.total);
    expect(await totals(folderOf(mixed))).toEqual([6, 6, 6, 6, 6, 6]);
    expect(await totals(await zipOf(mixed))).toEqual([6, 6, 6, 6, 6, 6]);
    expect(await totals(join(folderOf({"a.xml": "a"}, "one"), "a.xml"))).toEqual([1]);
  });

  it("come from one file by its own name", async () => {
    const root = folderOf({"sub/one.xml": "1"});
    expect(await listed(join(root, "sub/one.xml"))).toEqual(["one.xml: 1"]);
  });

  it("know a zip by its content, not its name", async () => {
    const path = await zipOf({"a.xml": "a"});
    expect(await listed(path)).toEqual(["a.xml: a"]);
    expect(await listed(join(folderOf({"a.zip": "no zip"}), "a.zip"))).toEqual(["a.zip: no zip"]);
  });

  it("are followed by messages and units, each flag alone or together", async () => {
    const certificates = folderOf({"z.xml": "z"}, "c");
    const messages = folderOf({"a.xml": "a"}, "m");
    const units = join(folderOf({"hsaunits.xml": "h"}, "u"), "hsaunits.xml");
    const kinds = (await deliveries({units, messages, certificates})).map(
      (one) => "expects" in one && one.expects,
    );
    expect(kinds).toEqual(["certificate", "message", "unit"]);
    expect(await deliveries({messages})).toHaveLength(1);
    expect(source.claims({messages})).toBe(true);
    expect(source.claims({})).toBe(false);
  });
});

describe("files that cannot be handed on", () => {
  it("a link loop ends, a broken link and a pipe are told, and the rest goes through", async () => {
    const root = folderOf({"a/b/1.xml": "1", "2.xml": "2"});
    symlinkSync(root, join(root, "a/loop"));
    symlinkSync(join(root, "nowhere"), join(root, "broken"));
    symlinkSync(join(root, "2.xml"), join(root, "linked.xml"));
    execFileSync("mkfifo", [join(root, "pipe")]);
    expect(await listed(root)).toEqual([
      "2.xml: 2",
      "a/b/1.xml: 1",
      "a/loop! file.link-loop",
      "broken! file.unreadable",
      "linked.xml: 2",
      "pipe! file.not-regular",
    ]);
  });

  it("a certificate file of 8 MiB is read, one byte more is too large", async () => {
    const root = folderOf({"fits.xml": "", "large.xml": ""});
    truncateSync(join(root, "fits.xml"), 8 * 1_048_576);
    truncateSync(join(root, "large.xml"), 8 * 1_048_576 + 1);
    const [fits, large] = await deliveries({certificates: root});
    expect(fits).toMatchObject({is: "document"});
    expect(large).toEqual({
      is: "unreadable",
      expects: "certificate",
      file: "large.xml",
      total: 2,
      rule: "file.too-large",
    });
  });

  it("a zip entry that leads out of the archive is told, and the rest goes through", async () => {
    const path = await zipOf({"aa/evil1.xml": "x", "ok.xml": "ok", "cc/evil2.xml": "y"});
    patch(path, "aa/evil1.xml", "../evil1.xml");
    patch(path, "cc/evil2.xml", "/cc/evil.xml");
    expect(await listed(path)).toEqual([
      "../evil1.xml! zip.unsafe-name",
      "/cc/evil.xml! zip.unsafe-name",
      "ok.xml: ok",
    ]);
  });

  it("a zip bomb is told by its ratio before it is unpacked", async () => {
    const path = await zipOf({"bomb.xml": Buffer.alloc(4_000_000), "ok.xml": "ok"});
    expect(await listed(path)).toEqual(["bomb.xml! zip.ratio", "ok.xml: ok"]);
  });

  it("an encrypted and a damaged entry are told, and the rest goes through", async () => {
    const path = await zipOf({
      "a.xml": "some text that is packed",
      "b.xml": "other text, packed too",
      "c.xml": "c",
    });
    patchBytes(path, (bytes) => {
      // The general purpose flags stand at 6 in a local header and at 8 in the directory: bit 0 is encryption.
      for (const [signature, at] of [
        ["PK\u0003\u0004", 6],
        ["PK\u0001\u0002", 8],
      ] as const) {
        const header = bytes.indexOf(signature, 0, "latin1");
        bytes.writeUInt16LE(bytes.readUInt16LE(header + at) | 1, header + at);
      }
      const name = bytes.indexOf("b.xml", 0, "latin1");
      bytes.fill(0xff, name + 5, name + 12);
    });
    expect(await listed(path)).toEqual(["a.xml! zip.encrypted", "b.xml! zip.damaged", "c.xml: c"]);
  });

  it("an entry with one wrong bit is damaged, although it unpacks", async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from("stored as it is"), "a.xml", {compress: false});
    zip.end();
    const path = join(folder, "stored.zip");
    await pipeline(zip.outputStream, createWriteStream(path));
    expect(await listed(path)).toEqual(["a.xml: stored as it is"]);
    patch(path, "stored as it is", "stored as it was".slice(0, 15));
    expect(await listed(path)).toEqual(["a.xml! zip.damaged"]);
  });

  it("a folder that may not be read is told", async () => {
    const root = folderOf({"a.xml": "a", "closed/b.xml": "b"});
    chmodSync(join(root, "closed"), 0);
    const mayReadAll = process.getuid?.() === 0;
    expect(await listed(root)).toEqual([
      "a.xml: a",
      mayReadAll ? "closed/b.xml: b" : "closed! file.unreadable",
    ]);
    chmodSync(join(root, "closed"), 0o700);
  });
});

describe("sources that are no source", () => {
  it.each(["messages", "units"])(
    "are refused before any certificate is read where --%s is not there",
    async (flag) => {
      const certificates = folderOf({"a.xml": "a"});
      const first = async (flags: Flags) => {
        for await (const delivery of source.deliver({certificates, ...flags}, silent, folder))
          return delivery;
        return undefined;
      };
      expect(await first({})).toMatchObject({is: "document", file: "a.xml"});
      await expect(first({[flag]: join(folder, "nowhere")})).rejects.toThrow("(regel source.missing)");
    },
  );

  it.each([
    ["a missing path", () => join(folder, "nowhere"), "source.missing"],
    ["an empty folder", () => folderOf({}), "source.empty"],
    ["a folder of hidden files", () => folderOf({".a": "x"}), "source.empty"],
    ["an empty zip", () => zipOf({}), "source.empty"],
    [
      "a damaged zip",
      async () => {
        const path = await zipOf({"a.xml": "a"});
        truncateSync(path, 30);
        return path;
      },
      "source.damaged",
    ],
    ["a device", () => "/dev/null", "source.unreadable"],
  ])("%s is an error that names flag and rule", async (_, path, rule) => {
    const certificates = await path();
    const failure = deliveries({certificates});
    await expect(failure).rejects.toThrow(InputError);
    await expect(failure).rejects.toThrow(new RegExp(`^--certificates: .*\\(regel ${rule}\\)$`));
  });

  it("a folder without one certificate that can be taken is an error, after the quarantine is written", async () => {
    const certificates = folderOf({"a.txt": "x", "b.xml": writeCertificate({form: "AG7804"})});
    await expect(stage(source.deliver({certificates}, silent))).rejects.toThrow(
      "(regel source.no-certificate). Vanligaste regeln i karantänen: Filen är inte XML (xml.not-xml), 1 gång",
    );
    const messages = folderOf({"a.xml": writeCertificate()}, "m");
    await expect(stage(source.deliver({messages}, silent))).rejects.toThrow("regel source.no-message");
  });

  it("a personnummer in a path is masked", async () => {
    const failure = deliveries({certificates: join(folder, "19121212-1212", "x")});
    await expect(failure).rejects.toThrow("/***/x finns inte");
  });

  it("a unit table without its columns names those that are missing", async () => {
    const units = join(
      folderOf({"u.csv": '\uFEFFhsa_id,"namn",lanskod,start,slut,arkiverad,dn,ar_vardenhet\n'}),
      "u.csv",
    );
    await expect(deliveries({units})).rejects.toThrow(
      "saknar kolumner: vardenhet_hsa_id, vardgivare_hsa_id (regel unit.columns)",
    );
  });
});

describe("discoverSources", () => {
  it("finds every file of connect/sources, sorted by id, with flags of their own", async () => {
    const sources = await discoverSources();
    const ids = sources.map(({id}) => id);
    expect(ids).toContain("documents");
    expect(ids).toEqual([...new Set(ids)].sort());
    const flags = sources.flatMap((one) => Object.keys(one.flags));
    expect(new Set(flags).size).toBe(flags.length);
  });
});

/** Replaces a name of the same length wherever it stands in a zip. */
function patch(path: string, from: string, to: string): void {
  patchBytes(path, (bytes) => {
    for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + 1))
      bytes.write(to, at, "latin1");
  });
}

function patchBytes(path: string, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(path);
  change(bytes);
  writeFileSync(path, bytes);
}

describe("files of one name in several sources", () => {
  const rejectedOf = async (flags: Flags) => {
    const {engine} = await stage(source.deliver(flags, silent));
    try {
      return (await engine.rows("SELECT file FROM rejected ORDER BY file")).map(({file}) => file);
    } finally {
      engine.close();
    }
  };

  it("stand in the quarantine with the path of their source, and without where there is but one", async () => {
    const good = {"good.xml": writeCertificate({})};
    const certificates = folderOf({...good, "a/1.xml": ""}, "certificates");
    expect(await rejectedOf({certificates})).toEqual(["a/1.xml"]);
    const units = folderOf({"hsa.csv": "hsa-id,listade\nSE1,many\nSE2,10\n"}, "units");
    const list = join(units, "hsa.csv");
    expect(
      await rejectedOf({certificates: await zipOf({...good, "a/1.xml": "", "hsa.csv": ""}), units: list}),
    ).toEqual([join(folder, "in.zip", "a/1.xml"), join(folder, "in.zip", "hsa.csv"), list]);
  });
});
