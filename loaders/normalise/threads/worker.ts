import {parentPort, workerData} from "node:worker_threads";
import {packRows} from "../packedRows.ts";
import {batchReader, type DocumentBatch, type ReadingTerms} from "../readBatch.ts";

// A thread that reads documents: a batch in, its rows out, in the order they came.
const read = batchReader(workerData as ReadingTerms);
parentPort?.on("message", (batch: DocumentBatch) => {
  const {packed, moved} = packRows(read(batch));
  parentPort?.postMessage(packed, moved);
});
parentPort?.postMessage("ready");
