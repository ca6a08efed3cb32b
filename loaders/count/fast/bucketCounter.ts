import type {Family} from "../../model/cells.ts";
import type {Dimension} from "../../model/dimension.ts";
import type {Linked} from "../../model/linked.ts";
import {Scratch} from "../../model/scratch.ts";
import {FamilyCounter, type RawCounts} from "./familyCounter.ts";
import type {Lookups} from "./lookups.ts";
import {relationsOf} from "./relationsOf.ts";

/** All that a count needs to know beside the buckets: plain data, so that a thread can be given it. */
export interface CountingPlan {
  readonly families: readonly Family[];
  readonly dimensions: Readonly<Record<string, Dimension>>;
  readonly lookups: Lookups;
}

/** Counts every family of a plan, bucket by bucket. */
export class BucketCounter {
  readonly #lookups: Lookups;
  readonly #counters: readonly {readonly family: Family; readonly counter: FamilyCounter}[];
  readonly #scratch = new Scratch();

  constructor({families, dimensions, lookups}: CountingPlan) {
    this.#lookups = lookups;
    this.#counters = families.map((family) => ({family, counter: new FamilyCounter(family, dimensions)}));
  }

  /** Counts a bucket: what was linked of it, all of each person together. */
  count(parts: Iterable<Linked>): void {
    for (const linked of parts) {
      this.#scratch.clear();
      const rowsOf = relationsOf(linked, this.#lookups, this.#scratch);
      for (const {family, counter} of this.#counters) counter.count(rowsOf(family.rows.of));
    }
  }

  /** What has been counted of each family, in the order of the plan. */
  raw(): RawCounts[] {
    return this.#counters.map(({counter}) => counter.raw());
  }

  /** Adds what was counted of other buckets by the same plan. */
  absorb(counts: readonly RawCounts[]): void {
    for (const [at, {counter}] of this.#counters.entries()) {
      const own = counts[at];
      if (own) counter.absorb(own);
    }
  }

  /** Each family with its cells, see {@link FamilyCounter.counted}. */
  counted(): ({readonly family: Family} & ReturnType<FamilyCounter["counted"]>)[] {
    return this.#counters.map(({family, counter}) => ({family, ...counter.counted()}));
  }
}
