// A thread has no loader for TypeScript: it runs the same program as whoever started it, from the same sources.
import {runCompiled} from "../../../bin/compiled.js";

await runCompiled("loaders/normalise/threads/worker.ts");
