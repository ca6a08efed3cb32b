import type {Element} from "./element.ts";

// Loops instead of filters and finds, here and in the readers: these few lines are half of what reading costs beside the
// parser. Names are compared with names: that is comparing addresses (names.ts), which looking up in a set is not.

/** Version 3, and 2 in old messages. */
const core = [
  "urn:riv:clinicalprocess:healthcond:certificate:3",
  "urn:riv:clinicalprocess:healthcond:certificate:2",
] as const;
const types = [
  "urn:riv:clinicalprocess:healthcond:certificate:types:3",
  "urn:riv:clinicalprocess:healthcond:certificate:types:2",
] as const;

/** True for an element of the core namespace of the certificate domain. */
export function isCore({namespace}: Element): boolean {
  return namespace === core[0] || namespace === core[1];
}

function isType({namespace}: Element): boolean {
  return namespace === types[0] || namespace === types[1];
}

/** The children in the core namespace of the certificate domain. */
export function coreChildren(parent: Element): readonly Element[] {
  const children = parent.children();
  // Nearly always they all are: then there is no list to make.
  for (const child of children) if (!isCore(child)) return children.filter(isCore);
  return children;
}

/** The first child with a name in the core namespace. */
export function coreChild(parent: Element, name: string): Element | undefined {
  return parent.child(name, core, "first");
}

/** The first of some elements with a name, whatever its namespace. */
export function named(elements: readonly Element[], name: string): Element | undefined {
  for (const element of elements) if (element.name === name) return element;
  return undefined;
}

/** The children with a name in the types namespace. */
export function typeChildren(parent: Element, name: string): Element[] {
  const found: Element[] = [];
  for (const child of parent.children()) if (child.name === name && isType(child)) found.push(child);
  return found;
}

/** The child with a name in the types namespace, if there is exactly one. */
export function onlyTypeChild(parent: Element, name: string): Element | undefined {
  return parent.child(name, types, "only");
}

/** The trimmed text of the first child with a name in the types namespace; empty where there is none. */
export function typeText(parent: Element | undefined, name: string): string {
  return parent?.child(name, types, "first")?.text() ?? "";
}

/** The `extension` of an identifier (intygs-id, person-id, HSA-id). Its `root` may be anything: it is not looked at. */
export function extension(identifier: Element | undefined): string {
  return typeText(identifier, "extension");
}
