import {element} from "./element.js";

/** The short address of a step's view, as the build has it. */
export interface ShortLink {
  readonly name: string;
  readonly title: string;
  readonly href: string;
}

/** Where a short address leads, seen from the page at `page`, which lies in a folder of the site. */
export function addressOfView(links: readonly ShortLink[], name: string, page: string): string {
  const link = links.find((one) => one.name === name);
  if (link === undefined) throw new RangeError("the release has no such view");
  return new URL(`..${link.href}`, page).href;
}

/** What stands on the page of a short address until the browser has moved on. */
export function viewOpens(links: readonly ShortLink[], name: string, page: string): HTMLElement {
  const title = links.find((one) => one.name === name)?.title ?? "";
  return element(
    "p",
    {},
    `Steget ${title} öppnas. Händer ingenting? `,
    element("a", {href: addressOfView(links, name, page)}, "Öppna vyn i anteckningsboken"),
  );
}
