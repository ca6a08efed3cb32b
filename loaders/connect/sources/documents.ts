import type {Delivery, Expected, Flags, Source} from "../../model/source.ts";
import {findFiles, kindOf} from "../files/findFiles.ts";
import {unitTable} from "../files/unitTable.ts";

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
      describe: "vårdenheter ur HSA: en CSV-fil, eller hsaunits.xml som fil, zip eller mapp",
      placeholder: "sökväg",
    },
  },
  claims(flags) {
    return flagNames.some((flag) => flags[flag] !== undefined);
  },
  async *deliver(flags) {
    for (const flag of flagNames) yield* deliverFlag(flag, flags);
  },
};

async function* deliverFlag(flag: (typeof flagNames)[number], flags: Flags): AsyncGenerator<Delivery> {
  const path = flags[flag];
  if (path === undefined) return;
  const {expects, limit} = kinds[flag];
  if (flag === "units" && kindOf(path) === "file" && /\.csv$/i.test(path)) {
    yield unitTable(flag, path);
    return;
  }
  for await (const found of findFiles(flag, path)) {
    const {file, total} = found;
    const content = await found.read(limit);
    if (content instanceof Uint8Array) yield {is: "document", expects, file, total, bytes: content};
    else yield {is: "unreadable", expects, file, total, rule: content.rule};
  }
}
