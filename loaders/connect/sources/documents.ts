import {createHash} from "node:crypto";
import {resolve} from "node:path";
import type {Expected, FileDelivery, Flags, Source} from "../../model/source.ts";
import {describeFiles} from "../files/describeFiles.ts";
import {findFiles, mustBeReadable} from "../files/findFiles.ts";
import {folderOf} from "../files/folderOf.ts";
import {findUnits} from "../files/findUnits.ts";

const mebibyte = 1_048_576;

/**
 * What each flag promises, and the largest file it takes: a parsed document takes many times its size, and a
 * certificate or message is some tens of kB. The national `hsaunits.xml` is 39 MB.
 */
const kinds: Readonly<Record<"certificates" | "messages" | "units", {expects: Expected; limit: number}>> = {
  certificates: {expects: "certificate", limit: 8 * mebibyte},
  messages: {expects: "message", limit: 8 * mebibyte},
  units: {expects: "unit", limit: 64 * mebibyte},
};

const flagNames = ["certificates", "messages", "units"] as const;

/** Certificates, messages and the unit registry as documents: in a folder, in a zip or in one file. */
export const source: Source = {
  id: "documents",
  title: "Läkarintyg (FK7804) som RIV-TA-dokument",
  synthetic: false,
  flags: {
    certificates: {
      describe: "läkarintyg och makuleringar som XML: mapp (med undermappar), zip eller fil",
      placeholder: "sökväg",
    },
    messages: {
      describe: "meddelanden mellan Försäkringskassan och vården som XML: mapp, zip eller fil",
      placeholder: "sökväg",
    },
    units: {
      describe:
        "vårdenheter: CSV, hsaunits.xml och svar ur HSA som fil, zip eller mapp, eller ett bevarat register",
      placeholder: "sökväg",
    },
  },
  claims(flags) {
    // The unit registry goes with certificates from anywhere: alone it is a source of its own.
    const others = flags["tables"] ?? flags["postgres"];
    return flagNames.some((flag) => flags[flag] !== undefined && (flag !== "units" || others === undefined));
  },
  async *deliver(flags, _effects, _spillFolder, skip = 0) {
    for (const flag of flagNames) if (flags[flag] !== undefined) mustBeReadable(flag, flags[flag]);
    const given = flagNames.filter((flag) => flags[flag] !== undefined);
    let place = 0;
    for (const flag of given) {
      const from = given.length > 1 ? {from: folderOf(flags[flag] ?? "")} : {};
      for await (const delivery of deliverFlag(flag, flags, skip - place)) {
        if (delivery.is !== "table") place++;
        yield {...delivery, ...from};
      }
    }
  },
  async fingerprint(flags) {
    const hash = createHash("sha256");
    for (const flag of flagNames) {
      const path = flags[flag];
      if (path === undefined) continue;
      hash.update(`${flag}|${resolve(path)}\n`);
      for await (const line of describeFiles(path)) hash.update(line);
    }
    return hash.digest("hex");
  },
};

async function* deliverFlag(
  flag: (typeof flagNames)[number],
  flags: Flags,
  skip: number,
): AsyncGenerator<FileDelivery> {
  const path = flags[flag];
  if (path === undefined) return;
  const {expects, limit} = kinds[flag];
  let place = 0;
  if (flag === "units") {
    for await (const delivery of findUnits(flag, path, limit)) {
      if (delivery.is === "table" || place++ >= skip) yield delivery;
      else yield {is: "skipped", expects, file: path};
    }
    return;
  }
  for await (const found of findFiles(flag, path)) {
    const {file, total} = found;
    if (place++ < skip) {
      yield {is: "skipped", expects, file, total};
      continue;
    }
    const bytes = found.read(limit);
    if (bytes instanceof Uint8Array) yield {is: "document", expects, file, total, bytes};
    else yield {is: "unreadable", expects, file, total, rule: bytes.rule};
  }
}
