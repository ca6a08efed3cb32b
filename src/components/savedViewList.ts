import {element} from "./element.js";
import {keepViews, keptViews, siteRoot} from "./keptViews.js";
import {save} from "./save.js";
import {mergeSavedViews, mostViews, readSavedViews, type SavedView, writeSavedViews} from "./savedViews.js";

/** The views that this browser keeps: links, and buttons to take them away, save them as a file and read one. */
export function savedViewList(): HTMLElement {
  const status = element("p", {class: "underlag-status", role: "status"});
  const list = element("div", {});
  // The browser's own control speaks the browser's language: the button beside it is what is seen.
  const file = element("input", {type: "file", id: "vy-fil", accept: "application/json,.json", hidden: true});
  const choose = button("Läs in en fil", () => {
    file.click();
  });
  const saveAll = button("Ladda ner som fil", () => {
    save(writeSavedViews(keptViews()), "underlag-vyer.json");
  });
  const removeAll = button("Ta bort alla", () => {
    change([], "Alla sparade vyer är borttagna.");
  });
  const change = (views: readonly SavedView[], message: string): void => {
    status.textContent = keepViews(views) ? message : "Webbläsaren lät oss inte spara.";
    show();
  };
  const show = (): void => {
    const views = keptViews();
    for (const one of [saveAll, removeAll]) one.disabled = views.length === 0;
    list.replaceChildren(
      views.length === 0
        ? element("p", {class: "underlag-empty"}, "Du har inga sparade vyer på den här datorn.")
        : element("ul", {class: "underlag-saved"}, ...views.map((view) => item(view, views))),
    );
  };
  const item = (view: SavedView, views: readonly SavedView[]): HTMLElement => {
    const remove = button("Ta bort", () => {
      change(
        views.filter((other) => other !== view),
        `Vyn ”${view.name}” är borttagen.`,
      );
    });
    remove.setAttribute("aria-label", `Ta bort vyn ${view.name}`);
    const version = new URLSearchParams(view.query).get("d");
    return element(
      "li",
      {},
      element("a", {href: new URL(view.page + view.query, siteRoot()).href}, view.name),
      ` ${view.page === "" ? "startsidan" : view.page}${version === null ? "" : `, utgåva ${version}`} `,
      remove,
    );
  };
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen === undefined) return;
    void chosen.text().then((text) => {
      const read = readSavedViews(text);
      file.value = "";
      const all = read === null ? null : mergeSavedViews(keptViews(), read);
      if (read === null) status.textContent = "Filen är ingen lista med sparade vyer. Inget är ändrat.";
      else if (all === null)
        status.textContent = `Listan rymmer ${mostViews} vyer, och med filens skulle de bli fler. Inget är ändrat.`;
      else change(all, `${read.length === 1 ? "En vy är inläst" : `${read.length} vyer är inlästa`}.`);
    });
  });
  show();
  return element(
    "div",
    {class: "underlag-view"},
    list,
    element("div", {class: "underlag-buttons"}, saveAll, choose, file, removeAll),
    status,
  );
}

function button(label: string, click: () => void): HTMLButtonElement {
  const made = element("button", {type: "button"}, label);
  made.addEventListener("click", click);
  return made;
}
