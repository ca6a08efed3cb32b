import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "npm:@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap} from "npm:@codemirror/commands";
import {sql, SQLDialect, type SQLNamespace} from "npm:@codemirror/lang-sql";
import {bracketMatching, HighlightStyle, syntaxHighlighting} from "npm:@codemirror/language";
import {EditorState} from "npm:@codemirror/state";
import {EditorView, keymap, lineNumbers} from "npm:@codemirror/view";
import {tags} from "npm:@lezer/highlight";
import type {SqlTable} from "./sqlTables.js";

/** An editor of one query. */
export interface SqlEditor {
  readonly node: HTMLElement;
  readonly text: () => string;
  readonly replace: (text: string) => void;
  readonly focus: () => void;
}

/** The editor's own texts, in Swedish. */
const phrases: Readonly<Record<string, string>> = {
  Completions: "Förslag",
  "Control character": "Styrtecken",
  "Selection deleted": "Markeringen är borttagen",
  close: "stäng",
  "folded code": "hopfälld kod",
  to: "till",
  unfold: "fäll ut",
};

/** The words of DuckDB that a query over counts has use for: `month` and `year` are columns here, not words of the language. */
const dialect = SQLDialect.define({
  keywords:
    "all and any as asc between by case cast create cross delete desc describe distinct drop else end except exclude exists " +
    "false filter first following from full group having ilike in inner insert intersect into is join last left like limit " +
    "not null nulls offset on or order outer over partition pivot preceding qualify range recursive replace right row rows " +
    "select semi set show summarize table temp then true unbounded union unpivot update using values view when where window with",
  types: "bigint boolean date decimal double integer interval time timestamp varchar",
  builtin:
    "abs avg coalesce concat count dense_rank exp first_value greatest lag last_value lead least left length list ln lower " +
    "max median min mode nullif quantile_cont rank regexp_matches right round row_number sqrt stddev_samp string_agg " +
    "substring sum upper",
  doubleDollarQuotedStrings: true,
  spaceAfterDashes: false,
});

const colours = HighlightStyle.define([
  {tag: tags.keyword, color: "var(--underlag-link)", fontWeight: "600"},
  {tag: [tags.string, tags.special(tags.string)], color: "var(--underlag-warn)"},
  {tag: [tags.number, tags.bool, tags.null], color: "var(--underlag-women)"},
  {tag: tags.comment, color: "var(--underlag-quiet)", fontStyle: "italic"},
]);

/**
 * An editor with line numbers, colours and completion of the release's tables and columns, with their Swedish names beside. Tab
 * leaves it, as it leaves any field; Ctrl + Enter calls `run`.
 */
export function sqlEditor(doc: string, tables: readonly SqlTable[], run: () => void): SqlEditor {
  const schema: SQLNamespace = Object.fromEntries(
    tables.map(({name, title, columns}) => [
      name,
      {
        self: {label: name, type: "type", detail: title},
        children: columns.map((column) => ({label: column.name, type: "property", detail: column.title})),
      },
    ]),
  );
  const view = new EditorView({
    state: EditorState.create({
      doc,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({icons: false, maxRenderedOptions: 10}),
        sql({dialect, schema, upperCaseKeywords: true}),
        syntaxHighlighting(colours),
        EditorState.phrases.of(phrases),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          ...{"aria-label": "SQL-fråga", "aria-describedby": "sql-tangenter", spellcheck: "false"},
        }),
        keymap.of([
          {
            key: "Mod-Enter",
            run: () => {
              run();
              return true;
            },
          },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
      ],
    }),
  });
  return {
    node: view.dom,
    text: () => view.state.doc.toString(),
    replace: (text) => {
      view.dispatch({
        changes: {from: 0, to: view.state.doc.length, insert: text},
        selection: {anchor: text.length},
      });
    },
    focus: () => {
      view.focus();
    },
  };
}
