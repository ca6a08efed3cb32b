import {build, type BuildOptions, type Plugin} from "esbuild";
import {join} from "node:path";

/**
 * The components of the pages, run by the build itself: what the browser would work out, worked out once. `npm:` in them means an
 * installed package, as it does on the pages.
 */
export async function componentsProgram<Module>(root: string, component: string): Promise<Module> {
  return (await program(root, {entryPoints: [join(root, "src/components", component)]})) as Module;
}

/** Some modules of `src/`, by path from there, as one program: what several of them import is there once. */
export async function modulesProgram(
  root: string,
  modules: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const contents = modules.map((path, i) => `export * as m${i} from "./${path}";`).join("\n");
  const made = await program(root, {
    stdin: {contents, resolveDir: join(root, "src"), sourcefile: "modules.ts"},
  });
  return new Map(modules.map((path, i) => [path, made[`m${i}`]]));
}

async function program(root: string, entry: BuildOptions): Promise<Record<string, unknown>> {
  const {outputFiles} = await build({
    ...entry,
    absWorkingDir: root,
    ...{bundle: true, write: false, format: "esm", platform: "node", target: "node20"},
    ...{logLevel: "silent", charset: "utf8"},
    plugins: [npmPackages(root)],
  });
  const source = Buffer.from(outputFiles[0]?.contents ?? []).toString("base64");
  return (await import(`data:text/javascript;base64,${source}`)) as Record<string, unknown>;
}

/** Resolves `npm:name` to the package that is installed. */
export function npmPackages(root: string): Plugin {
  return {
    name: "npm",
    setup(esbuild) {
      esbuild.onResolve({filter: /^npm:/}, async ({path}) =>
        esbuild.resolve(path.slice("npm:".length), {kind: "import-statement", resolveDir: root}),
      );
    },
  };
}
