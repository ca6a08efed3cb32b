import type {Element} from "../xml/element.ts";
import {onlyTypeChild} from "../xml/riv.ts";

/** A code of a code system as a certificate carries it (`cv`), both trimmed. */
export interface CodedValue {
  readonly code: string;
  readonly system: string;
}

/** The only `cv` of a part with exactly one code and one code system, or `undefined`: the schematron's rule `cv`. */
export function codedValue(part: Element): CodedValue | undefined {
  const value = onlyTypeChild(part, "cv");
  const code = value && onlyTypeChild(value, "code");
  const system = value && onlyTypeChild(value, "codeSystem");
  if (!code?.isLeaf || !system?.isLeaf) return undefined;
  return {code: code.text(), system: system.text()};
}

/** The truth value of a part: `true`, `false`, `1` or `0`; `undefined` for anything else. */
export function truthValue(part: Element | undefined): boolean | undefined {
  if (!part?.isLeaf) return undefined;
  const text = part.text();
  if (text === "true" || text === "1") return true;
  if (text === "false" || text === "0") return false;
  return undefined;
}

/** True when a part holds some text and no element. All that is ever learnt of a free text. */
export function hasText(part: Element | undefined): boolean {
  return part !== undefined && part.isLeaf && part.hasText;
}
