import {describe, expect, it} from "vitest";
import {carryView} from "../../../../src/components/carryView.js";
import {initialView, writeView} from "../../../../src/components/viewState.js";
import {manifest} from "../country.js";

const page = "https://example.se/stat/sjukskrivningsmonster/skane?kon=K";
const view = {...initialView(manifest), sex: "M"};

describe("carryView(view, manifest, links, page)", () => {
  it("gives links to the notebook of other places the choices of this one", () => {
    const links = [{href: "./riket"}, {href: "https://example.se/stat/sjukskrivningsmonster/gotland?kon=K"}];
    carryView(view, manifest, links, page);
    expect(links.map(({href}) => href)).toEqual([
      `https://example.se/stat/sjukskrivningsmonster/riket${writeView(view, manifest)}`,
      `https://example.se/stat/sjukskrivningsmonster/gotland${writeView(view, manifest)}`,
    ]);
  });

  it("leaves links to other pages, other sites and parts of this page as they are", () => {
    const hrefs = [
      "https://example.se/stat/metod",
      "https://other.se/stat/sjukskrivningsmonster/riket",
      "#mer",
    ];
    const links = hrefs.map((href) => ({href}));
    carryView(view, manifest, links, page);
    expect(links.map(({href}) => href)).toEqual(hrefs);
  });

  it("leaves links bare when nothing is chosen, also after a choice was taken back", () => {
    const links = [{href: "./riket?kon=M"}];
    carryView(initialView(manifest), manifest, links, page);
    expect(links[0]?.href).toBe("https://example.se/stat/sjukskrivningsmonster/riket");
  });
});
