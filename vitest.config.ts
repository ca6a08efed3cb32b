import {availableParallelism} from "node:os";
import {defineConfig} from "vitest/config";
import {BaseSequencer, type TestSpecification} from "vitest/node";

/**
 * The order that keeps every core busy to the end. The first file of the site comes first: it builds what the other ones
 * wait for. Then what runs the whole program, the laws, the rest of the site, and last the unit tests, small enough to
 * fill what is left. Within each the longest first, as far as Vitest knows them from before, else the largest.
 */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const of = (project: string) => sorted.filter((file) => file.project.name === project);
    const [builder, ...site] = of("site");
    return [...(builder ? [builder] : []), ...of("pipeline"), ...of("laws"), ...site, ...of("unit")];
  }
}

export default defineConfig({
  resolve: {alias: [{find: /^npm:(.*)$/, replacement: "$1"}]},
  test: {
    // One more than the cores: with as many as those they stand idle a third of the time, since a test waits for a page, a server or a disk.
    maxWorkers: availableParallelism() + 1,
    sequence: {sequencer: LongFirst},
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts", "tests/architecture.test.ts"],
          testTimeout: 20_000,
          // Hundreds of files load the same modules: what they test keeps nothing between calls but what it has read. So with the laws, and
          // with the pipeline, which mostly starts programs and puts back what it changes of the environment, and with the site, where each
          // file has a browser of its own.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {name: "laws", include: ["tests/laws/**/*.test.ts"], testTimeout: 300_000, isolate: false},
      },
      {
        extends: true,
        test: {
          name: "pipeline",
          include: ["tests/pipeline/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "site",
          include: ["tests/site/**/*.test.ts"],
          isolate: false,
          // A build of the site takes a quarter of a minute alone, and minutes where a machine does ten other things.
          testTimeout: 480_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
