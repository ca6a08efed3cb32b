import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {originIn, siteHash} from "../../site/origin.ts";
import {addressOf, pagePaths, readSiteFiles} from "../../site/siteFiles.ts";
import {openPage} from "./browser.ts";
import {servedSite, type ServedSite} from "./servedSite.ts";
import {testSite, type TestSite} from "./site.ts";

let site: TestSite & ServedSite;

beforeAll(async () => {
  site = await servedSite(await testSite());
});
afterAll(async () => {
  await site.close();
});

describe("the built site", () => {
  it("tells on every page with a foot the hash that its files have, and no commit of a copy outside git", () => {
    const files = new Map(
      [...readSiteFiles(site.dist)].filter(([path]) => !/^(fryst\/|\.sources$)/.test(path)),
    );
    const hash = siteHash(files);
    const origins = new Map(
      pagePaths(files).map((path) => [addressOf(path), originIn(files.get(path)?.toString() ?? "")]),
    );
    // The rooms of workshops fill the screen; the page for what is not there stands alone.
    const without = [...origins].filter(([, origin]) => origin === undefined).map(([address]) => address);
    expect(without.filter((address) => !/^\/workshop\/[a-z]+(\/talare)?$/.test(address))).toEqual(["/404"]);
    for (const origin of origins.values())
      if (origin !== undefined) expect(origin).toMatchObject({commit: "unknown", site: hash});
  });
});

describe("the accessibility statement", () => {
  it("tells the eleven things that Digg asks for", async () => {
    const context = await site.browser.newContext({locale: "sv-SE"});
    const {page, problems} = await openPage(context, new URL("/tillganglighet", site.url).href);
    const text = (await page.locator("main").innerText()).replace(/\s+/g, " ");
    const href = async (name: RegExp) => page.getByRole("link", {name}).getAttribute("href");
    const told: Readonly<Record<string, boolean>> = {
      "the body and the service": /\S+ står bakom webbplatsen \S+/.test(text),
      "how far it conforms": /är (helt|delvis|inte) förenlig med lagen/.test(text),
      "the law and the standard": /\(2018:1937\).*EN 301 549/.test(text),
      "what is not accessible": text.includes("Vad är inte tillgängligt, och varför?"),
      "why it is not": (await page.locator("main li:has(strong)").count()) > 0,
      "when it was assessed": /bedömdes den \d+ \S+ \d{4}/.test(text),
      "when it was brought up to date": /uppdaterades senast den \d+ \S+ \d{4}/.test(text),
      "how it was assessed": /Självskattning|granskning/.test(text),
      "how to tell of a fault": /^(mailto|https):/.test((await href(/Anmäl en brist/)) ?? ""),
      "how to complain": (await href(/anmäla det till Digg/)) === "https://www.digg.se/tdosanmalan",
      "what is excepted as too great a burden, and what the law leaves out": /12 § .*9 § samma lag/.test(
        text,
      ),
    };
    expect(Object.keys(told)).toHaveLength(11);
    expect(Object.entries(told).filter(([, is]) => !is)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe("a link that was made from an older release", () => {
  it("leads on to the same view in that release, where it is frozen", async () => {
    const context = await site.browser.newContext({locale: "sv-SE"});
    const old = "2020.01.0";
    // The site as it is when an older release is frozen beside it: its contents name the version, and the page lies there.
    await context.route(/\/_file\/data\/contents\.[0-9a-f]+\.json$/, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({json: {...((await answer.json()) as object), frozen: [old]}});
    });
    await context.route(`**/fryst/${old}/**`, async (route) => {
      await route.fulfill({contentType: "text/html; charset=utf-8", body: "<h1>Så var det</h1>"});
    });
    const path = `sjukskrivningsmonster/skane?v=1&d=${old}&kon=K`;
    const {page, problems} = await openPage(context, new URL(path, site.url).href);
    await page.getByRole("link", {name: `Se vyn i utgåva ${old}`}).click();
    await page.getByRole("heading", {name: "Så var det"}).waitFor();
    const at = new URL(page.url());
    expect(at.pathname).toBe(`/fryst/${old}/sjukskrivningsmonster/skane`);
    expect(at.searchParams.get("kon")).toBe("K");
    expect(problems.filter((problem) => !problem.startsWith("request failed"))).toEqual([]);
    await context.close();
  });
});
