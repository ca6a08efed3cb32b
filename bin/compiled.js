import {createHash} from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import {basename, dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {threadId} from "node:worker_threads";

const root = dirname(import.meta.dirname);
const cache = join(root, "node_modules", ".cache", "underlag");
const main = "program.mjs";

/** Everything that a program may be made of, beside packages. */
const sourceFolders = ["loaders", "site", "src"];

/** Days that a program of other sources is kept after it was last run: what runs now may have begun with one. Each takes 2 MB. */
const daysKept = 2;

/** Where the machine takes no files: read-only, another's, full. */
const unwritable = new Set(["EACCES", "EDQUOT", "EEXIST", "EFBIG", "ENOSPC", "ENOTDIR", "EPERM", "EROFS"]);

/**
 * Runs a TypeScript program of the project, named by its path from the project's folder, as JavaScript: its modules lie in a
 * few files, which load in a tenth of the time. They are made when they are missing and named by the content of all sources,
 * so that no other program than theirs is ever run. Where they cannot be kept, the sources themselves are run.
 */
export async function runCompiled(entry) {
  const program = await findProgram(entry);
  if (program === undefined) {
    const {tsImport} = await import("tsx/esm/api");
    await tsImport(pathToFileURL(join(root, entry)).href, import.meta.url);
    return;
  }
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(program).href);
}

/** The program of the sources as they are now; none where the machine does not let it be kept. */
async function findProgram(entry) {
  for (;;) {
    const digest = digestOf(entry);
    const program = join(cache, digest, main);
    if (existsSync(program)) {
      markUsed(join(cache, digest));
      return program;
    }
    const files = await compile(entry);
    // Sources can change while they are read: a mixture is not kept.
    if (digestOf(entry) !== digest) continue;
    try {
      keep(files, join(cache, digest));
    } catch (error) {
      if (unwritable.has(error.code)) return undefined;
      throw error;
    }
  }
}

/** What is run is not cleared away as old, however long ago it was made. */
function markUsed(folder) {
  const now = new Date();
  try {
    utimesSync(folder, now, now);
  } catch (error) {
    if (!unwritable.has(error.code) && error.code !== "ENOENT") throw error;
  }
}

/** SHA-256 of the entry, the place of the project, its packages, and every source by path and content. */
function digestOf(entry) {
  const hash = createHash("sha256").update(`${root}\n${entry}\n`);
  for (const file of ["package-lock.json", "bin/compiled.js"]) hash.update(readFileSync(join(root, file)));
  for (const folder of sourceFolders)
    for (const file of sourcesBelow(`${root}/${folder}`))
      hash.update(`\n${file}\n`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 32);
}

/** Every TypeScript file below a folder, always in the same order. */
function sourcesBelow(folder) {
  const entries = readdirSync(folder, {withFileTypes: true}).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? sourcesBelow(path) : path.endsWith(".ts") ? [path] : [];
  });
}

/** The program's files with their source maps. What it imports on demand is loaded on demand. */
async function compile(entry) {
  const {build, stop} = await import("esbuild");
  const {outputFiles} = await build({
    entryPoints: [{in: join(root, entry), out: basename(main, ".mjs")}],
    absWorkingDir: root,
    // Where it will lie, so that source maps lead back.
    outdir: join(cache, "program"),
    outExtension: {".js": ".mjs"},
    write: false,
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: true,
    sourcesContent: false,
    logLevel: "silent",
    plugins: [placesOfSources],
  });
  await stop();
  return outputFiles;
}

/** Modules find data files and threads from where they stand, also when they run from elsewhere. */
const placesOfSources = {
  name: "places of sources",
  setup({onLoad}) {
    onLoad({filter: /\.ts$/}, ({path}) => ({
      loader: "ts",
      contents: readFileSync(path, "utf8")
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path))),
    }));
  },
};

/** Lays files in a folder, all of them or none: others may be laying the same ones there. */
function keep(files, folder) {
  // Threads of one process may be laying them too.
  const made = `${folder}.${process.pid}-${threadId}`;
  try {
    mkdirSync(made, {recursive: true});
    for (const {path, contents} of files) writeFileSync(join(made, basename(path)), contents);
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, {recursive: true, force: true});
    if (!existsSync(join(folder, main))) throw error;
  }
  const oldest = Date.now() - daysKept * 86_400_000;
  for (const name of readdirSync(cache)) {
    const other = join(cache, name);
    const {mtimeMs = oldest} = statSync(other, {throwIfNoEntry: false}) ?? {};
    if (mtimeMs < oldest) rmSync(other, {recursive: true, force: true});
  }
}
