import {join} from "node:path";
import {runCompiled} from "./compiled.js";

// `node bin/run.js site/build.ts …`: a TypeScript program of the project, named from its folder, with what follows as its words.
const [node, , entry, ...words] = process.argv;
process.argv = [node, join(import.meta.dirname, "..", entry), ...words];
await runCompiled(entry);
