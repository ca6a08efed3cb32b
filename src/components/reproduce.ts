import type {Citing} from "../contract/citing.js";
import type {Manifest, Place} from "../contract/release.js";
import {hasCommit, type Origin, programVersion, swhidOf} from "../contract/origin.js";
import type {View} from "../contract/view.js";
import {afterPaint} from "./afterPaint.js";
import {bibtex, citationText, rebuildCommands} from "./citation.js";
import {codeRequest, type Counted} from "./codeRequest.js";
import {element} from "./element.js";
import {originOfPage} from "./origin.js";
import {viewCode} from "./viewCode.js";

/** What the figures of a page are counted from, where the page has choices of its own. */
export interface Reproduced {
  /** Null on a page of all regions or units, which counts the tables of the whole country. */
  readonly place: Place | null;
  readonly view: View;
  /** SHA-256 of those tables by family. */
  readonly hashes: Readonly<Record<string, string>>;
  readonly counted: Counted;
}

/** What a reader has opened stays open when a choice redraws the box. */
const opened = new Set<string>();

/** The box of a page stays when a choice is made, and is filled anew; what it was last asked to hold. */
const boxes = new WeakMap<Manifest, HTMLElement>();
const newest = new WeakMap<HTMLElement, Reproduced | undefined>();

/**
 * The box with which a reader makes the page again: citation, code for the view in four languages, commands, versions and hashes.
 * The same on every page; a page without choices has no code of its own.
 */
export function reproduce(manifest: Manifest, citing: Citing, page?: Reproduced): HTMLElement {
  const before = boxes.get(manifest);
  const box =
    before ??
    element("section", {
      class: "underlag-reproduce",
      "aria-labelledby": "aterskapa",
    });
  boxes.set(manifest, box);
  newest.set(box, page);
  const fill = (): void => {
    if (newest.get(box) === page) box.replaceChildren(...contentsOf(manifest, citing, page));
  };
  // It stands at the foot of the page: a choice is not kept waiting for it.
  if (before === undefined) fill();
  else afterPaint(fill);
  return box;
}

function contentsOf(manifest: Manifest, citing: Citing, page: Reproduced | undefined): HTMLElement[] {
  const own = {...citing, address: addressOf(citing)};
  const origin = originOfPage();
  const program = origin === null ? null : programVersion(origin);
  const request =
    page &&
    codeRequest(page.counted, page.view, {
      ...page,
      manifest,
      citing: own,
      program,
    });
  return [
    element("h2", {id: "aterskapa"}, "Återskapa"),
    element("p", {}, "Så citerar du siffrorna, räknar om dem och kontrollerar dem."),
    part("citera", "Citera", () => [
      element("p", {}, citationText(manifest, own)),
      code("BibTeX", bibtex(manifest, own)),
    ]),
    ...(request
      ? [
          part("kod", "Räkna fram siffrorna ur tabellen", () => [
            element(
              "p",
              {},
              "Koden hämtar sidans tabell, kontrollerar dess avtryck och räknar antalen efter dina val. Adressen är utgåvans egen. Andelar och intervall räknar sidan ur samma antal.",
            ),
            ...viewCode(request).map(({language, code: text}) => code(language, text)),
          ]),
        ]
      : []),
    part("kommandon", "Gör om hela utgåvan", () => [
      element(
        "p",
        {},
        manifest.synthetic
          ? "Kommandona körs i en kopia av programkoden. Det sista räknar om den publicerade utgåvan och säger om den är identisk."
          : "Kommandona körs i en kopia av programkoden, där intygen och nyckeln finns. Det sista prövar den publicerade utgåvan.",
      ),
      code("Kommandon", rebuildCommands(manifest, own, origin)),
      ...(origin === null
        ? []
        : [
            element(
              "p",
              {},
              "npm run site skriver webbplatsens avtryck när den är klar. Samma källkod och samma utgåva ger samma avtryck som här.",
            ),
          ]),
      facts(manifest, origin),
    ]),
  ];
}

/** The site's own address where the description only has an example: then the code runs from where the reader is. */
function addressOf({address}: Citing): string {
  if (!new URL(address).hostname.endsWith(".example")) return address;
  const home = document.querySelector<HTMLAnchorElement>("#observablehq-sidebar a[href]");
  if (home === null) return address;
  // A frozen page has its own start, below the site's.
  return new URL(".", home.href).href.replace(/fryst\/[\d.]+\/$/, "");
}

/** A part that is written when it is opened: most choices redraw a box that nobody has opened. */
function part(id: string, title: string, children: () => readonly HTMLElement[]): HTMLElement {
  const summary = element("summary", {}, title);
  const details = element("details", {open: opened.has(id)}, summary);
  const fill = (): void => {
    if (details.childElementCount === 1) details.append(...children());
  };
  if (details.open) fill();
  summary.addEventListener("click", fill);
  details.addEventListener("toggle", () => {
    fill();
    if (details.open) opened.add(id);
    else opened.delete(id);
  });
  return details;
}

function code(title: string, text: string): HTMLElement {
  const status = element("span", {role: "status", class: "underlag-copied"});
  const button = element("button", {type: "button", "aria-label": `Kopiera: ${title}`}, "Kopiera");
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(text).then(
      () => (status.textContent = "Kopierat."),
      () => (status.textContent = "Webbläsaren lät oss inte kopiera. Markera texten i stället."),
    );
  });
  return element(
    "div",
    {class: "underlag-code"},
    element("p", {}, element("strong", {}, title), " ", button, " ", status),
    element("pre", {tabindex: 0, role: "region", "aria-label": title}, element("code", {}, text)),
  );
}

/** What a reader needs to make the release and the site again: term and value, in order. */
export function factsOf(
  {version, dataHash, tools}: Pick<Manifest, "version" | "dataHash" | "tools">,
  origin: Origin | null,
): readonly (readonly [term: string, value: string])[] {
  return [
    ["Utgåva", version],
    ["Dataavtryck (SHA-256)", dataHash],
    ["Utgåvan är gjord med", `underlag ${tools.underlag}`],
    ...(tools.code === undefined ? [] : [["Utgåvans källkod (SHA-256)", tools.code] as const]),
    ["DuckDB", tools.duckdb],
    ["Node.js", "20.19 eller senare"],
    ...(origin === null ? [] : builtFacts(origin)),
  ];
}

function builtFacts(origin: Origin): readonly (readonly [string, string])[] {
  const {underlag, commit, site, chromium} = origin;
  const source: readonly (readonly [string, string])[] = hasCommit(origin)
    ? [
        ["Commit", commit],
        ["SWHID", swhidOf(commit)],
      ]
    : [["Commit", commit === "changed" ? "saknas: ocommittad källkod" : "okänd: byggd utanför git"]];
  return [
    ["Webbplatsen är byggd med", `underlag ${underlag}`],
    ...source,
    ["Webbplatsens avtryck (SHA-256)", site],
    ["PDF-filerna är gjorda med", chromium === undefined ? "inga PDF-filer än" : `Chromium ${chromium}`],
  ];
}

function facts(manifest: Manifest, origin: Origin | null): HTMLElement {
  const rows = factsOf(manifest, origin);
  return element(
    "dl",
    {class: "underlag-facts"},
    ...rows.map(([term, description]) =>
      element(
        "div",
        {},
        element("dt", {}, term),
        element("dd", {}, element("code", {class: "underlag-hash"}, description)),
      ),
    ),
  );
}
