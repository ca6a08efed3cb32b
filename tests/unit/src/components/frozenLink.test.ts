import {afterEach, describe, expect, it, vi} from "vitest";
import {frozenLink} from "../../../../src/components/frozenLink.js";

/** A page of a site whose start is at `home`. */
function open(href: string, home: string | null): void {
  vi.stubGlobal("location", {href});
  vi.stubGlobal("document", {querySelector: () => (home === null ? null : {href: home})});
}
afterEach(() => {
  vi.unstubAllGlobals();
});
const frozen = ["2025.12.0", "2026.01.0"];

describe("frozenLink(contents, version)", () => {
  it("leads to the same page and view in the frozen release, below the site's own folder", () => {
    open("https://x.example/sub/langd/skane?v=1&d=2025.12.0&kon=K", "https://x.example/sub/");
    expect(frozenLink({frozen}, "2025.12.0")).toBe(
      "https://x.example/sub/fryst/2025.12.0/langd/skane?v=1&d=2025.12.0&kon=K",
    );
  });

  it("is none for a release that is not frozen here, and where none is", () => {
    open("https://x.example/langd/skane", "https://x.example/");
    expect(frozenLink({frozen}, "2024.01.0")).toBeNull();
    expect(frozenLink({}, "2025.12.0")).toBeNull();
  });

  it("is none on a page that lies in no site", () => {
    open("file:///stick/deck.html", null);
    expect(frozenLink({frozen}, "2025.12.0")).toBeNull();
    open("https://annan.example/langd/skane", "https://x.example/");
    expect(frozenLink({frozen}, "2025.12.0")).toBeNull();
  });
});
