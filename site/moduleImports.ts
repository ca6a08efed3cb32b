import {buildSync} from "esbuild";

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
  const {metafile} = buildSync({
    stdin: {contents: source, loader: "js", sourcefile: "module.js"},
    bundle: true,
    external: ["*"],
    format: "esm",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const of = (kind: string): string[] => imports.filter((one) => one.kind === kind).map(({path}) => path);
  const resolved = source.matchAll(/\bimport\.meta\.resolve\(\s*(["'])([^"'\n]+)\1\s*\)/g);
  const addresses = Array.from(resolved, ([, , specifier = ""]) => specifier);
  const found = {
    fixed: of("import-statement"),
    onDemand: [...of("dynamic-import"), ...addresses],
    addresses,
  };
  known.set(source, found);
  return found;
}
