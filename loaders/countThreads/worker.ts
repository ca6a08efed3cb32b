import {parentPort, workerData} from "node:worker_threads";
import {BucketCounter} from "../count/fast/bucketCounter.ts";
import {linkBucket} from "../link/linkBucket.ts";
import type {Answer, Request, Terms} from "./message.ts";

// A thread that links and counts: a bucket in, "done" out; and when all have come, what it counted.
const {plan, terms} = workerData as Terms;
const counter = new BucketCounter(plan);
const answer = (message: Answer, moved: ArrayBuffer[] = []) => parentPort?.postMessage(message, moved);

parentPort?.on("message", (request: Request) => {
  if (request.is === "bucket") {
    counter.count(linkBucket(request.rows, terms));
    answer({is: "done"});
    return;
  }
  const counts = counter.raw();
  const columns = counts
    .flatMap(({cells, units}) => [cells, ...(units ? [units] : [])])
    .flatMap(Object.values);
  answer(
    {is: "counted", counts},
    (columns as Float64Array<ArrayBuffer>[]).map(({buffer}) => buffer),
  );
});
