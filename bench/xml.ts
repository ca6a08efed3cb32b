import {ParseOption, XmlDocument} from "libxml2-wasm";
import {readDocument} from "../loaders/normalise/readDocument.ts";
import {day} from "../loaders/model/day.ts";
import {trustedDays} from "../loaders/normalise/trustedDays.ts";
import {Settings} from "../loaders/settings.ts";
import {writeCertificate} from "../tests/fixtures/lisjp.ts";
import {medianOfThree} from "./measure.ts";

const documents = 2000;

/** Reading certificates against the parser alone, on the same bytes, on one core. */
export async function benchXml() {
  const bytes = Array.from({length: documents}, (_, i) =>
    new TextEncoder().encode(writeCertificate({id: `id-${i}`, person: "191212121212"})),
  );
  const days = trustedDays(Settings.parse({}), day("2030-12-31"));
  const megabytes = bytes.reduce((sum, {length}) => sum + length, 0) / 1e6;
  const ignore = () => undefined;
  const findings = {
    ...{certificate: ignore, otherForm: ignore, revocation: ignore},
    ...{message: ignore, unit: ignore, rejection: ignore},
  };
  const parse = await medianOfThree(() => {
    for (const one of bytes) XmlDocument.fromBuffer(one, {option: ParseOption.XML_PARSE_NONET}).dispose();
  });
  const read = await medianOfThree(() => {
    for (const one of bytes) readDocument(one, days, findings);
  });
  return {
    documents,
    megabytes,
    parseMegabytesPerCpuSecond: megabytes / parse.cpu,
    readMegabytesPerCpuSecond: megabytes / read.cpu,
    readToParse: read.cpu / parse.cpu,
  };
}
