import type {Element} from "./element.ts";

const core: ReadonlySet<string> = new Set([
  "urn:riv:clinicalprocess:healthcond:certificate:3",
  "urn:riv:clinicalprocess:healthcond:certificate:2",
]);
const types: ReadonlySet<string> = new Set([
  "urn:riv:clinicalprocess:healthcond:certificate:types:3",
  "urn:riv:clinicalprocess:healthcond:certificate:types:2",
]);

/** The children in the core namespace of the certificate domain (version 3; 2 in old messages). */
export function coreChildren(parent: Element): readonly Element[] {
  return parent.children().filter(({namespace}) => core.has(namespace));
}

/** The first child with a name in the core namespace. */
export function coreChild(parent: Element, name: string): Element | undefined {
  return parent.children().find((child) => child.name === name && core.has(child.namespace));
}

/** The children with a name in the types namespace. */
export function typeChildren(parent: Element, name: string): Element[] {
  return parent.children().filter((child) => child.name === name && types.has(child.namespace));
}

/** The trimmed text of the only child with a name in the types namespace; empty where there is none. */
export function typeText(parent: Element | undefined, name: string): string {
  if (!parent) return "";
  const [first] = typeChildren(parent, name);
  return first ? first.text() : "";
}

/** The `extension` of an identifier (intygs-id, person-id, HSA-id). Its `root` may be anything: it is not looked at. */
export function extension(identifier: Element | undefined): string {
  return typeText(identifier, "extension");
}
