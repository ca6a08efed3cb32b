import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Page} from "playwright-core";
import {alikeRow, markAlikeRows} from "./kinds.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe calls the rules that look at colours. */
const colourTag = "cat.color";

/** The part of axe's answer that is read here. */
interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly {readonly target: readonly unknown[]; readonly failureSummary?: string}[];
}
declare const window: {
  axe?: {
    getRules(tags: readonly string[]): readonly {readonly ruleId: string}[];
    run(context: object, options: object): Promise<{violations: Violation[]; passes: unknown[]}>;
  };
};

/** Which rules of axe are tried: all, those that look at colours, or the others. */
export type AxeRules = "all" | "colours" | "others";

/**
 * What breaks a rule of axe on a page as it looks now, one sentence each, and how many rules something passed. Of the rows of a table
 * those are tried that have something which the rows above have not.
 */
export async function findViolations(
  page: Page,
  rules: AxeRules = "all",
): Promise<{readonly violations: readonly string[]; readonly passed: number}> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  await markAlikeRows(page);
  const result = await page.evaluate(
    async ([which, tag, alike]) => {
      // Diagrams outside the window are not laid out on their own account: axe is to see them as a reader does who comes to them.
      for (const figure of document.querySelectorAll<HTMLElement>(".diagram"))
        figure.style.contentVisibility = "visible";
      const off = (window.axe?.getRules([tag]) ?? []).map(({ruleId}) => [ruleId, {enabled: false}] as const);
      return await window.axe?.run(
        {include: [document], exclude: [[`[${alike}]`]]},
        {
          resultTypes: ["violations"],
          ...(which === "colours" && {runOnly: [tag]}),
          rules: {
            // Off by itself: 24 by 24 pixels, or room around (WCAG 2.2, 2.5.8).
            ...(which !== "colours" && {"target-size": {enabled: true}}),
            ...(which === "others" && Object.fromEntries(off)),
          },
        },
      );
    },
    [rules, colourTag, alikeRow] as const,
  );
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
