import type {Manifest} from "../../src/contract/release.ts";
import type {Cells} from "../model/cells.ts";
import type {Dimension} from "../model/dimension.ts";
import type {Protected} from "../model/protected.ts";
import {type DisclosureRole, disclosureRole, withheld} from "../model/disclosureRoles.ts";
import {mergeAlike} from "./mergeAlike.ts";

/**
 * Withholds the category of groups that are all of one kind. Who knows that a person is in a group (a month, a region, a sex,
 * an age) and sees that all of the group has one diagnosis knows the person's diagnosis, however large the group is. Rounding
 * does not help: the count of enough persons is exact.
 *
 * A *group* is one combination of values of any of the identifying dimensions of a family, the period always among them: the
 * women in a region in a month as well as those of one age. Where its events all lie in one category of a sensitive dimension
 * and the persons of its cells add up to `base` or more, the events are counted under `withheld` (`..`, "Redovisas inte") in
 * that dimension, and nothing else is changed: every total over the categories stays, and events, persons and the most of one
 * person are exactly what they were. Adding up persons counts one in several cells several times: a group can be taken that
 * need not be, none is left.
 *
 * A table can have two sensitive dimensions and a *comparing* one, which says how they differ (first and last diagnosis, and
 * whether it changed): each tells of the others. Where one sensitive dimension is withheld in such a table, all are, and the
 * comparing one with them. Cells that are alike then are one (`mergeAlike`).
 *
 * That nobody told (`U`, "Framgår inte") is no category: it says nothing of anyone, and where a source lacks the fact all are so.
 *
 * Groups keep to one period, so a new period never changes an earlier one. Those of fewer than `base` persons are left as they
 * are: each of their cells is a small count, whose rounding leaves it open that someone is in another category.
 *
 * What is left to learn. A group under `..` had one category: that is the rule, and it can be read. Which one it was stands in
 * no sum of these cells, but it can stand in another family: one of the same events by other dimensions (`durations` beside
 * `started`, `diagnosis_changes` and `degree_changes` beside `ended`) looks for groups among its own dimensions only, so what
 * is withheld by sex or age in the one is part of a wider group with a category in the other; and other events of the same
 * persons have their own tables (who has a sjukfall has a certificate). Who knows how common the categories are among such
 * people can guess; and what is published as one category, without `..`, is not all of it: someone had another, or too few
 * were there. Not looked for: groups of nearly one category, those that one puts together oneself of several regions, months
 * or ages, and those that one narrows by degree or length (`model/disclosureRoles.ts` says why).
 */
export function withholdGroups(cells: Cells, base: number): Cells {
  const {dimensions, n, persons} = cells;
  const identifying = dimensions.flatMap(({id}, d) =>
    d > 0 && disclosureRole(id) === "identifying" ? [d] : [],
  );
  const as = (role: DisclosureRole) =>
    dimensions.flatMap(({id}, d) => (disclosureRole(id) === role ? [d] : []));
  const sensitive = as("sensitive");
  const comparing = as("comparing");
  const codes = [...cells.codes];
  const taken = new Uint8Array(n.length);
  const marks = sensitive.map((d) => {
    const single = new Uint8Array(n.length);
    const unknown = dimensions[d]?.codes.findIndex(({code}) => code === notTold) ?? -1;
    for (let subset = 0; subset < 1 << identifying.length; subset++) {
      const of = [0, ...identifying.filter((_, at) => ((subset >> at) & 1) === 1)];
      markSingle(single, {category: cells.codes[d] ?? new Uint16Array(), unknown}, groupsOf(cells, of), {
        persons,
        base,
      });
    }
    for (let i = 0; i < taken.length; i++) if (single[i] === 1) taken[i] = 1;
    return {d, of: single};
  });
  const tell = comparing.length > 0;
  const withhold = tell ? [...sensitive, ...comparing].map((d) => ({d, of: taken})) : marks;
  for (const {d, of} of withhold) {
    const none = withheldIn(dimensions[d]);
    codes[d] = (cells.codes[d] ?? new Uint16Array()).map((category, i) => (of[i] === 1 ? none : category));
  }
  if (!taken.includes(1)) return cells;
  const moved = sorted({...cells, codes}, taken);
  return tell ? mergeAlike(moved) : moved;
}

/** The position of what is withheld among the codes of a dimension. */
function withheldIn(dimension: Dimension | undefined): number {
  const none = dimension?.codes.findIndex(({code}) => code === withheld.code) ?? -1;
  if (none === -1) throw new RangeError(`dimension ${dimension?.id ?? ""}: no code ${withheld.code}`);
  return none;
}

/** What the manifest says of group disclosure: the rule, and the published counts that are withheld from a category. */
export function reportGroups(tables: readonly Protected[]): NonNullable<Manifest["disclosure"]["group"]> {
  const ids = [...new Set(tables.flatMap(({dimensions}) => dimensions.map(({id}) => id)))];
  const as = (role: DisclosureRole) => ids.filter((id) => disclosureRole(id) === role).sort();
  return {
    identifying: as("identifying"),
    sensitive: as("sensitive"),
    comparing: as("comparing"),
    code: withheld.code,
    withheld: tables.flatMap(({family, dimensions, codes, n}) =>
      dimensions.flatMap(({id, codes: categories}, d) => {
        if (disclosureRole(id) !== "sensitive") return [];
        const none = categories.findIndex(({code}) => code === withheld.code);
        let [cells, events] = [0, 0];
        for (const [i, category] of (codes[d] ?? []).entries()) {
          if (category !== none) continue;
          cells++;
          events += n[i] ?? 0;
        }
        return [{family, dimension: id, cells, events}];
      }),
    ),
  };
}

/** Cells by the values of some dimensions: the group of each, as a number below `size`. */
function groupsOf(cells: Cells, of: readonly number[]): {group: Uint32Array; size: number} {
  const size = of.reduce((product, d) => product * (cells.dimensions[d]?.codes.length ?? 1), 1);
  if (size > 2 ** 28) throw new RangeError(`${cells.family}: more groups than can be looked through`);
  const group = new Uint32Array(cells.n.length);
  for (const d of of) {
    const column = cells.codes[d] ?? new Uint16Array();
    const width = cells.dimensions[d]?.codes.length ?? 1;
    for (let i = 0; i < group.length; i++) group[i] = (group[i] ?? 0) * width + (column[i] ?? 0);
  }
  return {group, size};
}

/** The code of what a certificate does not tell: it says nothing of anybody, and whole sources have no other. */
const notTold = "U";

/** Marks the cells of each group of at least `base` persons that has one category only, and that a known one. */
function markSingle(
  marks: Uint8Array,
  {category, unknown}: {category: Uint16Array; unknown: number},
  {group, size}: {group: Uint32Array; size: number},
  {persons, base}: {persons: Uint32Array; base: number},
): void {
  // 0: nobody yet; a category is its position + 1.
  const only = new Int32Array(size);
  const several = -1;
  const members = new Float64Array(size);
  for (let i = 0; i < group.length; i++) {
    const g = group[i] ?? 0;
    const own = (category[i] ?? 0) + 1;
    if (only[g] === 0) only[g] = own;
    else if (only[g] !== own) only[g] = several;
    members[g] = (members[g] ?? 0) + (persons[i] ?? 0);
  }
  for (let i = 0; i < group.length; i++) {
    const g = group[i] ?? 0;
    if ((only[g] ?? 0) > 0 && only[g] !== unknown + 1 && (members[g] ?? 0) >= base) marks[i] = 1;
  }
}

/** The cells by their dimensions in order, as they come from the count: those that were taken move to where they belong now. */
function sorted(cells: Cells, taken: Uint8Array): Cells {
  const {codes, n, persons, most} = cells;
  const compare = (a: number, b: number) => {
    for (const column of codes) {
      const difference = (column[a] ?? 0) - (column[b] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const moved: number[] = [];
  for (let i = 0; i < taken.length; i++) if (taken[i] === 1) moved.push(i);
  moved.sort(compare);
  const order = new Uint32Array(n.length);
  let at = 0;
  let next = 0;
  for (let i = 0; i < taken.length; i++) {
    if (taken[i] === 1) continue;
    for (let one = moved[next]; one !== undefined && compare(one, i) < 0; one = moved[++next])
      order[at++] = one;
    order[at++] = i;
  }
  for (const one of moved.slice(next)) order[at++] = one;
  const column = <T extends Uint16Array | Uint32Array>(values: T): T =>
    values.map((_, i) => values[order[i] ?? 0] ?? 0) as T;
  return {...cells, codes: codes.map(column), n: column(n), persons: column(persons), most: column(most)};
}
