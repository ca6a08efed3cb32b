import {element} from "./element.js";
import {keepViews, keptViews, shownPage} from "./keptViews.js";
import {longestName, mergeSavedViews, mostViews} from "./savedViews.js";

/** Lets the reader give the view a name and keep it in this browser. `query` gives the choices as they are when the button is pressed. */
export function saveView(query: () => string): HTMLElement {
  const name = element("input", {id: "vy-namn", type: "text", maxlength: longestName, autocomplete: "off"});
  const button = element("button", {type: "submit"}, "Spara på den här datorn");
  const status = element("p", {class: "underlag-status", role: "status"});
  const form = element(
    "form",
    {class: "underlag-place"},
    element("label", {for: "vy-namn"}, "Namn på vyn"),
    name,
    button,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = name.value.trim();
    if (chosen === "") {
      status.textContent = "Skriv ett namn först.";
      name.focus();
      return;
    }
    const views = mergeSavedViews(keptViews(), [{name: chosen, page: shownPage(), query: query()}]);
    if (views === null) {
      status.textContent = `Listan rymmer ${mostViews} vyer och är full. Ta bort någon på sidan Sparade vyer först.`;
      return;
    }
    const kept = keepViews(views);
    status.textContent = kept
      ? `Vyn ”${chosen}” är sparad. Den finns på sidan Sparade vyer.`
      : "Webbläsaren lät oss inte spara. Kopiera länken i stället.";
    if (kept) name.value = "";
  });
  const details = element(
    "details",
    {class: "underlag-save"},
    element("summary", {}, "Spara vyn"),
    element(
      "p",
      {},
      "Vyn sparas i din webbläsare och skickas ingenstans. Den som vill dela den laddar ner listan som en fil.",
    ),
    form,
    status,
  );
  // A name is no choice of the view: the diagrams are not drawn again for it.
  details.addEventListener("input", (event) => {
    event.stopPropagation();
  });
  return details;
}
