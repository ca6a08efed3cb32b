import {type ModuleImports, moduleImports} from "./moduleImports.ts";

/** What a module of the site asks for, and what it does that a page must be allowed. */
export interface ModuleFacts extends ModuleImports {
  /** Makes code from text. */
  readonly compilesText: boolean;
  readonly loadsWebAssembly: boolean;
  readonly startsWorkers: boolean;
  /** Names `import.meta`: it would be told another place in a bundle. */
  readonly asksWhereItLies: boolean;
}

const known = new WeakMap<Buffer, ModuleFacts>();

/** The facts of a file of the site, found once: 200 pages load the same modules, some of them a megabyte long. */
export function moduleFacts(bytes: Buffer): ModuleFacts {
  const before = known.get(bytes);
  if (before !== undefined) return before;
  const text = bytes.toString();
  const facts = {
    ...moduleImports(text),
    compilesText: /\bnew Function\(|\bFunction\(["'`]|[^.\w]eval\(/.test(text),
    loadsWebAssembly: /\bWebAssembly\./.test(text),
    startsWorkers: /\bnew Worker\(/.test(text),
    asksWhereItLies: text.includes("import.meta"),
  };
  known.set(bytes, facts);
  return facts;
}
