import {describe, expect, it} from "vitest";
import type {StaticPage} from "../../../site/staticPages.ts";
import {tellSiteWithoutScript} from "../../../site/withoutScript.ts";

/** A page as Framework writes it: what its cells are, and where they stand. */
const page = `<!DOCTYPE html><html><head><title>Längd</title><script type="module">
import {define} from "../_observablehq/client.js";

define({id: "aaaa0001", mode: "inline", inputs: ["inPlace","place","display"], body: async (inPlace,place,display) => {
display(await(
inPlace(place)
))
}});

define({id: "aaaa0002", inputs: ["readFirst","manifest","display"], body: async (readFirst,manifest,display) => {
display(await(
readFirst(manifest)
))
}});

define({id: "aaaa0003", mode: "inline", inputs: ["unitPageLink","table","display"], body: async (unitPageLink,table,display) => {
display(await(
unitPageLink(table)
))
}});

define({id: "aaaa0004", inputs: ["diagramOf","model","frame","display"], body: async (diagramOf,model,frame,display) => {
display(await(
diagramOf(model, frame)
))
}});

define({id: "aaaa0005", inputs: ["diagram","model","frame","display"], body: async (diagram,model,frame,display) => {
display(await(
diagram(model, frame)
))
}});
</script></head><body><main>
<h1>Hur länge <observablehq-loading></observablehq-loading><!--:aaaa0001:-->?</h1>
<div><observablehq-loading></observablehq-loading><!--:aaaa0002:--></div>
<p><observablehq-loading></observablehq-loading><!--:aaaa0003:--></p>
<div id="first"><observablehq-loading></observablehq-loading><!--:aaaa0004:--></div>
<div id="second"><observablehq-loading></observablehq-loading><!--:aaaa0005:--></div>
</main></body></html>`;

const diagram: NonNullable<StaticPage["diagram"]> = {
  ...{title: "Efter 90 dagar < 365", selection: "Skåne", standing: "Utforskande", notes: ["Avrundat."]},
  table: {
    caption: "Andel kvar",
    columns: [
      {title: "Dag", isNumber: false},
      {title: "Andel", isNumber: true},
    ],
    rows: [
      ["90", "25,8 %"],
      ["180", "–"],
    ],
    left: 2,
  },
};
const told = async (changes: Partial<StaticPage> = {}, ofFirst = ""): Promise<string> => {
  const own: StaticPage = {
    ...{readFirst: ["Det är inte ett <beslut>."], diagram},
    names: {place: "Skåne & Blekinge", inPlace: (place: string) => `i ${place}`},
    ...changes,
  };
  const drawn = page.replace('<div id="first"><observablehq-loading', `$& ${ofFirst}`);
  const files = new Map([["langd/skane.html", Buffer.from(ofFirst === "" ? page : drawn)]]);
  const after = await tellSiteWithoutScript(files, new Map([["/langd/skane", own]]));
  return after.get("langd/skane.html")?.toString() ?? "";
};

describe("a page where no script runs", () => {
  it("has the words of its heading and the box Läs detta först where the browser will put them", async () => {
    const html = await told();
    expect(html).toMatch(
      /Hur länge <observablehq-loading class="underlag-stand-in">i Skåne &amp; Blekinge<\/observablehq-loading><!--:aaaa0001:-->\?/,
    );
    expect(html).toMatch(
      /<section class="underlag-first"><h2>Läs detta först<\/h2><ul><li>Det är inte ett &lt;beslut&gt;\.<\/li><\/ul><\/section><\/observablehq-loading><!--:aaaa0002:-->/,
    );
  });

  it("leaves alone what only the browser can make", async () => {
    expect(await told()).toContain("<p><observablehq-loading></observablehq-loading><!--:aaaa0003:--></p>");
  });

  it("has the first diagram as a table, and says how much of it is left out", async () => {
    const html = await told();
    expect(html).toMatch(
      /<div id="first">.*<noscript><h3>Efter 90 dagar &lt; 365<\/h3>.*<\/noscript><\/div>/,
    );
    expect(html).toContain('<th scope="col" class="underlag-number">Andel</th>');
    expect(html).toContain('<tr><th scope="row">90</th><td class="underlag-number">25,8 %</td></tr>');
    expect(html).toContain('–<span class="underlag-unseen">inget tal</span></td>');
    expect(html).toContain("Utforskande</span>");
    expect(html).toContain("fortsätter med 2 rader till");
    expect(html).not.toMatch(/<div id="second">.*<noscript>/);
  });

  it("has the table alone below a first diagram that was drawn with the page", async () => {
    const html = await told({}, 'class="underlag-stand-in underlag-stand-in-diagram"');
    expect(html).toMatch(
      /<div id="first">.*<noscript><div class="underlag-scroll"[^]*<\/div><\/noscript><\/div>/,
    );
    expect(html).toContain("Då visas sidans text och det första diagrammet");
  });

  it("says at its top what is not seen: less where there is a table", async () => {
    expect(await told()).toContain("Då visas sidans text och den första tabellen");
    const without = await told({diagram: null});
    expect(without).toContain("Då visas sidans text, men inte dess diagram, tabeller och val.");
    expect(without).not.toContain("<table>");
  });

  it("is as it was where nothing is known of it", async () => {
    const files = new Map([["langd/skane.html", Buffer.from(page)]]);
    expect(await tellSiteWithoutScript(files, new Map())).toEqual(files);
  });
});
