import {describe, expect, it} from "vitest";
import {contentSecurityPolicy} from "../../../site/contentSecurityPolicy.ts";
import {parsePage} from "../../../site/htmlTree.ts";

const scripts = (body: string): string | undefined =>
  contentSecurityPolicy(
    parsePage(`<!doctype html><html><head></head><body>${body}</body></html>`),
    "a.html",
    new Map(),
  )
    .split("; ")
    .find((part) => part.startsWith("script-src"));

describe("contentSecurityPolicy(document, page, files)", () => {
  it("lets exactly the scripts run that stand in the page, by their hash, each told once", () => {
    // printf 'let a = 1;' | openssl dgst -sha256 -binary | base64
    const own = "'sha256-xY6QKfH9PRsQnLz56nj6MBwiK5oHg+im1Jkpdp1x/Ck='";
    expect(scripts("<script>let a = 1;</script><script>let a = 1;</script>")).toBe(
      `script-src 'self' ${own}`,
    );
  });

  it("has no hash for a script that is a file of the site, nor for what is no script", () => {
    expect(scripts('<script src="./a.js"></script><style>let a = 1;</style><p>let a = 1;</p>')).toBe(
      "script-src 'self'",
    );
  });
});
