import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {LoaderResolver} from "@observablehq/framework/dist/loader.js";
import {expect, it} from "vitest";
import {leaveOutPages} from "../../../site/leaveOutPages.ts";

it("leaves pages out of what Framework builds and finds, and no other", () => {
  const root = mkdtempSync(join(tmpdir(), "underlag-left-out-"));
  mkdirSync(join(root, "langd"));
  for (const page of ["index", "demolandet", "om", "langd/[plats]"])
    writeFileSync(join(root, `${page}.md`), "# A");
  const pages = new LoaderResolver({root});
  const found = (): unknown => ({
    built: [...pages.findPagePaths()].sort(),
    served: ["/demolandet", "/om", "/langd/demolandet"].map((path) => pages.findPage(path)?.path),
  });
  const all = {
    built: ["/demolandet", "/index", "/om"],
    served: ["demolandet.md", "om.md", "langd/[plats].md"],
  };
  expect(found()).toEqual(all);
  leaveOutPages([]);
  expect(found()).toEqual(all);
  leaveOutPages(["/demolandet"]);
  expect(found()).toEqual({built: ["/index", "/om"], served: [undefined, "om.md", "langd/[plats].md"]});
  rmSync(root, {recursive: true, force: true});
});
