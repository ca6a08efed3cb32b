import type {Buckets} from "../engine/buckets.ts";
import type {Engine} from "../engine/engine.ts";
import {makeLookup} from "../engine/lookup.ts";
import type {Day} from "../model/day.ts";
import type {Settings} from "../settings.ts";
import {linkLookups, portableLinked} from "./portable.ts";

export async function link(engine: Engine, options: {settings: Settings; extractDay: Day}): Promise<Buckets> {
  for (const lookup of linkLookups()) await makeLookup(engine, lookup);
  return {
    count: 1,
    async open(session) {
      for (const {name, select} of portableLinked(options)) {
        await session.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${select}`);
      }
    },
  };
}
