// A thread of its own has no loader for TypeScript. Node 22.18 and later need none.
if (process.features.typescript) await import("./worker.ts");
else {
  const {tsImport} = await import("tsx/esm/api");
  await tsImport("./worker.ts", import.meta.url);
}
