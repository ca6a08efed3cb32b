import type {DefaultTreeAdapterTypes} from "parse5";
import {parse, parseFragment, serialize} from "parse5";

export type Element = DefaultTreeAdapterTypes.Element;
export type Document = DefaultTreeAdapterTypes.Document;
type Node = DefaultTreeAdapterTypes.Node;

/** Parses a whole page. */
export const parsePage = (html: string): Document => parse(html);

/** Writes a page back as text. */
export const writePage = (document: Document): string => serialize(document);

/** Every element of the page in document order, those inside `<template>` left out: as the page is now, whatever is changed while they are gone through. */
export function elements(node: Node): Element[] {
  const found: Element[] = [];
  addElements(node, found);
  return found;
}

function addElements(node: Node, found: Element[]): void {
  if (!("childNodes" in node)) return;
  for (const child of node.childNodes) {
    if ("tagName" in child) found.push(child);
    addElements(child, found);
  }
}

/** The value of an attribute, or `undefined`. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** Sets or replaces an attribute. */
export function setAttribute(element: Element, name: string, value: string): void {
  const present = element.attrs.find((one) => one.name === name);
  if (present === undefined) element.attrs.push({name, value});
  else present.value = value;
}

/** A new element without children. */
export function createElement(like: Element, tagName: string, attributes: Record<string, string>): Element {
  const attrs = Object.entries(attributes).map(([name, value]) => ({name, value}));
  return {
    nodeName: tagName,
    tagName,
    attrs,
    namespaceURI: like.namespaceURI,
    childNodes: [],
    parentNode: null,
  };
}

/** Puts a node before the child at `index` of `parent`, taking it from where it stood. */
export function insertChild(parent: Element, child: Element, index: number): void {
  const from = child.parentNode;
  if (from !== null) from.childNodes.splice(from.childNodes.indexOf(child), 1);
  parent.childNodes.splice(index, 0, child);
  child.parentNode = parent;
}

/** Gives an element what HTML says as its only children. */
export function setHtml(element: Element, html: string): void {
  element.childNodes = parseFragment(html).childNodes;
  for (const child of element.childNodes) child.parentNode = element;
}

/** Gives an element a text as its only child. */
export function setText(element: Element, text: string): void {
  element.childNodes = [{nodeName: "#text", value: text, parentNode: element}];
}

/** All the text in an element. */
export function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
