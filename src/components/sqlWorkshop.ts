import type {Manifest} from "../contract/release.js";
import {drawLines} from "./drawLines.js";
import {drawShares} from "./drawShares.js";
import {element} from "./element.js";
import {legend} from "./legend.js";
import {save} from "./save.js";
import {sourceLine} from "./sourceLine.js";
import {writeSqlAddress} from "./sqlAddress.js";
import {answerInWords, answerTable, mostKept} from "./sqlAnswer.js";
import {type ChartChoice, chartColumns, firstChoice, sqlChart} from "./sqlChart.js";
import {sqlEditor} from "./sqlEditor.js";
import {Cancelled, type SqlEngine, startEngine} from "./sqlEngine.js";
import type {SqlExample} from "./sqlExamples.js";
import {explainFault} from "./sqlFault.js";
import {answerCsv, answerParquet} from "./sqlFiles.js";
import type {SqlAnswer} from "./sqlMessages.js";
import {type SqlSite, sqlSources} from "./sqlSources.js";
import type {SqlTable} from "./sqlTables.js";

/** What the workshop is made from. */
export interface SqlWorkshop {
  readonly manifest: Manifest;
  readonly tables: readonly SqlTable[];
  readonly examples: readonly SqlExample[];
  readonly site: SqlSite;
  /** The query that the link holds, else an example. */
  readonly query: string;
}

/**
 * Fetches the engine and the tables and gives the workshop: editor, examples, buttons, answer. Nothing is run before the
 * reader asks for it, whatever a link holds.
 */
export async function sqlWorkshop(given: SqlWorkshop): Promise<{node: HTMLElement; focus: () => void}> {
  const {manifest, tables, examples, site, query} = given;
  const engine = await startEngine(await sqlSources(site));
  const status = element("p", {class: "underlag-status", role: "status"});
  const place = element("div", {class: "underlag-sql-answer"});
  const button = (label: string, click: () => void): HTMLButtonElement => {
    const made = element("button", {type: "button"}, label);
    made.addEventListener("click", click);
    return made;
  };
  const run = (): void => {
    if (!go.disabled) void runQuery(editor.text());
  };
  const editor = sqlEditor(query, tables, run);
  const go = button("Kör frågan", run);
  const stop = button("Avbryt", () => void cancel());
  stop.disabled = true;
  const copy = button("Kopiera länk till frågan", () => {
    const link = location.origin + location.pathname + writeSqlAddress(editor.text(), manifest.version);
    navigator.clipboard.writeText(link).then(
      () => (status.textContent = "Länken är kopierad."),
      () => (status.textContent = `Webbläsaren lät oss inte kopiera. Länken är: ${link}`),
    );
  });
  const choose = element(
    "select",
    {id: "sql-exempel"},
    ...examples.map(({title}, i) => element("option", {value: i}, title)),
  );
  const use = button("Hämta exemplet", () => {
    editor.replace(examples[Number(choose.value)]?.sql ?? "");
    editor.focus();
  });

  const busy = (isBusy: boolean): void => {
    stop.disabled = !isBusy;
    go.disabled = isBusy;
    place.setAttribute("aria-busy", String(isBusy));
  };
  const runQuery = async (sql: string): Promise<void> => {
    history.replaceState(history.state, "", writeSqlAddress(sql, manifest.version));
    place.replaceChildren();
    busy(true);
    status.textContent = "Frågan körs …";
    try {
      const answer = await engine.run(sql, mostKept);
      status.textContent = answerInWords(answer);
      place.replaceChildren(...answerNodes(answer, sql, manifest));
      busy(false);
    } catch (error) {
      if (error instanceof Cancelled) return;
      busy(false);
      status.textContent = "Frågan gav inget svar.";
      const {told, engine: words} = explainFault(error instanceof Error ? error.message : String(error));
      place.replaceChildren(
        element(
          "div",
          {class: "underlag-notice"},
          element("p", {}, told, " Databasens egna ord, på engelska:"),
          element("pre", {lang: "en", tabindex: 0}, words),
        ),
      );
    }
  };
  const cancel = async (): Promise<void> => {
    stop.disabled = true;
    status.textContent = "Frågan avbryts …";
    await engine.cancel();
    busy(false);
    status.textContent =
      "Frågan är avbruten. Utgåvans tabeller är laddade på nytt; tabeller som du själv har skapat är borta.";
    editor.focus();
  };

  const node = element(
    "div",
    {class: "underlag-sql"},
    element(
      "div",
      {class: "underlag-sql-examples"},
      element("label", {for: "sql-exempel"}, "Exempel"),
      choose,
      use,
    ),
    editor.node,
    element(
      "p",
      {id: "sql-tangenter", class: "underlag-source"},
      "Ctrl + Enter (⌘ + Enter på Mac) kör frågan. Ctrl + blanksteg visar förslag på tabeller och kolumner. Tabb lämnar rutan.",
    ),
    element("div", {class: "underlag-buttons"}, go, stop, copy),
    status,
    place,
  );
  status.textContent = `Klart: ${engineName(engine)} har läst in ${tables.length} tabeller.`;
  return {node, focus: editor.focus};
}

function engineName({engine}: SqlEngine): string {
  return `DuckDB ${engine.replace(/^v/, "")}`;
}

function answerNodes(answer: SqlAnswer, sql: string, manifest: Manifest): Node[] {
  if (answer.columns.length === 0) return [];
  const name = `underlag-${manifest.version}-sql`;
  const saved = (label: string, ending: string, part: () => BlobPart): HTMLElement => {
    const made = element("button", {type: "button", "aria-label": `Ladda ner ${label}: svaret`}, label);
    made.addEventListener("click", () => {
      save(part(), `${name}${ending}`);
    });
    return made;
  };
  const marks = {
    ...{release: manifest.version, extractDate: manifest.extractDate, dataHash: manifest.dataHash},
    ...{synthetic: String(manifest.synthetic), query: sql},
  };
  return [
    answerTable(answer),
    element(
      "p",
      {class: "underlag-downloads"},
      "Ladda ner svaret: ",
      saved("CSV", ".csv", () => answerCsv(answer)),
      saved("Parquet", ".parquet", () => answerParquet(answer, marks)),
    ),
    ...quickChart(answer, manifest),
  ];
}

/** The quick chart of an answer with the choice of its columns; nothing where no column can be an axis. */
function quickChart(answer: SqlAnswer, manifest: Manifest): HTMLElement[] {
  const first = firstChoice(answer);
  if (first === null) return [];
  const {along, values} = chartColumns(answer);
  const none = "";
  const frame = element("div", {});
  const pick = (id: string, label: string, names: readonly string[], chosen: string, draw: () => void) => {
    const options = names.map((name) =>
      element("option", {value: name, selected: name === chosen}, name === none ? "Ingen" : name),
    );
    const select = element("select", {id}, ...options);
    select.addEventListener("change", draw);
    return {
      select,
      node: element("div", {class: "underlag-field"}, element("label", {for: id}, label), select),
    };
  };
  const draw = (): void => {
    const choice: ChartChoice = {
      along: axis.select.value,
      value: value.select.value,
      by: [none, axis.select.value].includes(by.select.value) ? null : by.select.value,
    };
    frame.replaceChildren(...drawn(answer, choice, Math.min(860, frame.clientWidth || 640)));
  };
  const axis = pick("sql-langs", "Visa längs", along, first.along, draw);
  const value = pick("sql-tal", "Tal", values, first.value, draw);
  const by = pick("sql-serier", "En serie för varje", [none, ...along], first.by ?? none, draw);
  requestAnimationFrame(draw);
  return [
    element(
      "section",
      {class: "diagram", "aria-labelledby": "sql-diagram"},
      element("h3", {id: "sql-diagram"}, "Svaret som diagram"),
      element(
        "p",
        {class: "underlag-selection"},
        "Urval: din egen fråga ",
        element("span", {class: "underlag-standing"}, "Utforskande"),
      ),
      element("div", {class: "underlag-view underlag-fields"}, axis.node, value.node, by.node),
      frame,
      element(
        "ul",
        {class: "underlag-notes"},
        element(
          "li",
          {},
          "Diagrammet visar svaret utan osäkerhet. Små antal är till större delen avrundning.",
        ),
      ),
      sourceLine(manifest),
    ),
  ];
}

function drawn(answer: SqlAnswer, choice: ChartChoice, width: number): HTMLElement[] {
  const made = sqlChart(answer, choice);
  if ("nothing" in made) return [element("p", {class: "underlag-empty"}, made.nothing)];
  const {chart, series} = made;
  const lines = chart.kind === "lines";
  const svg = lines ? drawLines(chart, series, width) : drawShares(chart, series, width);
  for (const group of svg.querySelectorAll("[aria-label], [aria-hidden]")) {
    group.removeAttribute("aria-label");
    group.removeAttribute("aria-hidden");
  }
  svg.setAttribute("role", "img");
  const split = choice.by === null ? "" : `, en serie för varje ${choice.by}`;
  svg.setAttribute(
    "aria-label",
    `${choice.value} efter ${choice.along}${split}. Talen står i tabellen ovanför.`,
  );
  return [
    ...(series.length > 1 ? [legend(series, lines)] : []),
    element("p", {class: "underlag-axis"}, lines ? chart.yLabel : chart.xLabel),
    element("div", {class: "underlag-chart"}, svg),
  ];
}
