import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Page} from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules of axe that look at colours. */
export const colourRules = ["cat.color"] as const;

/** The part of axe's answer that is read here. */
interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly {readonly target: readonly unknown[]; readonly failureSummary?: string}[];
}
declare const window: {
  axe?: {run(context: Document, options: object): Promise<{violations: Violation[]; passes: unknown[]}>};
};

/** What breaks a rule of axe on a page as it looks now, one sentence each, and how many rules something passed. */
export async function findViolations(
  page: Page,
  rules?: readonly string[],
): Promise<{readonly violations: readonly string[]; readonly passed: number}> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const result = await page.evaluate(async (options) => await window.axe?.run(document, options), {
    resultTypes: ["violations"],
    ...(rules && {runOnly: [...rules]}),
  });
  if (!result) throw new Error("axe does not run on the page");
  const violations = result.violations.flatMap(({id, help, nodes}) =>
    nodes
      .slice(0, 3)
      .map(
        ({target, failureSummary = ""}) =>
          `${id} (${help}) ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`,
      ),
  );
  return {violations: [...new Set(violations)], passed: result.passes.length};
}
