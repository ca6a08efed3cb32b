import type {AuditReport} from "./auditRelease.ts";

/** The report for a person: a table of findings or "inga fynd", with what was examined. */
export function reportText(
  {version, findings, count, remarks, figures, guesses}: AuditReport,
  seconds: number,
): string {
  const {system} = figures;
  const number = (value: number) => value.toLocaleString("sv-SE");
  const lines = [
    `Granskning av utgåva ${version}`,
    "",
    `Uppräkning        ${number(figures.cells)} celler i ${number(figures.tables)} tabeller, ${number(figures.margins)} summor`,
    `Ekvationssystem   ${number(system.unknowns)} obekanta, ${number(system.equations)} ekvationer, rang ${number(system.rank)}, ${number(system.derivable)} exakt härledbara`,
    `Gränser           ${number(system.parts)} delar med flera ekvationer, ${number(system.solves)} lösningar${system.withoutWholeProof > 0 ? `, ${number(system.withoutWholeProof)} utan heltalsbevis` : ""}`,
    `Jämförelse        ${number(figures.releases)} andra utgåvor, ${number(figures.compared)} celler`,
    `Läckage           ${number(figures.files)} filer`,
    `Tid               ${seconds.toFixed(1).replace(".", ",")} s`,
  ];
  for (const [family, {cells, right, rightBlind}] of Object.entries(guesses ?? {})) {
    const share = (part: number) => (cells === 0 ? "–" : `${Math.round((100 * part) / cells)} %`);
    lines.push(
      `Facit             ${family}: bästa gissning rätt i ${share(right)} av ${number(cells)} små celler (utan publicering ${share(rightBlind)})`,
    );
  }
  for (const remark of remarks) lines.push("", `Anmärkning: ${remark}`);
  lines.push("");
  if (count === 0) return [...lines, "Inga fynd.", ""].join("\n");
  const rows = [
    ["tabell", "cell", "regel", "vad som går att räkna ut"],
    ...findings.map(({table, cell, rule, gives}) => [table, cell, rule, gives]),
  ];
  const widths = [0, 1, 2].map((d) => Math.max(...rows.map((row) => row[d]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((text, d) => text.padEnd(widths[d] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, `${number(count)} fynd`, "", ...table, ""].join("\n");
}
