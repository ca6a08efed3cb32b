import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {serve, type SiteServer} from "../../site/serve.ts";
import {writeSqlAddress} from "../../src/components/sqlAddress.ts";
import {openPage, startBrowser} from "./browser.ts";
import {testSite} from "./site.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

declare const window: {
  axe: {
    run(
      context: Document,
      options: object,
    ): Promise<{violations: {id: string; nodes: {target: readonly unknown[]}[]}[]}>;
  };
};

let server: SiteServer;
let browser: Browser;
let page: Page;
let problems: readonly string[];
let release: string;

beforeAll(async () => {
  const site = await testSite();
  ({release} = site);
  server = await serve({folder: site.dist, port: 0});
  browser = await startBrowser();
  const context = await browser.newContext({locale: "sv-SE", acceptDownloads: true});
  const address = new URL(`/sql-verkstad${writeSqlAddress("SELECT 6 * 7 AS svar", "2020.01.0")}`, server.url);
  ({page, problems} = await openPage(context, address.href));
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Writes a query with the keyboard, runs it and gives what the page says of the answer. */
async function ask(sql: string): Promise<string> {
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(sql);
  await page.keyboard.press("Control+Enter");
  return await told(/^(Svaret har|Frågan gav inget svar)/);
}

async function told(what: RegExp): Promise<string> {
  const status = page.locator(".underlag-sql .underlag-status", {hasText: what});
  await status.waitFor({timeout: 120_000});
  return `${await status.innerText()} ${await page.locator(".underlag-sql-answer").innerText()}`;
}

describe("the page of SQL", () => {
  it("loads no engine until the reader starts it, and does not run what a link holds before that", async () => {
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({name}) => new URL(name).pathname),
    );
    expect(loaded.filter((path) => /duckdb|codemirror|\.parquet$/i.test(path))).toEqual([]);
    expect(await page.locator("main").innerText()).toContain("Länken är gjord för utgåva 2020.01.0.");
    await page.getByRole("button", {name: /^Starta SQL-verkstaden/}).press("Enter");
    await page.getByRole("button", {name: "Kör frågan"}).waitFor({timeout: 240_000});
    expect(await page.locator(".cm-content").innerText()).toContain("SELECT 6 * 7 AS svar");
    expect(await page.locator(".underlag-sql-answer").innerText()).toBe("");
    await page.getByRole("button", {name: "Kör frågan"}).click();
    expect(await told(/^Svaret har 1 rad/)).toContain("42");
  });

  it("answers every example from the tables of the release, with a chart", async () => {
    const examples = page.getByLabel("Exempel");
    const titles = await examples.locator("option").allInnerTexts();
    expect(titles.length).toBeGreaterThan(4);
    for (const [i] of titles.entries()) {
      await examples.selectOption(String(i));
      await page.getByRole("button", {name: "Hämta exemplet"}).click();
      const text = await ask(await page.locator(".cm-content").innerText());
      expect(text).toMatch(/^Svaret har (?!inga)/);
    }
    const address = new URL(page.url());
    expect(new URLSearchParams(address.hash.slice(1)).get("fraga")).toContain("FROM started");
  });

  it("completes the names of tables, and of a table's columns, with their Swedish names beside", async () => {
    const offered = async (sql: string): Promise<string[]> => {
      await page.locator(".cm-content").focus();
      await page.keyboard.press("Control+a");
      await page.keyboard.insertText(sql);
      await page.keyboard.press("Control+Space");
      const options = page.locator(".cm-tooltip-autocomplete li");
      await options.first().waitFor();
      const texts = await options.allTextContents();
      await page.keyboard.press("Escape");
      await options.first().waitFor({state: "detached"});
      return texts;
    };
    expect(await offered("SELECT * FROM star")).toContain("startedStartade sjukfall");
    expect(await offered("SELECT * FROM started WHERE started.reg")).toContain("regionRegion");
  });

  it("reads every row of a table as it lies in the release", async () => {
    const file = new Uint8Array(readFileSync(join(release, "tables", "started.parquet"))).buffer;
    const published = await parquetReadObjects({file, columns: ["n"]});
    const sum = (all: readonly number[]): number => all.reduce((total, n) => total + n, 0);
    await ask("SELECT n FROM started");
    const saved = page.waitForEvent("download");
    await page.getByRole("button", {name: "Ladda ner CSV: svaret"}).click();
    const [header, ...lines] = readFileSync(await (await saved).path(), "utf8")
      .trimEnd()
      .split("\r\n");
    expect(header).toBe("n");
    expect(lines).toHaveLength(published.length);
    expect(sum(lines.map(Number))).toBe(sum(published.map(({n}) => Number(n))));
    const parquet = page.waitForEvent("download");
    await page.getByRole("button", {name: "Ladda ner Parquet: svaret"}).click();
    expect(
      readFileSync(await (await parquet).path())
        .subarray(0, 4)
        .toString(),
    ).toBe("PAR1");
  });

  it.each([
    "SELECT * FROM read_csv('https://example.org/a.csv')",
    "SELECT * FROM 'https://example.org/a.parquet'",
    "ATTACH 'https://example.org/a.db' AS other",
    "SELECT * FROM read_parquet('started.parquet')",
    "COPY started TO 'started.csv'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
  ])("refuses %s", async (sql) => {
    const text = await ask(sql);
    expect(text).toMatch(/^Frågan gav inget svar/);
    expect(text).toContain("utanför utgåvan");
  });

  it("stops a query that never ends, and answers the next one", async () => {
    await page.locator(".cm-content").focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(
      "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t",
    );
    await page.keyboard.press("Control+Enter");
    await page.waitForTimeout(500);
    await page.getByRole("button", {name: "Avbryt"}).press("Enter");
    await told(/^Frågan är avbruten/);
    expect(await ask("SELECT count(*) > 0 AS finns FROM started")).toContain("sant");
  });

  it("keeps the first 20,000 rows of a longer answer and says so", async () => {
    expect(await ask("SELECT * FROM range(20000)")).toContain("Svaret har 20\u00a0000 rader.");
    expect(await ask("SELECT * FROM range(20001)")).toContain("fler än 20\u00a0000 rader");
  });

  it("leaves the editor with Tab, has no fault that axe finds, and asks nobody else for anything", async () => {
    await ask("SELECT month, sum(n) AS n FROM started GROUP BY month ORDER BY month");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Kör frågan");
    await page.evaluate(axe);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({colorScheme});
      const {violations} = await page.evaluate(
        async () => await window.axe.run(document, {resultTypes: ["violations"]}),
      );
      expect(violations.map(({id, nodes}) => [id, nodes.map(({target}) => target.join(" "))])).toEqual([]);
    }
    expect(problems).toEqual([]);
  });
});
