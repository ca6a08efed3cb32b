import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Page} from "playwright-core";
import {alikeRow, withoutAlikeRows} from "./kinds.ts";
import {markUntried, type TriedReadings, untried} from "./readings.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe calls the rules that look at colours. */
const colourTag = "cat.color";

/** The part of axe's answer that is read here. */
interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly {readonly target: readonly unknown[]; readonly failureSummary?: string}[];
}
interface Answer {
  readonly violations: readonly Violation[];
  readonly passes: readonly unknown[];
}
declare const window: {
  axe?: {
    getRules(tags: readonly string[]): readonly {readonly ruleId: string}[];
    run(context: object, options: object): Promise<Answer>;
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
  const answer = await withoutAlikeRows(page, () => askAxe(page, rules));
  return {violations: sentencesOf(answer), passed: answer.passes.length};
}

/**
 * What breaks a rule about colours on a page whose texts axe has judged in the other colour scheme: where they stand and what lies around
 * them is as it was. Tried are the ways of reading that have not been tried on enough pages, and they are remembered in `tried`.
 */
export async function findColourViolations(page: Page, tried: TriedReadings): Promise<readonly string[]> {
  return await withoutAlikeRows(page, async () =>
    (await markUntried(page, tried)) === 0 ? [] : sentencesOf(await askAxe(page, "colours", `[${untried}]`)),
  );
}

/** Asks axe about what a selector finds on a page, or about all of it. */
async function askAxe(page: Page, rules: AxeRules, about?: string): Promise<Answer> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const answer = await page.evaluate(
    async ([which, tag, alike, selector]) => {
      // Diagrams outside the window are not laid out on their own account: axe is to see them as a reader does who comes to them.
      for (const figure of document.querySelectorAll<HTMLElement>(".diagram"))
        figure.style.contentVisibility = "visible";
      const off = (window.axe?.getRules([tag]) ?? []).map(({ruleId}) => [ruleId, {enabled: false}] as const);
      return await window.axe?.run(
        {include: selector === undefined ? [document] : [[selector]], exclude: [[`[${alike}]`]]},
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
    [rules, colourTag, alikeRow, about] as const,
  );
  if (!answer) throw new Error("axe does not run on the page");
  return answer;
}

function sentencesOf({violations}: Answer): readonly string[] {
  const sentences = violations.flatMap(({id, help, nodes}) =>
    nodes
      .slice(0, 3)
      .map(
        ({target, failureSummary = ""}) =>
          `${id} (${help}) ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`,
      ),
  );
  return [...new Set(sentences)];
}
