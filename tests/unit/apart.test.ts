import {describe, expect, it} from "vitest";
import {keepApart} from "../../loaders/apart.ts";

describe("keepApart(releases, {work, quarantine})", () => {
  it.each([
    ["releases", "work", undefined, true],
    ["data/releases", "data/work", "data/work/list.csv", true],
    // Beside it, by a name that begins alike, or above it: releases may lie within what is the owner's.
    ["releases", "releases-work", "list.csv", true],
    ["work/releases", "work", "list.csv", true],
    ["releases", "releases", undefined, false],
    ["releases", "./releases/..work", undefined, false],
    ["data/releases/", "data/work/../releases/deep/work", undefined, false],
    ["releases", "work", "releases/list.csv", false],
    ["releases", "work", "work/list.csv", true],
  ])("%s, %s, %s: %s", (releases, work, quarantine, isApart) => {
    const keep = () => {
      keepApart(releases, {work, quarantine});
    };
    if (isApart) expect(keep).not.toThrow();
    else expect(keep).toThrow("får inte ligga i mappen med utgåvor");
  });
});
