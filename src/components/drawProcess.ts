import {svgElement} from "./element.js";
import {actors, processInWords, type ProcessStep} from "./processModel.js";
import {wrap} from "./ticks.js";

/** Below this width the steps stand under each other; narrower than the second no page is. */
const [roomForLanes, narrowest] = [640, 240];
const fontSize = 13;
const lineHeight = 17;
/** Width of a letter on average, generously. */
const letter = 7;
const pad = 7;
/** How far the lines of a name after its first are pushed in. */
const pushedIn = "\u00a0\u00a0";
/** How far from its left edge a step's line to its tables begins. */
const lineAt = 14;

/** Draws the process: lanes for those who act and time to the right, or the steps under each other where there is little room. */
export function drawProcess(steps: readonly ProcessStep[], room: number): SVGSVGElement {
  const width = Math.max(narrowest, room);
  const {marks, height} = width >= roomForLanes ? lanes(steps, width) : column(steps, width);
  return svgElement(
    "svg",
    {
      ...{width, height, viewBox: `0 0 ${width} ${height}`, role: "img"},
      ...{"aria-label": processInWords(steps), class: "underlag-process"},
      ...{"font-size": fontSize, "font-family": "var(--sans-serif)", fill: "var(--underlag-text)"},
    },
    ...marks,
  );
}

interface Drawing {
  readonly marks: readonly SVGElement[];
  readonly height: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function lanes(steps: readonly ProcessStep[], width: number): Drawing {
  const [gap, labelHeight, laneGap] = [10, 24, 6];
  const columnWidth = width / steps.length;
  const boxWidth = columnWidth - gap;
  const titles = steps.map(({title}, i) =>
    wrap(`${i + 1}. ${title}`, Math.floor((boxWidth - 2 * pad) / letter)),
  );
  const boxHeight = Math.max(...titles.map(({length}) => length)) * lineHeight + 2 * pad;
  const laneHeight = labelHeight + boxHeight + pad;
  const laneTop = (actor: ProcessStep["actor"]): number => actors.indexOf(actor) * (laneHeight + laneGap);
  const boxes = steps.map(({actor}, i): Box => ({
    ...{x: i * columnWidth + gap / 2, y: laneTop(actor) + labelHeight},
    ...{width: boxWidth, height: boxHeight},
  }));
  const bands = actors.flatMap((actor) => [
    svgElement("rect", {
      ...{x: 0, y: laneTop(actor), width, height: laneHeight, rx: 6},
      fill: "var(--underlag-tint)",
    }),
    // Over the lane's first box: further to the left a line may come down.
    words([actor], {
      x: boxes[steps.findIndex((step) => step.actor === actor)]?.x ?? gap / 2,
      y: laneTop(actor) + 16,
      weight: 700,
    }),
  ]);
  const arrows = boxes.slice(1).map((to, i) => {
    const from = boxes[i] ?? to;
    const [y1, y2] = [middle(from), middle(to)];
    const turn = to.x - gap / 2;
    return arrow(`M${from.x + from.width} ${y1}H${turn}V${y2}H${to.x - 1}`, to.x - 1, y2, "right");
  });

  // The tables stand below the steps that they count, from the last to the first: a long name takes room to the left, up to the
  // line that comes down from the step before.
  const counted = steps.flatMap(({tables}, i) => (tables.length > 0 ? [i] : []));
  const tablesTop = actors.length * (laneHeight + laneGap) + 22;
  const lineOf = (step: number | undefined): number =>
    step === undefined ? 0 : (boxes[step]?.x ?? 0) + lineAt;
  const groups: {readonly step: number; readonly lines: readonly string[]; readonly box: Box}[] = [];
  let right = width - 1;
  for (const [i, step] of [...counted.entries()].reverse()) {
    const names = (steps[step]?.tables ?? []).map(({title}) => title);
    const need = Math.max(...names.map(({length}) => length)) * (letter + 0.5) + 2 * pad;
    const wanted = Math.min(lineOf(step) - lineAt, right - need);
    const x = Math.max(wanted, i === 0 ? gap / 2 : lineOf(counted[i - 1]) + lineAt);
    const lines = names.flatMap((name) => nameLines(name, Math.floor((right - x - 2 * pad) / letter)));
    groups.push({step, lines, box: {x, y: tablesTop, width: right - x, height: 0}});
    right = x - gap;
  }
  const tablesHeight = Math.max(0, ...groups.map(({lines}) => lines.length)) * lineHeight + 2 * pad;
  const tables = groups.flatMap(({step, lines, box}) => {
    const from = boxes[step];
    return [
      ...(from === undefined ? [] : [dashed(`M${lineOf(step)} ${from.y + from.height}V${tablesTop}`)]),
      frame({...box, height: tablesHeight}, "table"),
      words(lines, {x: box.x + pad, y: tablesTop + pad + 12}),
    ];
  });
  const label = words(["Tabeller i utgåvan"], {x: gap / 2, y: tablesTop - 8, weight: 700});
  return {
    marks: [
      ...bands,
      ...(groups.length === 0 ? [] : [...tables, label]),
      ...arrows,
      ...boxes.flatMap((box, i) => stepMarks(box, titles[i] ?? [], steps[i]?.outside === true)),
    ],
    height: tablesTop + tablesHeight + 2,
  };
}

function column(steps: readonly ProcessStep[], width: number): Drawing {
  const [gap, tableIndent] = [26, 18];
  const marks: SVGElement[] = [];
  let y = 1;
  for (const [i, {actor, title, outside, tables}] of steps.entries()) {
    const lines = wrap(`${i + 1}. ${title}`, Math.floor((width - 2 * pad) / letter));
    const box = {x: 1, y, width: width - 2, height: (lines.length + 1) * lineHeight + 2 * pad};
    marks.push(
      ...stepMarks(box, [], outside),
      words([actor], {x: 1 + pad, y: y + pad + 12, weight: 700}),
      words(lines, {x: 1 + pad, y: y + pad + 12 + lineHeight}),
    );
    y += box.height;
    const named = tables.flatMap((table) =>
      nameLines(table.title, Math.floor((width - tableIndent - 2 * pad) / letter)),
    );
    if (named.length > 0) {
      const height = (named.length + 1) * lineHeight + 2 * pad;
      const table = {x: tableIndent, y: y + 6, width: width - tableIndent - 1, height};
      marks.push(
        dashed(`M${tableIndent / 2 + 1} ${y}V${y + 6 + height / 2}H${tableIndent}`),
        frame(table, "table"),
        words(["Räknas i utgåvan som"], {x: tableIndent + pad, y: table.y + pad + 12, weight: 700}),
        words(named, {x: tableIndent + pad, y: table.y + pad + 12 + lineHeight}),
      );
      y += height + 6;
    }
    if (i < steps.length - 1) {
      marks.push(arrow(`M${width / 2} ${y}V${y + gap - 2}`, width / 2, y + gap - 2, "down"));
      y += gap;
    }
  }
  return {marks, height: y + 2};
}

/** A table's name in lines, those after the first pushed in: so one name is told from the next. */
function nameLines(name: string, width: number): string[] {
  const [first = "", ...rest] = wrap(name, width);
  return [
    first,
    ...wrap(rest.join(" "), width - pushedIn.length).flatMap((line) =>
      line === "" ? [] : [pushedIn + line],
    ),
  ];
}

const middle = ({y, height}: Box): number => y + height / 2;

/** A step: a solid frame, or a dashed grey one where nothing of it is in the release. */
function stepMarks(box: Box, lines: readonly string[], outside: boolean): SVGElement[] {
  const marks = [frame(box, outside ? "outside" : "inside")];
  return lines.length === 0 ? marks : [...marks, words(lines, {x: box.x + pad, y: box.y + pad + 12})];
}

function frame({x, y, width, height}: Box, kind: "inside" | "outside" | "table"): SVGElement {
  return svgElement("rect", {
    ...{x, y, width, height, rx: 4},
    fill: kind === "table" ? "var(--underlag-tint)" : "var(--theme-background)",
    stroke: kind === "outside" ? "var(--underlag-axis)" : "var(--underlag-own)",
    "stroke-width": kind === "inside" ? 2 : 1,
    "stroke-dasharray": kind === "outside" ? "4,3" : "none",
  });
}

function words(
  lines: readonly string[],
  {x, y, weight = 400}: {readonly x: number; readonly y: number; readonly weight?: number},
): SVGElement {
  const spans = lines.map((line, i) => svgElement("tspan", {x, y: y + i * lineHeight}, line));
  return svgElement("text", {"font-weight": weight}, ...spans);
}

function dashed(d: string): SVGElement {
  return svgElement("path", {d, fill: "none", stroke: "var(--underlag-own)", "stroke-dasharray": "2,3"});
}

/** A line with its head, drawn as a path of its own: a marker would need an id. */
function arrow(d: string, x: number, y: number, towards: "right" | "down"): SVGElement {
  const head = towards === "right" ? `M${x} ${y}l-6 -4v8Z` : `M${x} ${y}l-4 -6h8Z`;
  return svgElement(
    "g",
    {stroke: "var(--underlag-axis)"},
    svgElement("path", {d, fill: "none", "stroke-width": 1.5}),
    svgElement("path", {d: head, fill: "var(--underlag-axis)"}),
  );
}
