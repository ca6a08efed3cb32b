import {wordsOf} from "../../model/unitTypes.ts";
import type {KeptUnit} from "./keptUnit.ts";

/** The kinds of change between two days, with their Swedish names, in the order of the account. */
export const changeKinds = [
  {id: "started", title: "Nya enheter"},
  {id: "ended", title: "Avslutade enheter"},
  {id: "merged", title: "Vårdenheter som gått upp i en annan"},
  {id: "renumbered", title: "Enheter som bytt HSA-id"},
  {id: "moved-region", title: "Enheter som bytt län"},
  {id: "moved-provider", title: "Enheter som bytt vårdgivare"},
  {id: "care-unit", title: "Enheter som bytt vårdenhet"},
  {id: "head-unit", title: "Enheter som bytt huvudenhet"},
  {id: "renamed", title: "Enheter som bytt namn"},
  {id: "type", title: "Enheter som bytt typ"},
] as const;

export type ChangeKind = (typeof changeKinds)[number]["id"];

/** One thing that changed in one unit. A unit that changed in several ways has several. */
export interface Change {
  readonly kind: ChangeKind;
  readonly unit: string;
  readonly name: string;
  readonly region: string;
  readonly from: string;
  readonly to: string;
}

type State = ReadonlyMap<string, KeptUnit>;

/**
 * What is different between two states of the registry, by kind and unit.
 *
 * - *Merged*: a vårdenhet that is its own no longer and belongs to another one; or that has ended, when at least half of
 *   those of its underenheter that go on belong to one and the same other vårdenhet.
 * - *Renumbered*: a unit that has ended where one with the same name in the same län, and no other, has started.
 * - The rest are facts that differ. The type is the harmonised one: `typeOf` gives it.
 */
export function changes(a: State, b: State, typeOf: (unit: KeptUnit) => string | undefined): Change[] {
  const found: Change[] = [];
  const add = (kind: ChangeKind, unit: KeptUnit, from: string | undefined, to: string | undefined) => {
    const {unit: id, name = "", region = ""} = unit;
    found.push({kind, unit: id, name, region, from: from ?? "", to: to ?? ""});
  };
  const started = [...b.values()].filter(({unit}) => !a.has(unit));
  const ended = [...a.values()].filter(({unit}) => !b.has(unit));
  const successors = renumbered(ended, started);
  const taken = new Set(successors.values());
  const members = membersOf(a);

  for (const unit of started) if (!taken.has(unit.unit)) add("started", unit, "", unit.name);
  for (const unit of ended) {
    const successor = successors.get(unit.unit);
    const taker = takerOf(unit, members.get(unit.unit) ?? [], b);
    if (successor !== undefined) add("renumbered", unit, unit.unit, successor);
    else if (taker !== undefined) add("merged", unit, unit.unit, taker);
    else add("ended", unit, unit.name, "");
  }
  for (const now of b.values()) {
    const then = a.get(now.unit);
    if (!then) continue;
    const isMerged = then.careUnit === then.unit && now.careUnit !== undefined && now.careUnit !== now.unit;
    if (isMerged) add("merged", now, now.unit, now.careUnit);
    else if (then.careUnit !== now.careUnit) add("care-unit", now, then.careUnit, now.careUnit);
    if (then.region !== now.region) add("moved-region", now, then.region, now.region);
    if (then.provider !== now.provider) add("moved-provider", now, then.provider, now.provider);
    if (then.headUnit !== now.headUnit) add("head-unit", now, then.headUnit, now.headUnit);
    if (then.name !== now.name) add("renamed", now, then.name, now.name);
    const types = [typeOf(then), typeOf(now)] as const;
    if (types[0] !== types[1]) add("type", now, ...types);
  }
  const order = new Map(changeKinds.map(({id}, index) => [id, index]));
  return found.sort(
    (x, y) => (order.get(x.kind) ?? 0) - (order.get(y.kind) ?? 0) || (x.unit < y.unit ? -1 : 1),
  );
}

/** The underenheter of each vårdenhet. */
function membersOf(state: State): Map<string, string[]> {
  const members = new Map<string, string[]>();
  for (const {unit, careUnit} of state.values()) {
    if (careUnit === undefined || careUnit === unit) continue;
    const list = members.get(careUnit);
    if (list) list.push(unit);
    else members.set(careUnit, [unit]);
  }
  return members;
}

/** The vårdenhet that took over most of an ended one's underenheter, if any did. */
function takerOf(ended: KeptUnit, members: readonly string[], b: State): string | undefined {
  const counts = new Map<string, number>();
  const staying = members.map((member) => b.get(member)).filter((member) => member !== undefined);
  for (const {careUnit} of staying)
    if (careUnit !== undefined && careUnit !== ended.unit)
      counts.set(careUnit, (counts.get(careUnit) ?? 0) + 1);
  const [best] = [...counts.entries()].sort(([x, n], [y, m]) => m - n || (x < y ? -1 : 1));
  return best && best[1] * 2 >= staying.length ? best[0] : undefined;
}

/** Each ended unit with the started one that has its name and län, where there is one of each and no more. */
function renumbered(ended: readonly KeptUnit[], started: readonly KeptUnit[]): Map<string, string> {
  const byPlace = (units: readonly KeptUnit[]) => {
    const found = new Map<string, string[]>();
    for (const {unit, name, region} of units) {
      if (name === undefined) continue;
      const place = `${region ?? ""}|${wordsOf(name)}`;
      found.set(place, [...(found.get(place) ?? []), unit]);
    }
    return found;
  };
  const starts = byPlace(started);
  const pairs = [...byPlace(ended)].flatMap(([place, units]) => {
    const others = starts.get(place) ?? [];
    const [unit] = units;
    const [other] = others;
    return unit !== undefined && other !== undefined && units.length === 1 && others.length === 1
      ? [[unit, other] as const]
      : [];
  });
  return new Map(pairs);
}
