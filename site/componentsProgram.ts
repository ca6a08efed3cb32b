import {build, type Plugin} from "esbuild";
import {join} from "node:path";

/**
 * The components of the pages, run by the build itself: what the browser would work out, worked out once. `npm:` in them means an
 * installed package, as it does on the pages.
 */
export async function componentsProgram<Module>(root: string, component: string): Promise<Module> {
  const {outputFiles} = await build({
    entryPoints: [join(root, "src/components", component)],
    absWorkingDir: root,
    ...{bundle: true, write: false, format: "esm", platform: "node", target: "node20"},
    ...{logLevel: "silent", charset: "utf8"},
    plugins: [npmPackages(root)],
  });
  const source = Buffer.from(outputFiles[0]?.contents ?? []).toString("base64");
  return (await import(`data:text/javascript;base64,${source}`)) as Module;
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
