import type {Page} from "playwright-core";

declare const window: {kindsIn?: (root: Element) => string[]};

/**
 * What kinds of elements there are below `root`, as far as a rule of axe can tell them apart: the element's name, classes, attributes,
 * role and other values that are no figures, whether it says anything and whether it can be scrolled, and what it stands in. Two
 * elements of one kind keep or break the same rules.
 */
function kindsIn(root: Element): string[] {
  const kinds = new Set<string>();
  const values = ["role", "type", "scope", "tabindex", "lang", "aria-hidden", "aria-expanded", "aria-live"];
  const references = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"];
  const ownOf = (element: Element): string =>
    `${element.localName}.${[...element.classList].sort().join(".")}`;
  const attributeOf = ({name, value}: Attr): string => {
    if (values.includes(name)) return `${name}=${value}`;
    if (references.includes(name))
      return `${name}${value.split(/\s+/).every((id) => document.getElementById(id)) ? "" : " to nothing"}`;
    return value.trim() === "" ? `${name} empty` : name;
  };
  for (const element of [root, ...root.querySelectorAll("*")]) {
    const attributes = [...element.attributes].map(attributeOf).sort();
    const scrolls = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
    const says = element.textContent.trim() === "" ? "" : " with text";
    const within = element.parentElement === null ? "" : ownOf(element.parentElement);
    kinds.add(`${within} > ${ownOf(element)} [${attributes.join(", ")}]${says}${scrolls ? " scrolls" : ""}`);
  }
  return [...kinds];
}

async function install(page: Page): Promise<void> {
  await page.evaluate(`window.kindsIn ??= ${kindsIn.toString()}`);
}

/** Every kind of element on a page, the order of its headings, and whether an id is there twice. */
export async function kindsOf(page: Page): Promise<readonly string[]> {
  await install(page);
  return await page.evaluate(() => {
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({localName}) => localName);
    const ids = [...document.querySelectorAll("[id]")].map(({id}) => id);
    return [
      ...(window.kindsIn?.(document.documentElement) ?? []),
      headings.join(" "),
      ...(new Set(ids).size < ids.length ? ["an id twice"] : []),
    ];
  });
}

/** What stands on the rows of a table that hold nothing but kinds of elements that the rows above hold too. */
export const alikeRow = "data-alike";

/**
 * Marks those rows: they differ from the rows above in figures alone. The first eight of a table and its last are never marked. Of
 * hundreds of rows it is those few that axe needs to look at.
 */
export async function markAlikeRows(page: Page): Promise<void> {
  await install(page);
  await page.evaluate((mark) => {
    for (const body of document.querySelectorAll("tbody")) {
      const seen = new Set<string>();
      for (const [i, row] of [...body.rows].entries()) {
        const kinds = window.kindsIn?.(row) ?? [];
        const isAlike = kinds.every((kind) => seen.has(kind));
        row.toggleAttribute(mark, isAlike && i >= 8 && row.nextElementSibling !== null);
        for (const kind of kinds) seen.add(kind);
      }
    }
  }, alikeRow);
}
