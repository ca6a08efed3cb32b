import type {AuditReport} from "./auditRelease.ts";
import type {Finding} from "./finding.ts";

/** The report for a person: a table of findings or "inga fynd", with what was examined. */
export function reportText(
  {version, findings, count, remarks, figures, guesses, insiders}: AuditReport,
  seconds: number,
): string {
  const {system, unitInsiders: units} = figures;
  const number = (value: number) => value.toLocaleString("sv-SE");
  const decimal = (value: number) => (Math.floor(value * 10) / 10).toLocaleString("sv-SE");
  const room =
    units.leastRoom === null ? "" : `, minst ${decimal(units.leastRoom)} gånger det utrymme som behövs`;
  const lines = [
    `Granskning av utgåva ${version}`,
    "",
    `Uppräkning        ${number(figures.cells)} celler i ${number(figures.tables)} tabeller, ${number(figures.margins)} summor`,
    `Ekvationssystem   ${number(system.unknowns)} obekanta, ${number(system.equations)} ekvationer, rang ${number(system.rank)}, ${number(system.derivable)} exakt härledbara`,
    `Gränser           ${number(system.parts)} delar med flera ekvationer, ${number(system.solves)} lösningar${system.withoutWholeProof > 0 ? `, ${number(system.withoutWholeProof)} utan heltalsbevis` : ""}`,
    `Jämförelse        ${number(figures.releases)} andra utgåvor, ${number(figures.compared)} celler`,
    `Insider, enhet    ${number(units.units)} enheter, ${number(units.equations)} ekvationer${room}, ${number(units.narrowed)} av andras celler blir snävare`,
    ...officialLines(figures.official, number),
    `Läckage           ${number(figures.files)} filer`,
    `Tid               ${seconds.toFixed(1).replace(".", ",")} s`,
  ];
  for (const [family, {cells, right, rightBlind}] of Object.entries(guesses ?? {})) {
    const share = (part: number) => (cells === 0 ? "–" : `${Math.round((100 * part) / cells)} %`);
    lines.push(
      `Facit             ${family}: bästa gissning rätt i ${share(right)} av ${number(cells)} små celler (utan publicering ${share(rightBlind)})`,
    );
  }
  for (const [family, own] of Object.entries(insiders ?? {})) {
    lines.push(
      `Insider, person   ${family}: av ${number(own.cells)} små celler säger ${number(own.ownTellsOthers)} den som har flest händelser exakt hur många andra som finns (${number(own.ownTellsAlone)} att ingen finns); i ${number(own.othersTellPresence)} vet den som känner alla andras att personen är där`,
    );
  }
  for (const remark of remarks) lines.push("", `Anmärkning: ${remark}`);
  lines.push("");
  if (count === 0) return [...lines, "Inga fynd.", ""].join("\n");
  lines.push(`${number(count)} fynd`);
  for (const [head, cells] of byRule(findings)) {
    const width = Math.max(...cells.map(({cell}) => cell.length));
    lines.push("", head);
    for (const {cell, gives} of cells) lines.push(`  ${cell.padEnd(width)}  ${gives}`.trimEnd());
  }
  return [...lines, ""].join("\n");
}

function officialLines(
  official: AuditReport["figures"]["official"],
  number: (value: number) => string,
): string[] {
  if (!official) return [];
  const {tables, withheld, proofs} = official;
  const how =
    proofs === null
      ? "inga bevis till hands, angripna som en läsare skulle göra"
      : `${number(proofs)} bevis prövade`;
  return [`Spärrade celler   ${number(withheld)} i ${number(tables)} officiella tabeller, ${how}`];
}

/** Findings under the table and the rule that they break, in the order in which they were met. */
function byRule(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const head = `${finding.table} (${finding.by}): ${finding.rule}`;
    const group = groups.get(head);
    if (group) group.push(finding);
    else groups.set(head, [finding]);
  }
  return groups;
}
