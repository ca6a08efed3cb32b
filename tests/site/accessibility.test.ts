import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {inParallel, openPage, settle} from "./browser.ts";
import {servedSite, type ServedSite} from "./servedSite.ts";
import {testSite, type TestSite} from "./site.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The part of axe's answer that is read here. */
interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly {readonly target: readonly unknown[]; readonly failureSummary?: string}[];
}
declare const window: {
  axe: {run(context: Document, options: object): Promise<{violations: Violation[]; passes: unknown[]}>};
};

let site: TestSite & ServedSite;

beforeAll(async () => {
  site = await servedSite(await testSite());
});
afterAll(async () => {
  await site.close();
});

describe("every page of the built site", () => {
  it("has no violation of any rule of axe, in light and dark", async () => {
    const violations: string[] = [];
    let passed = 0;
    await inParallel([...site.routes, "/finns-inte"], 2, async (route) => {
      // The page's own policy refuses a foreign script; this browser is told to let the tester's in.
      const context = await site.browser.newContext({bypassCSP: true, locale: "sv-SE", colorScheme: "light"});
      const {page} = await openPage(context, new URL(route, site.url).href);
      // Tables that a reader opens are part of the page; the regions' pages differ in figures alone, one of them is enough.
      if (!/^\/\w+\/(?!riket|skane)/.test(route))
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("main details")) details.setAttribute("open", "");
        });
      await page.evaluate(axe);
      for (const scheme of ["light", "dark"] as const) {
        await page.emulateMedia({colorScheme: scheme});
        await settle(page);
        const result = await page.evaluate(
          async () => await window.axe.run(document, {resultTypes: ["violations"]}),
        );
        passed += result.passes.length;
        for (const {id, help, nodes} of result.violations)
          for (const {target, failureSummary = ""} of nodes.slice(0, 3))
            violations.push(
              `${route} (${scheme}): ${id} (${help}) ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`,
            );
      }
      await context.close();
    });
    expect([...new Set(violations)]).toEqual([]);
    // Many rules must have had something to look at, or axe did not see the pages.
    expect(passed).toBeGreaterThan(site.routes.length * 2 * 15);
  }, 480_000);
});
