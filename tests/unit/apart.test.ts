import {existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {keepApart, keepPrivate} from "../../loaders/apart.ts";
import {spillFolder} from "../../loaders/spill.ts";
import {projectRoot} from "../fixtures/kept.ts";

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

describe("keepPrivate(flag, place, project)", () => {
  const project = mkdtempSync(join(tmpdir(), "underlag-apart-"));
  mkdirSync(join(project, "src/data"), {recursive: true});
  symlinkSync(join(project, "src"), join(project, "elsewhere"));
  symlinkSync(join(project, "data"), join(project, "nowhere"));
  afterAll(() => {
    rmSync(project, {recursive: true, force: true});
  });

  it.each([
    ["data/work", true],
    // Beside them, by a name that begins alike, or of that name elsewhere.
    ["src-work", true],
    ["data/src", true],
    [".github/work", true],
    ["nowhere/work", true],
    ["src", false],
    ["src/data/work", false],
    ["dist/deep/work", false],
    ["data/../dist", false],
    ["fryst/work", false],
    ["pack", false],
    ["data/releases/work", false],
    [".git/work", false],
    ["data/node_modules/work", false],
    // By a link, whether the folder is there or not.
    ["elsewhere", false],
    ["elsewhere/new/work", false],
  ])("%s: %s", (place, isPrivate) => {
    const keep = () => {
      keepPrivate("work", join(project, place), project);
    };
    if (isPrivate) expect(keep).not.toThrow();
    else
      expect(keep).toThrow(
        /^--work: får inte ligga i (src|dist|fryst|pack|data\/releases|\.git|node_modules), där/,
      );
  });

  it("is asked by whatever puts micro data on the disk, of the project's own folders", () => {
    const place = join(projectRoot, "src", "work");
    expect(() => spillFolder(place, () => undefined)).toThrow("--work: får inte ligga i src,");
    for (const places of [
      {work: place, quarantine: undefined},
      {work: "data/work", quarantine: join(projectRoot, "dist", "list.csv")},
    ])
      expect(() => {
        keepApart("data/releases", places);
      }).toThrow(/^--(work: får inte ligga i src|quarantine: får inte ligga i dist),/);
    expect(existsSync(place)).toBe(false);
  });
});
