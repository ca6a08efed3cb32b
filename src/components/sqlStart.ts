import type {Manifest} from "../contract/release.js";
import {element} from "./element.js";
import {engineSize} from "./engineSize.js";
import {readSqlAddress} from "./sqlAddress.js";
import {sqlExamples} from "./sqlExamples.js";
import type {SqlSite} from "./sqlSources.js";
import {sqlTables} from "./sqlTables.js";

/**
 * The workshop before it is started: what the start fetches, and the button. A query in the link is shown, and run only when
 * the reader has started the workshop and asks for it.
 */
export function sqlStart(manifest: Manifest, site: SqlSite): HTMLElement {
  const linked = readSqlAddress(location.hash);
  const tables = sqlTables(manifest);
  const examples = sqlExamples(tables);
  const {raw, compressed} = engineSize;
  const start = element("button", {type: "button"}, `Starta SQL-verkstaden (hämtar ${compressed} MB)`);
  const status = element("p", {class: "underlag-status", role: "status"});
  const place = element("div", {});
  const root = element(
    "div",
    {class: "underlag-view underlag-sql-frame"},
    ...notices(linked?.version ?? null, manifest.version),
    ...(linked === null
      ? []
      : [
          element(
            "p",
            {},
            "Länken innehåller en fråga. Den körs först när du har startat och trycker på Kör frågan.",
          ),
          element("pre", {tabindex: 0, "aria-label": "Frågan i länken"}, linked.sql),
        ]),
    element(
      "p",
      {},
      `Databasmotorn DuckDB är ${raw} MB och skickas packad, ungefär ${compressed} MB. Därtill kommer utgåvans tabeller. Motorn hämtas från den här webbplatsen, och webbläsaren sparar den till nästa gång.`,
    ),
    element("p", {}, element("strong", {}, "Frågan körs i din webbläsare. Inget skickas.")),
    element("div", {class: "underlag-buttons"}, start),
    status,
    place,
  );
  start.addEventListener("click", () => {
    start.disabled = true;
    status.textContent = "Hämtar databasmotorn och tabellerna …";
    import("./sqlWorkshop.js")
      .then(async ({sqlWorkshop}) => {
        const query = linked?.sql ?? examples[0]?.sql ?? "SELECT 1";
        return await sqlWorkshop({manifest, tables, examples, site, query});
      })
      .then(
        ({node, focus}) => {
          root.replaceChildren(...notices(linked?.version ?? null, manifest.version), node);
          focus();
        },
        (error: unknown) => {
          start.disabled = false;
          status.textContent = `Det gick inte att starta. Webbläsaren kan vara för gammal, eller webbservern gick inte att nå. (${error instanceof Error ? error.message : String(error)})`;
        },
      );
  });
  return root;
}

function notices(made: string | null, shown: string): HTMLElement[] {
  if (made === null || made === shown) return [];
  return [
    element(
      "p",
      {class: "underlag-notice", role: "status"},
      `Länken är gjord för utgåva ${made}. Här visas utgåva ${shown}, så svaret kan bli ett annat.`,
    ),
  ];
}
