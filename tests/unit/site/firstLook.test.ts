import {describe, expect, it} from "vitest";
import {projectRoot} from "../../../site/program.ts";
import {showFirstLooks} from "../../../site/firstLook.ts";

/** A page as Framework writes it: choices, a diagram of them, and one that comes after it. */
const page = (diagram: string): string => `<!DOCTYPE html><html><head><meta charset="utf-8">
<link rel="stylesheet" href="../style.css"><script type="module">
import {define} from "../_observablehq/client.js";

registerFile("../data/a.json", {"name":"../data/a.json","path":"../_file/data/a.11111111.json"});

define({id: "aaaa0001", outputs: ["element"], body: async () => {
const {element} = await import("../_import/components/element.01234567.js");

return {element};
}});

define({id: "aaaa0002", inputs: ["FileAttachment","element"], outputs: ["controls","diagram"], body: async (FileAttachment,element) => {
const {title} = await FileAttachment("../data/a.json").json();
const options = ["Alla", "Kvinnor och män", "Män"].map((text) => element("option", {value: text}, text));
const radios = ["a", "b"].map((value) => element("input", {type: "radio", name: "r", value}));
const controls = element("form", {class: "controls"}, element("select", {}, ...options), ...radios);
options[2].selected = true;
radios[1].checked = true;
controls.value = {sex: "Män"};
const diagram = (vy, width) => element("section", {class: "diagram"},
  element("h3", {}, title + " " + vy.sex), element("div", {class: "underlag-chart"}, String(width)));
return {controls,diagram};
}});

define({id: "aaaa0003", inputs: ["view","controls"], outputs: ["vy"], body: (view,controls) => {
const vy = view(controls);
return {vy};
}});

define({id: "aaaa0004", inputs: ["diagram","vy","width","display"], body: async (diagram,vy,width,display) => {
display(await(
${diagram}
))
}});

define({id: "aaaa0005", inputs: ["diagram","vy","width","display"], body: async (diagram,vy,width,display) => {
display(await(
diagram(vy, width)
))
}});
</script></head><body><main>
<div><!--:aaaa0003:--></div>
<div><observablehq-loading></observablehq-loading><!--:aaaa0004:--></div>
<div id="second"><observablehq-loading></observablehq-loading><!--:aaaa0005:--></div>
</main></body></html>`;

const said: string[] = [];
const shown = async (diagram: string, file = "_file/data/a.11111111.json"): Promise<string> => {
  const files = new Map([
    ["langd/skane.html", Buffer.from(page(diagram))],
    [file, Buffer.from('{"title": "Efter < 90 dagar"}')],
  ]);
  return (
    (await showFirstLooks(projectRoot, files, (line) => said.push(line)))
      .get("langd/skane.html")
      ?.toString() ?? ""
  );
};

describe("showFirstLooks(root, built)", () => {
  it("lets the first diagram stand where the browser will put it, with its picture for a screen and a phone", async () => {
    const html = await shown("diagram(vy, width)");
    expect(html).toMatch(
      /<observablehq-loading class="[^"]*underlag-stand-in-diagram"><section class="diagram"><h3>Efter &lt; 90 dagar Män<\/h3><div class="underlag-chart">704<\/div><div class="underlag-chart underlag-narrow">338<\/div><\/section><\/observablehq-loading><!--:aaaa0004:-->/,
    );
    expect(html).toContain(
      '<div id="second"><observablehq-loading></observablehq-loading><!--:aaaa0005:--></div>',
    );
  });

  it("shows the choices as they begin and lets nobody make one yet, with the longest one that a list is as wide as", async () => {
    expect(await shown("diagram(vy, width)")).toMatch(
      /underlag-stand-in-drawn"><form class="controls"><select disabled=""><option value="Kvinnor och män">Kvinnor och män<\/option><option value="Män" selected="">Män<\/option><\/select><input type="radio" name="r" value="a" disabled=""><input type="radio" name="r" value="b" disabled="" checked=""><\/form><\/observablehq-loading><!--:aaaa0003:-->/,
    );
  });

  it("tells the style sheet, before it is asked for, of an address that makes other choices", async () => {
    expect(await shown("diagram(vy, width)")).toMatch(
      /<script>if\(location\.search\).*<link rel="stylesheet"/s,
    );
  });

  it("leaves a page as it is whose diagram waits for what only a browser has", async () => {
    expect(await shown("diagram(vy, width)", "_file/other.json")).toBe(page("diagram(vy, width)"));
  });

  it("leaves a page as it is whose diagram cannot be drawn without a browser, and says so", async () => {
    expect(await shown("diagram(vy.there.is, width)")).toBe(page("diagram(vy.there.is, width)"));
    expect(said).toEqual([expect.stringContaining("langd/skane.html: det första diagrammet")]);
  });

  it("leaves Node without a window afterwards", async () => {
    await shown("diagram(vy, width)");
    expect(["document", "window", "location"].filter((name) => name in globalThis)).toEqual([]);
  });
});
