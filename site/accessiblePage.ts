import {FailedError} from "../loaders/errors.ts";
import {
  attribute,
  createElement,
  type Document,
  type Element,
  elements,
  insertChild,
  setAttribute,
  setText,
} from "./htmlTree.ts";

const menuLabel = "Visa eller dölj menyn";

/**
 * Makes a page that Framework wrote accessible and Swedish, where Framework has no option: the language, a viewport that
 * may be enlarged, a link past the menu, and a sidebar whose switch belongs to the navigation and whose lists hold list
 * items only. Changes the tree in place. A page without what this expects stops the build: Framework has changed.
 */
export function makeAccessible(document: Document): void {
  const all = elements(document);
  const byId = (id: string): Element | undefined => all.find((one) => attribute(one, "id") === id);
  const byTag = (tag: string): Element => {
    const found = all.find(({tagName}) => tagName === tag);
    if (found === undefined) throw new FailedError(`sidan har inget <${tag}>`);
    return found;
  };
  setAttribute(byTag("html"), "lang", "sv");
  const body = byTag("body");
  for (const one of all) {
    if (one.tagName === "meta" && attribute(one, "name") === "viewport")
      setAttribute(one, "content", "width=device-width, initial-scale=1");
    // A block of code that is wider than the page must be scrollable with the keyboard.
    if (one.tagName === "pre") setAttribute(one, "tabindex", "0");
  }

  const main = byTag("main");
  setAttribute(main, "tabindex", "-1");
  const skip = createElement(body, "a", {class: "underlag-skip", href: `#${attribute(main, "id") ?? ""}`});
  setText(skip, "Hoppa till innehållet");

  const toggle = byId("observablehq-sidebar-toggle");
  if (toggle !== undefined) rebuildSidebar(body, toggle, byId);
  insertChild(body, skip, 0);

  for (const nav of all.filter(({tagName}) => tagName === "nav")) {
    const parent = nav.parentNode;
    const place = parent !== null && "attrs" in parent ? attribute(parent, "id") : undefined;
    if (place === "observablehq-toc") setAttribute(nav, "aria-label", "Rubriker på den här sidan");
    if (place === "observablehq-footer") setAttribute(nav, "aria-label", "Föregående och nästa sida");
  }
  const contents = byId("observablehq-toc");
  if (contents !== undefined) setAttribute(contents, "aria-label", "På den här sidan");
}

/**
 * The switch of the sidebar and its sidebar in one navigation landmark. Framework's style sheet expects them beside
 * each other and before the page's centre; `keepSidebarStyles` tells it of the new parent.
 */
function rebuildSidebar(body: Element, toggle: Element, byId: (id: string) => Element | undefined): void {
  const [backdrop, sidebar, close] = ["backdrop", "", "close"].map((part) =>
    byId(part === "" ? "observablehq-sidebar" : `observablehq-sidebar-${part}`),
  );
  if (backdrop === undefined || sidebar === undefined || close === undefined || sidebar.tagName !== "nav")
    throw new FailedError("sidomenyn ser inte ut som i Framework 1.13.4");
  setAttribute(toggle, "title", menuLabel);
  setAttribute(toggle, "aria-label", menuLabel);

  const landmark = createElement(body, "nav", {id: "underlag-menu", "aria-label": "Sidor"});
  insertChild(body, landmark, body.childNodes.indexOf(toggle));
  for (const part of [toggle, backdrop, sidebar]) insertChild(landmark, part, landmark.childNodes.length);
  sidebar.tagName = sidebar.nodeName = "div";

  // The cross that closes the menu is for the mouse: the switch is its keyboard way. A list may hold list items only.
  const list = close.parentNode;
  if (list === null || !("attrs" in list)) throw new FailedError("menyns kryss har ingen plats");
  const item = createElement(list, "li", {"aria-hidden": "true", style: "position: static"});
  insertChild(list, item, 0);
  insertChild(item, close, 0);

  // The page that is open is told with more than a colour.
  for (const one of elements(sidebar))
    if (attribute(one, "class")?.split(" ").includes("observablehq-link-active"))
      for (const link of elements(one)) if (link.tagName === "a") setAttribute(link, "aria-current", "page");
}

/**
 * Framework's selectors for what stands beside the sidebar's switch, told that the switch now lies in a landmark of its
 * own. Returns the style sheet unchanged when it has none of them.
 */
export function keepSidebarStyles(css: string): string {
  return css.replaceAll(
    /#observablehq-sidebar-toggle:(checked|indeterminate)(\s*)~(\s*)#observablehq-center/g,
    ":has(>#observablehq-sidebar-toggle:$1)$2~$3#observablehq-center",
  );
}
