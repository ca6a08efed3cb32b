import type {Effects} from "../../model/effects.ts";
import {attack, type AttackFigures} from "./attack.ts";
import type {Findings} from "./finding.ts";
import {unitInsiders} from "./insider.ts";
import type {ViewLinker} from "./linkViews.ts";
import {type ExactCells, truthOfRows} from "./truth.ts";
import type {View} from "./view.ts";

/** {@link unitInsiders}, with the number of cells that get too narrow. */
export interface UnitInsiderFigures {
  readonly units: number;
  readonly equations: number;
  readonly leastRoom: number | null;
  readonly narrowed: number;
}

/**
 * Takes all views that have been linked as one system and attacks it: what equations and bounds give of any cell, and what
 * somebody gets to know of others who knows all about one unit. What is narrower than may be is a finding.
 */
export async function attackViews(
  linker: ViewLinker,
  {
    views,
    exact,
    newKey,
  }: {
    views: ReadonlyMap<string, View>;
    exact: ReadonlyMap<string, ExactCells>;
    newKey: boolean;
  },
  findings: Findings,
  effects: Effects,
): Promise<{system: AttackFigures; unitInsiders: UnitInsiderFigures}> {
  const linked = linker.build();
  const {system, targets, name} = linked;
  const {exposures, contradiction, figures, bounds} = await attack(system, targets, {
    programming: true,
    effects,
  });
  let empty = 0;
  let twice = 0;
  for (const {target, lower, upper} of exposures) {
    const open = targets[target];
    if (!open) continue;
    if (upper === 0) {
      // The threat model lets an attacker see which cells are empty.
      empty++;
      continue;
    }
    // Two keys, knowingly: a 0 and a 5 of one cell leave 1–4, and no more may follow.
    if (newKey && upper - lower >= open.high - open.low - 1) {
      twice++;
      continue;
    }
    findings.add({
      ...{by: "ekvationssystem", ...name(target)},
      rule: `lämnar ${open.low}–${open.high} öppet när alla tabeller och utgåvor tas tillsammans`,
      gives: lower === upper ? `exakt ${lower}` : `${lower}–${upper}`,
    });
  }
  if (empty > 0)
    findings.remarks.push(`${empty} grupper av celler med 0 är säkert tomma: ingen finns i dem.`);
  if (twice > 0)
    findings.remarks.push(
      `Ny nyckel: ${twice} celler har avrundats med två nycklar, och lämnar ett antal färre öppet än med en.`,
    );
  if (contradiction) {
    findings.add({
      ...{by: "ekvationssystem", table: "(alla)", cell: "(alla)"},
      ...{rule: "tabellerna motsäger inte varandra", gives: "att tabeller är avrundade var för sig"},
    });
  }
  const rows = new Map([...views].map(([id, view]) => [view, exact.get(id)]));
  const {narrowed, ...insiders} = unitInsiders(linked, bounds, (view) => {
    const cells = rows.get(view);
    return cells && truthOfRows(view, cells);
  });
  const alone = new Set(exposures.map(({target}) => target));
  const narrower = narrowed.filter((target) => !alone.has(target));
  if (exact.size === 0 && narrower.length > 0)
    findings.remarks.push(
      `Den som vet allt om en enhet kan i sämsta fall utesluta antal i ${narrower.length} av andras celler; med facit (--truth) går det att avgöra.`,
    );
  for (const target of exact.size === 0 ? [] : narrower) {
    const open = targets[target];
    if (!open) continue;
    findings.add({
      ...{by: "insider", ...name(target)},
      rule: `lämnar ${open.low}–${open.high} öppet för den som vet allt om en annan enhet`,
      gives: "färre möjliga antal",
    });
  }
  return {system: figures, unitInsiders: {...insiders, narrowed: narrower.length}};
}
