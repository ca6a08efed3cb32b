// A thread has no loader for TypeScript: it runs a program made of the same sources as that of whoever started it.
import {runCompiled} from "../../bin/compiled.js";

await runCompiled("loaders/countThreads/worker.ts");
