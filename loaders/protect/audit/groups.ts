import type {Manifest} from "../../../src/contract/release.ts";
import type {Findings} from "./finding.ts";
import {KeyIndex} from "./keyIndex.ts";
import {isPeriod} from "./period.ts";
import type {View} from "./view.ts";

/**
 * Group disclosure on the bytes: groups by the period and any of the identifying dimensions that are published in one category
 * of a sensitive dimension only. The manifest says that groups which truly are of one category stand under its code; those that
 * are left have somebody in another, whom rounding took to 0, or too few persons, and a reader cannot tell which. A remark
 * with their number where they hold at least twice the base; a finding where what is withheld is not what the manifest says.
 */
export function checkGroups(
  {disclosure, dimensions}: Manifest,
  views: ReadonlyMap<string, View>,
  findings: Findings,
): void {
  const {group, base} = disclosure;
  if (!group) return;
  for (const [family, view] of views) {
    withheldTogether(view, group, findings);
    for (const [d, {id, codes}] of view.dimensions.entries()) {
      if (!group.sensitive.includes(id)) continue;
      const none = codes.findIndex(({code}) => code === group.code);
      const stated = group.withheld.find((one) => one.family === family && one.dimension === id);
      let [cells, events] = [0, 0];
      for (const [row, category] of (view.codes[d] ?? new Int32Array()).entries()) {
        if (category !== none || none === -1) continue;
        cells++;
        events += view.n[row] ?? 0;
      }
      if (cells !== (stated?.cells ?? 0) || events !== (stated?.events ?? 0))
        findings.add({
          ...{by: "uppräkning", table: view.title, cell: `${id} = ${group.code}`},
          ...{
            rule: "undanhållna kategorier är räknade på publicerade celler",
            gives: "något om de sanna antalen",
          },
        });
      const {groups, events: inGroups} = oneCategory(view, d, none, group.identifying, 2 * base);
      if (groups > 0)
        findings.remarks.push(
          `${view.title}: ${groups} grupper med sammanlagt minst ${2 * base} (${inGroups} i allt) är publicerade i en enda kategori av ${(dimensions[id]?.title ?? id).toLowerCase()}. Nollorna bredvid kan vara 1–${base - 1}.`,
        );
    }
  }
}

/**
 * Where a table tells how its sensitive dimensions differ, each gives the others away: the code that withholds stands in all of
 * them or in none.
 */
function withheldTogether(
  {title, dimensions, codes: columns}: View,
  {sensitive, comparing = [], code}: NonNullable<Manifest["disclosure"]["group"]>,
  findings: Findings,
): void {
  if (!dimensions.some(({id}) => comparing.includes(id))) return;
  const together = dimensions.flatMap(({id, codes}, d) =>
    sensitive.includes(id) || comparing.includes(id)
      ? [{id, column: columns[d] ?? new Int32Array(), none: codes.findIndex((one) => one.code === code)}]
      : [],
  );
  const rows = together[0]?.column.length ?? 0;
  for (let row = 0; row < rows; row++) {
    const withheld = together.filter(({column, none}) => none !== -1 && column[row] === none);
    if (withheld.length === 0 || withheld.length === together.length) continue;
    findings.add({
      ...{by: "uppräkning", table: title, cell: `${withheld.map(({id}) => id).join(", ")} = ${code}`},
      ...{
        rule: "det som hålls inne går inte att läsa av i en annan indelning av samma rad",
        gives: "en kategori som skulle hållas inne",
      },
    });
    return;
  }
}

/** Groups whose published cells all lie in one category, with at least `least` events, over all ways to form them. */
function oneCategory(
  view: View,
  sensitive: number,
  none: number,
  identifying: readonly string[],
  least: number,
): {groups: number; events: number} {
  const period = view.dimensions.findIndex(({id}) => isPeriod(id));
  const free = view.dimensions.flatMap(({id}, d) => (d !== period && identifying.includes(id) ? [d] : []));
  const category = view.codes[sensitive] ?? new Int32Array();
  const found = {groups: 0, events: 0};
  for (let subset = 0; subset < 1 << free.length; subset++) {
    const by = [...(period === -1 ? [] : [period]), ...free.filter((_, at) => ((subset >> at) & 1) === 1)];
    const columns = by.map((d) => ({
      codes: view.codes[d] ?? new Int32Array(),
      size: (view.dimensions[d]?.codes.length ?? 0) + 1,
    }));
    const index = new KeyIndex(1024);
    // The position of a group's only category; −1 for several.
    let only = new Int32Array(1024);
    let sum = new Float64Array(1024);
    for (let row = 0; row < category.length; row++) {
      let key = 0;
      for (const {codes, size} of columns) key = key * size + (codes[row] ?? -1) + 1;
      const before = index.size;
      const at = index.add(key);
      if (at >= only.length) {
        only = grown(only, new Int32Array(only.length * 2));
        sum = grown(sum, new Float64Array(sum.length * 2));
      }
      if (at === before) only[at] = category[row] ?? -1;
      else if (only[at] !== category[row]) only[at] = -1;
      sum[at] = (sum[at] ?? 0) + (view.n[row] ?? 0);
    }
    for (let at = 0; at < index.size; at++) {
      if (only[at] === -1 || only[at] === none || (sum[at] ?? 0) < least) continue;
      found.groups++;
      found.events += sum[at] ?? 0;
    }
  }
  return found;
}

function grown<T extends Int32Array | Float64Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
