import {defineConfig} from "vitest/config";

export default defineConfig({
  resolve: {alias: [{find: /^npm:(.*)$/, replacement: "$1"}]},
  test: {
    // Every core: left to itself Vitest keeps one for its own thread, which waits.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts", "tests/architecture.test.ts"],
          testTimeout: 20_000,
        },
      },
      {extends: true, test: {name: "laws", include: ["tests/laws/**/*.test.ts"], testTimeout: 300_000}},
      {
        extends: true,
        test: {
          name: "pipeline",
          include: ["tests/pipeline/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: "site",
          include: ["tests/site/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
