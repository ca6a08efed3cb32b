import type {Highs} from "highs";
import type {Effects} from "../../model/effects.ts";
import {cheapestChange} from "./cheapestChange.ts";
import type {LinkedSystem} from "./linkedSystem.ts";
import type {Movable} from "./movable.ts";
import type {Neighbourhood} from "./neighbourhood.ts";
import type {KeptAlternatives} from "./keptAlternatives.ts";

/** How many withheld counts around an aim another proof is looked for among. */
const size = 400;
/** A count that more alternatives use is left withheld: hardly ever can all of them do without it, and each is a programme to solve. */
const mostUsers = 14;
/** What a secret count costs to change by one: it is withheld whatever happens. */
const secretCost = 1e-3;

/**
 * Publishes again what the kept alternatives can do without: first counts that none of them changes, then, one at a time, those that
 * fewest do, where other alternatives among withheld counts reach the same aims. `withheld` is narrowed in place.
 */
export function takeBack(
  kept: KeptAlternatives,
  options: {
    highs: Highs;
    system: LinkedSystem;
    neighbourhood: Neighbourhood;
    movable: Movable;
    secret: Uint8Array;
    withheld: Uint8Array;
    effects: Effects;
  },
): void {
  const {system, neighbourhood, secret, withheld, effects} = options;
  kept.dropNeedless((count) => secret[count] !== 1);
  const candidates: number[] = [];
  for (let count = 0; count < system.counts; count++) {
    if (withheld[count] !== 1 || secret[count] === 1) continue;
    if (kept.users(count).size === 0) withheld[count] = 0;
    else if (kept.users(count).size <= mostUsers) candidates.push(count);
  }
  const many = new Map(candidates.map((count) => [count, kept.users(count).size]));
  candidates.sort(
    (a, b) => (many.get(a) ?? 0) - (many.get(b) ?? 0) || (system.n[b] ?? 0) - (system.n[a] ?? 0) || a - b,
  );
  // What many alternatives use already is used rather than what few do: the few come to be none.
  const cost = (count: number) => (secret[count] === 1 ? secretCost : 1 / (1 + kept.users(count).size));
  for (const [at, count] of candidates.entries()) {
    if (at % 100 === 0) effects.progress("Prövar att visa", at, candidates.length, "celler");
    withheld[count] = 0;
    const taken = [...kept.users(count)].map((number) => ({...kept.remove(number), number}));
    const added: number[] = [];
    const open = taken
      .flatMap(({number}) => kept.reachedBy(number))
      .every((aim) => {
        if (kept.isReached(aim)) return true;
        const goal = kept.aims[aim];
        if (!goal) return true;
        const among = neighbourhood.around(goal.count, {withheld, size, onlyWithheld: true});
        const found = cheapestChange(goal, {...options, among, cost});
        if (found) added.push(kept.add(found));
        return found !== undefined;
      });
    if (open) continue;
    withheld[count] = 1;
    for (const number of added) kept.remove(number);
    for (const {number, alternative} of taken) if (alternative) kept.restore({number, alternative});
  }
  if (candidates.length > 0)
    effects.progress("Prövar att visa", candidates.length, candidates.length, "celler");
  kept.dropNeedless((count) => secret[count] !== 1);
  for (const count of candidates) if (kept.users(count).size === 0) withheld[count] = 0;
}
