import {ImportType, initSync, parse} from "es-module-lexer";

initSync();

/** What a module asks for, by specifier. */
export interface ModuleImports {
  /** `import … from`, `export … from`: loaded with the module. */
  readonly fixed: readonly string[];
  /** `import(…)` and `import.meta.resolve(…)` of a literal text: loaded when the code comes to it. */
  readonly onDemand: readonly string[];
  /** Those of them that are `import.meta.resolve(…)`: an address, for a worker or a file, not code that the page runs itself. */
  readonly addresses: readonly string[];
}

const known = new Map<string, ModuleImports>();

/** The imports of a module's source, found by a parser: text in strings and comments does not count. */
export function moduleImports(source: string): ModuleImports {
  const before = known.get(source);
  if (before !== undefined) return before;
  const [imports] = parse(source);
  const resolved = source.matchAll(/\bimport\.meta\.resolve\(\s*(["'])([^"'\n]+)\1\s*\)/g);
  const addresses = Array.from(resolved, ([, , specifier = ""]) => specifier);
  // One that is put together as the code runs has no name.
  const of = (kind: ImportType): string[] =>
    imports.flatMap(({t, n: specifier}) => (t === kind && specifier !== undefined ? [specifier] : []));
  const found = {
    fixed: of(ImportType.Static),
    onDemand: [...of(ImportType.Dynamic), ...addresses],
    addresses,
  };
  known.set(source, found);
  return found;
}
