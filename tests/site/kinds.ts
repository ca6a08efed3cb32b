import type {Page} from "playwright-core";

declare const window: {kindsIn?: (root: Element) => string[]; refillRows?: () => void};

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
 * Does a task while those rows are empty: they differ from the rows above in figures alone, and of hundreds of rows it is the other ones
 * that a rule needs to look at. The first eight of a table and its last keep their cells. Rows keep their place and height and tables their
 * width, so that what scrolled does, and every row has its cells back when the task is done.
 */
export async function withoutAlikeRows<T>(page: Page, task: () => Promise<T>): Promise<T> {
  await install(page);
  await page.evaluate((mark) => {
    const alike = [...document.querySelectorAll("tbody")].flatMap((body) => {
      const seen = new Set<string>();
      return [...body.rows].filter((row, i) => {
        const kinds = window.kindsIn?.(row) ?? [];
        const isAlike = kinds.every((kind) => seen.has(kind));
        for (const kind of kinds) seen.add(kind);
        return isAlike && i >= 8 && row.nextElementSibling !== null;
      });
    });
    const tables = [...new Set(alike.map((row) => row.closest("table")))].filter((table) => table !== null);
    const sizes = [
      ...tables.map((table) => [table, "minWidth", `${table.getBoundingClientRect().width}px`] as const),
      ...alike.map((row) => [row, "height", `${row.getBoundingClientRect().height}px`] as const),
    ];
    const cells = alike.map((row) => [row, [...row.childNodes]] as const);
    const before = sizes.map(([element, name]) => [element, name, element.style[name]] as const);
    for (const [element, name, size] of sizes) element.style[name] = size;
    for (const row of alike) {
      row.toggleAttribute(mark, true);
      row.replaceChildren();
    }
    window.refillRows = () => {
      for (const [row, nodes] of cells) {
        row.toggleAttribute(mark, false);
        row.replaceChildren(...nodes);
      }
      for (const [element, name, size] of before) element.style[name] = size;
    };
  }, alikeRow);
  try {
    return await task();
  } finally {
    await page.evaluate(() => window.refillRows?.());
  }
}
