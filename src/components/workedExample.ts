import {addCounts, type Count} from "../measures/count.js";
import {possibleCount, possibleSum} from "../measures/possibleCount.js";
import {type CountTable, roundingExample, type RoundingSteps, sumsOf} from "../measures/roundingExample.js";
import {roundingInterval} from "../measures/roundingInterval.js";
import {shareInterval} from "../measures/shareInterval.js";
import {shareRoundingInterval} from "../measures/shareRoundingInterval.js";
import {formatCount, formatPercent, formatTenths, percentBetween} from "../measures/swedish.js";
import {dataTable} from "./dataTable.js";
import type {DataTable} from "./diagramModel.js";
import {element} from "./element.js";

/** The example's table: made up, small enough to follow, with large and small cells. */
const truth: CountTable = [
  [12, 3, 7, 1],
  [8, 2, 4, 1],
];
/** The draw of each cell, from 0 to 1; those of large cells are never used. */
const draws = [
  [0.84, 0.31, 0.66, 0.52],
  [0.47, 0.22, 0.13, 0.09],
];
const rowNames = ["Kvinnor", "Män"];
const columnNames = ["100 %", "75 %", "50 %", "25 %"].map((name) => name.replace(" ", "\u00a0"));
/** The column whose share of all is told: 50 per cent. */
const told = 2;

/** How a small, made-up table is rounded, step by step, with what can be concluded from the result. */
export function workedExample(base: number): HTMLElement {
  const steps = roundingExample(truth, draws, base);
  const {total} = sumsOf(steps.published);
  return element(
    "div",
    {class: "underlag-example"},
    element("h3", {}, "1. Så många är de"),
    dataTable(countTable("Sanna antal (påhittade)", steps.truth)),
    element("p", {}, smallCells(base)),
    element("h3", {}, "2. Varje liten cell lottas för sig"),
    dataTable(countTable("Efter lottningen", steps.drawn)),
    element("p", {}, afterDraw(steps, base)),
    element("h3", {}, "3. Några celler byts, så att summorna kommer nära"),
    dataTable(countTable("Så publiceras tabellen", steps.published)),
    element("p", {}, afterMoves(steps)),
    element("h3", {}, "4. Vad går att räkna ut?"),
    dataTable(openTable(steps, base)),
    element(
      "p",
      {},
      `Den som lägger ihop cellernas gränser får veta att summan ligger mellan ${between(possibleSum(steps.published.flat(), base))}. Den publicerade är ${formatCount(total)} och den sanna ${formatCount(sumsOf(truth).total)}. Ingen cell på 0 eller ${base} går att bestämma, hur man än räknar.`,
    ),
  );
}

/** How the intervals of the diagrams are read, on the same made-up table. */
export function intervalExample(base: number): HTMLElement {
  return element("ul", {}, ...intervalSentences(base).map((sentence) => element("li", {}, sentence)));
}

/** What {@link intervalExample} says. */
export function intervalSentences(base: number): string[] {
  const {published} = roundingExample(truth, draws, base);
  const countOf = (cells: readonly number[]): Count =>
    addCounts(cells.map((n) => ({n, atBase: n === base ? 1 : 0})));
  const whole = countOf(published.flat());
  const part = countOf(published.map((cells) => cells[told] ?? 0));
  const [low, high] = roundingInterval(whole, base);
  const {share, interval} = shareInterval(part, whole, base);
  return [
    `Antalet ${formatCount(whole.n)} har ett band från ${formatTenths(low)} till ${formatTenths(high)}. Bandet rymmer det som avrundningen kan ha gjort, i 95 fall av 100. Det är bredast där många av cellerna är ${base}.`,
    `Andelen med 50 procents grad är ${formatCount(part.n)} av ${formatCount(whole.n)}, alltså ${formatPercent(share ?? 0)}. Avrundningen ensam kan ha flyttat den till ett värde ${percentBetween(...shareRoundingInterval(part, whole, base))}.`,
    `Slumpen spelar också in, eftersom så få personer kunde ha fallit ut på ett annat sätt. Med båda ligger andelen ${percentBetween(...interval)}. Det är det intervallet som visas i diagram, tabeller och nedladdade filer.`,
  ];
}

function between([least, greatest]: readonly [number, number]): string {
  return `${formatCount(least)} och ${formatCount(greatest)}`;
}

function countTable(caption: string, table: CountTable): DataTable {
  const {rows, columns, total} = sumsOf(table);
  return {
    caption,
    columns: [
      {name: "kon", title: "Kön", kind: "text"},
      ...columnNames.map((title, i) => ({name: `grad_${i}`, title, kind: "count" as const})),
      {name: "summa", title: "Summa", kind: "count"},
    ],
    rows: [
      ...table.map((cells, row) => [rowNames[row] ?? "", ...cells, rows[row] ?? 0]),
      ["Summa", ...columns, total],
    ],
  };
}

function openTable({published}: RoundingSteps, base: number): DataTable {
  const open = (n: number): string => {
    const [least, greatest] = possibleCount(n, base);
    return least === greatest ? formatCount(n) : `${formatCount(least)}–${formatCount(greatest)}`;
  };
  return {
    caption: "Vad varje cell lämnar öppet",
    columns: [
      {name: "kon", title: "Kön", kind: "text"},
      ...columnNames.map((title, i) => ({name: `grad_${i}`, title, kind: "text" as const})),
    ],
    rows: published.map((cells, row) => [rowNames[row] ?? "", ...cells.map(open)]),
  };
}

function smallCells(base: number): string {
  const cells = truth.flat();
  const small = cells.filter((x) => x > 0 && x < base);
  return `Tabellen har ${formatCount(cells.length)} celler. ${formatCount(small.length)} av dem har färre än ${base} personer. De andra publiceras som de är.`;
}

function afterDraw({drawn}: RoundingSteps, base: number): string {
  const x = truth[0]?.[1] ?? 0;
  const [exact, now] = [sumsOf(truth).total, sumsOf(drawn).total];
  return `Cellen med ${formatCount(x)} kvinnor blir ${base} med sannolikheten ${formatCount(x)} av ${base} (${formatPercent(x / base)}), annars 0. Den här gången kom ${formatCount(drawn.flat().filter((y) => y === base).length)} celler att stå på ${base}, och summan blev ${formatCount(now)} i stället för ${formatCount(exact)}.`;
}

function afterMoves({moved, published, squaredErrors: [before, after]}: RoundingSteps): string {
  const name = ({row, column}: {row: number; column: number}): string =>
    `${(rowNames[row] ?? "").toLocaleLowerCase("sv-SE")} med ${columnNames[column] ?? ""}`;
  return `Programmet har bytt ${formatCount(moved.length)} celler: ${moved.map(name).join(" och ")}. Bara summor med minst tre små celler räknas. Deras fel, kvadrerade och hopräknade, minskade från ${formatCount(before)} till ${formatCount(after)}. Hela summan är nu ${formatCount(sumsOf(published).total)}. I utgåvan görs samma sak med alla celler i en period på en gång, och felen vägs efter hur mycket varje summa används.`;
}
