import type {CountingPlan} from "../count/fast/bucketCounter.ts";
import type {RawCounts} from "../count/fast/familyCounter.ts";
import type {Columns, LinkTerms} from "../model/linked.ts";

/** What a thread is started with. */
export interface Terms {
  readonly plan: CountingPlan;
  readonly terms: LinkTerms;
}

/** What a thread is asked: to count a bucket, whose columns it is given for its own, or to hand over what it has counted. */
export type Request = {readonly is: "bucket"; readonly rows: Columns<string>} | {readonly is: "end"};

export type Answer = {readonly is: "done"} | {readonly is: "counted"; readonly counts: readonly RawCounts[]};
