import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openPage, settle} from "./browser.ts";
import {servedSite, type ServedSite} from "./servedSite.ts";
import {testSite, type TestSite} from "./site.ts";

let site: TestSite & ServedSite;

beforeAll(async () => {
  site = await servedSite(await testSite());
});
afterAll(async () => {
  await site.close();
});

/** What a region's cells of a table of the release add up to. */
async function sumOf(family: string, keep: (row: Record<string, unknown>) => boolean): Promise<number> {
  const file = Uint8Array.from(readFileSync(join(site.release, `tables/${family}.parquet`))).buffer;
  const rows = await parquetReadObjects({file});
  return rows.filter(keep).reduce((sum, {n}) => sum + Number(n), 0);
}

describe("the page of all regions", () => {
  it("has the release's own counts, from the small table and, for a diagnosis, from the whole one", async () => {
    const context = await site.browser.newContext({locale: "sv-SE"});
    const asked: string[] = [];
    const {page, problems} = await openPage(context, new URL("/regionernas-bild", site.url).href);
    page.on("request", (request) => asked.push(request.url()));
    const counts = async (): Promise<Map<string, number>> => {
      const figure = page.locator(".diagram").first();
      if (!(await figure.locator("details").evaluate((details) => (details as HTMLDetailsElement).open)))
        await figure.locator("summary").click();
      const rows = await figure
        .locator("tbody tr")
        .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
      return new Map(rows.map(([name = "", n = ""]) => [name, Number(n.replace(/\s/g, ""))]));
    };
    const all = await counts();
    expect(all.size).toBe(21);
    expect(all.get("Region Skåne")).toBe(await sumOf("started", ({region}) => region === "12"));
    expect(asked.some((url) => url.includes("tables/"))).toBe(false);

    await page.getByLabel("Diagnos", {exact: true}).selectOption("musculoskeletal");
    await settle(page);
    expect(asked.some((url) => url.includes("tables/started"))).toBe(true);
    expect((await counts()).get("Region Skåne")).toBe(
      await sumOf("started", ({region, diagnosis}) => region === "12" && diagnosis === "M00-M99"),
    );
    expect(problems).toEqual([]);
    await context.close();
  });

  it("keeps the region that is picked out in the address, and draws it on top of the others", async () => {
    const context = await site.browser.newContext({locale: "sv-SE"});
    const {page} = await openPage(context, new URL("/regionernas-bild", site.url).href);
    await page.getByLabel("Lyft fram en region", {exact: true}).selectOption("gotland");
    await settle(page);
    expect(new URL(page.url()).searchParams.get("region")).toBe("gotland");
    const again = await openPage(context, page.url());
    const titles = await again.page.locator(".diagram h3").allTextContents();
    expect(titles[0]).toContain("på Gotland");
    expect(titles.at(-1)).toContain("på Gotland");
    await context.close();
  });
});
