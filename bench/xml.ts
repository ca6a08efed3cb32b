import {ParseOption, XmlDocument} from "libxml2-wasm";
import {day} from "../loaders/model/day.ts";
import {batchReader, type DocumentBatch, type ReadingTerms} from "../loaders/normalise/readBatch.ts";
import {ThreadPool} from "../loaders/normalise/threads/threadPool.ts";
import {trustedDays} from "../loaders/normalise/trustedDays.ts";
import {Settings} from "../loaders/settings.ts";
import {writeCertificate} from "../tests/fixtures/lisjp.ts";
import {type Measured, measure} from "./measure.ts";

const documents = 2_000;
const perBatch = 200;
const rounds = 12;
/** Texts as long as doctors write them make a certificate of 8 kB. */
const longText = "Patienten beskriver tilltagande värk och trötthet sedan flera veckor. ".repeat(10);

const terms: ReadingTerms = {
  key: new Uint8Array(32),
  days: trustedDays(Settings.parse({}), day("2030-12-31")),
};

function certificates(text: string): Uint8Array[] {
  return Array.from({length: documents}, (_, i) => {
    const facts = {id: `b64ea353-e8f6-4832-b563-${String(i).padStart(12, "0")}`, person: "191212121212"};
    return new TextEncoder().encode(writeCertificate(facts, {text}));
  });
}

function batches(all: readonly Uint8Array[]): DocumentBatch[] {
  return Array.from({length: documents / perBatch}, (_, n) => {
    const own = all.slice(n * perBatch, (n + 1) * perBatch);
    let end = 0;
    const ends = own.map(({length}) => (end += length));
    const bytes = new Uint8Array(end);
    for (const [index, one] of own.entries()) bytes.set(one, (ends[index] ?? 0) - one.length);
    return {bytes, ends, documents: own.map((_, index) => n * perBatch + index)};
  });
}

/**
 * The parser alone, through its own package, and the whole reading (the same parse, every rule, extraction, pseudonyms,
 * rows) on the same bytes on one core: turn about, batch by batch, so that a busy machine slows both alike.
 */
async function againstParser(text: string) {
  const all = certificates(text);
  const read = batchReader(terms);
  const spent: {readonly bare: number; readonly whole: number}[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [n, batch] of batches(all).entries()) {
      const own = all.slice(n * perBatch, (n + 1) * perBatch);
      const bare = await measure(() => {
        for (const one of own) XmlDocument.fromBuffer(one, {option: ParseOption.XML_PARSE_NONET}).dispose();
      });
      const whole = await measure(() => read(batch));
      // The first rounds warm up.
      if (round < 4) continue;
      spent.push({bare: bare.cpu, whole: whole.cpu});
    }
  }
  const bytesEach = all.reduce((sum, {length}) => sum + length, 0) / documents;
  const megabytes = (bytesEach * perBatch) / 1e6;
  return {
    bytesEach: Math.round(bytesEach),
    bare: megabytes / median(spent.map(({bare}) => bare)),
    whole: megabytes / median(spent.map(({whole}) => whole)),
    share: median(spent.map(({bare, whole}) => bare / whole)),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Reads the documents some times over in other threads that are warm already. */
async function inThreads(threads: number, all: readonly Uint8Array[]): Promise<Measured> {
  const pool = new ThreadPool(threads, terms);
  const readAll = async (times: number) => {
    const underWay: Promise<unknown>[] = [];
    for (const batch of Array.from({length: times}, () => batches(all)).flat()) {
      for (;;) {
        const rows = pool.read(batch);
        if (rows) {
          underWay.push(rows);
          break;
        }
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    }
    await Promise.all(underWay);
  };
  await readAll(2 * threads);
  const measured = await measure(() => readAll(10));
  await pool.end();
  return measured;
}

export async function benchXml() {
  const short = await againstParser("Beskrivning i fri text");
  const long = await againstParser(longText);
  const all = certificates("Beskrivning i fri text");
  const one = await inThreads(1, all);
  const two = await inThreads(2, all);
  const megabytes = (all.reduce((sum, {length}) => sum + length, 0) / 1e6) * 10;
  return {
    shortBytes: short.bytesEach,
    shortBareMegabytesPerCpuSecond: short.bare,
    shortWholeMegabytesPerCpuSecond: short.whole,
    shortWholeToBareSpeed: short.share,
    longBytes: long.bytesEach,
    longBareMegabytesPerCpuSecond: long.bare,
    longWholeMegabytesPerCpuSecond: long.whole,
    longWholeToBareSpeed: long.share,
    oneThreadMegabytesPerSecond: megabytes / one.wall,
    twoThreadsMegabytesPerSecond: megabytes / two.wall,
    twoThreadsToOne: one.wall / two.wall,
  };
}
