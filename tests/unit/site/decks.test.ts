import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {codeModules, mostModules} from "../../../site/codeModules.ts";
import {readDeck, readDecks} from "../../../site/decks.ts";
import {projectRoot} from "../../../site/program.ts";
import {stageDecks} from "../../../site/stageDecks.ts";
import {manifest} from "../src/country.js";

const deck = `id: prov
title: Ett prov
purpose: Att pröva
audience: oss
steps:
  - id: ett
    title: Ett
    question: Hur är det?
    view: sjukskrivningsmonster/skane?kon=K
    diagram: over-tid
    minutes: 3
  - id: tva
    title: Två
    question: Vad gör vi?
    minutes: 120
    discussion:
      - prompt: Tala
        minutes: 1
        form: par
`;

const units = new Map([
  ["vardcentral", {title: "Vårdcentral", units: [{value: "A-1", title: "Vårdcentralen Ett"}]}],
  ["psykiatri", {title: "Psykiatri", units: [{value: "B-1", title: "Mottagningen"}]}],
]);

describe("readDeck(yaml, manifest, units)", () => {
  it("reads a deck, with what is left out filled in", () => {
    const {deck: read, problems} = readDeck(deck, manifest, units);
    expect(problems).toEqual([]);
    expect(read?.steps.map(({id, notes, discussion}) => [id, notes, discussion.length])).toEqual([
      ["ett", "", 0],
      ["tva", "", 1],
    ]);
  });

  it.each([
    ["kon=K", "kon=X", "rad 9: steps[1].view: kon: värdet finns inte i utgåvan"],
    ["kon=K", "farg=K", "rad 9: steps[1].view: har val som anteckningsboken inte känner till"],
    ["kon=K", "fran=2024-03&till=2024-02", "rad 9: steps[1].view: perioden är bakvänd"],
    ["kon=K", "d=2025.03.1", "rad 9: steps[1].view: d: ska inte stå i en vy"],
    ["/skane?", "/atlantis?", "rad 9: steps[1].view: platsen atlantis finns inte i utgåvan"],
    ["sjukskrivningsmonster/skane?kon=K", "https://annan.example/", "rad 9: steps[1].view: ska vara en länk"],
    ["over-tid", "tårta", "rad 10: steps[1].diagram: ska vara over-tid eller jamforelse"],
    ["minutes: 120", "minutes: 121", "rad 15: steps[2].minutes: ska vara högst 120"],
    ["minutes: 3", "minutes: 0", "rad 11: steps[1].minutes: ska vara minst 1"],
    ["form: par", "form: grupp", "rad 19: steps[2].discussion[1].form: ska vara enskilt eller par"],
    ["id: tva", "id: ett", "rad 12: steps[2].id: ett finns redan"],
    ["purpose: Att pröva\n", "", "rad 1: purpose: saknas"],
    ["title: Ett prov", "title: [", "är inte läsbar YAML"],
  ])("names line, field and rule when %j is %j", (right, wrong, fault) => {
    expect(deck).toContain(right);
    const {problems} = readDeck(deck.replace(right, wrong), manifest, units);
    expect(problems.join("\n")).toContain(fault);
  });

  const wholeView = "view: sjukskrivningsmonster/skane?kon=K\n    diagram: over-tid";
  it.each([
    ["insatser/skane?ar=2024", "mote-efter-dag"],
    ["diagnosforandring/riket", "mellan-avsnitt"],
    ["langd/riket", "rekommenderat-per-diagnos"],
    ["langd/skane", "langre-an-rekommenderat"],
    ["diagnosforandring/skane", "nya-kapitel"],
    ["varfor-skiljer?ar=2024", "satt"],
    ["varfor-skiljer", "satt"],
    ["vardenheter/vardcentral?region=skane&tal=kvot", "tratt"],
    ["vardenhet/vardcentral?enhet=A-1", "styrdiagram"],
    ["vardenhet/psykiatri?enhet=B-1", "tratt"],
    ["vardenhet/psykiatri?enhet=B-1", "sjukfall"],
    ["vardenhet/vardcentral?enhet=A-1", "langa-sjukfall"],
    ["vardenhet/vardcentral?enhet=exempel-i-skane", "langa-sjukfall"],
  ])("shows %s", (view, diagram) => {
    const text = deck.replace(wholeView, `view: ${view}\n    diagram: ${diagram}`);
    expect(readDeck(text, manifest, units).problems).toEqual([]);
  });

  it.each([
    ["diagnosforandring/skane", "mellan-avsnitt", "ska ha platsen riket, för diagrammet mellan-avsnitt"],
    ["langd/skane", "rekommenderat-per-diagnos", "ska ha platsen riket, för diagrammet rekommenderat"],
    ["varfor-skiljer?ar=2025", "satt", "ar: värdet finns inte i utgåvan"],
    ["varfor-skiljer/skane", "satt", "ska vara en länk"],
    ["vardenheter", "tratt", "ska vara en länk"],
    ["vardenheter/sjukhus", "tratt", "utgåvan har ingen sida för typen sjukhus"],
    ["vardenhet/psykiatri?enhet=A-1", "tratt", "enhet: värdet finns inte i utgåvan"],
    ["vardenhet/psykiatri?enhet=exempel-i-riket", "tratt", "enhet: värdet finns inte i utgåvan"],
    ["vardenhet/vardcentral", "tratt", "ska ange en enhet"],
  ])("does not show %s, which the release has not", (view, diagram, fault) => {
    const text = deck.replace(wholeView, `view: ${view}\n    diagram: ${diagram}`);
    expect(readDeck(text, manifest, units).problems.join("\n")).toContain(fault);
  });

  it.each(["kompletteringspraxis/skane", "insatser/skane", "langd/skane"])(
    "takes a place beside itself the year before in %s, and nothing else to compare with",
    (address) => {
      const diagram = {"kompletteringspraxis/skane": "fragor-1", "insatser/skane": "atgarder-1"}[address];
      const withStep = (search: string): string =>
        deck
          .replace("sjukskrivningsmonster/skane?kon=K", address + search)
          .replace("diagram: over-tid", `diagram: ${diagram ?? "kvar"}`);
      expect(readDeck(withStep("?jamfor=fjolaret"), manifest, units).problems).toEqual([]);
      expect(readDeck(withStep("?jamfor=manaden"), manifest, units).problems).toEqual([
        "rad 9: steps[1].view: jamfor: värdet finns inte i utgåvan",
      ]);
    },
  );

  it("lets a highlight stand only with both its ends, the first before the last", () => {
    const marked = (fields: string): string[] =>
      readDeck(
        deck.replace("    minutes: 3\n", `    minutes: 3\n    highlight: {text: Se, ${fields}}\n`),
        manifest,
        units,
      ).problems;
    expect(marked("from: 2024-02, to: 2024-02")).toEqual([]);
    expect(marked("from: 2024-02").join()).toContain("from och to ska stå tillsammans");
    expect(marked("from: 2024-02, to: 2024-01").join()).toContain("from ligger efter to");
  });
});

describe("readDecks(root, manifest, units)", () => {
  it("has decks for the nation, a region and a care unit, each with something to talk about", () => {
    // The country of the tests lacks what the real release has: only the form of the views is at stake there.
    const regions = {slug: "skane", code: "12", title: "Region Skåne", short: "Skåne"};
    const decks = readDecks(projectRoot, {...manifest, places: [...manifest.places, regions]}, units);
    expect(decks.map(({id}) => id)).toEqual(expect.arrayContaining(["region", "riket", "vardenhet"]));
    for (const {steps} of decks) {
      expect(steps.flatMap(({discussion}) => discussion).length).toBeGreaterThan(1);
      expect(steps.every(({notes}) => notes !== "")).toBe(true);
    }
  });
});

describe("the decks of a release of some regions", () => {
  const whole = {slug: "riket", code: null, title: "Hela underlaget", short: "hela underlaget"};
  const [skane, gotland] = [
    {slug: "skane", code: "12", title: "Region Skåne", short: "Skåne"},
    {slug: "gotland", code: "09", title: "Region Gotland", short: "Gotland"},
  ];
  const of = (places: readonly (typeof skane | typeof whole)[]) => {
    const said: string[] = [];
    const decks = readDecks(
      projectRoot,
      {...manifest, places: [...places]},
      units,
      (line) => void said.push(line),
    );
    return {decks: decks.map(({id}) => id), said};
  };

  it("are all there where the release has the region that they show", () => {
    expect(of([whole, gotland, skane])).toEqual({decks: ["region", "riket", "vardenhet"], said: []});
  });

  it("lack a deck that shows nothing else than another region", () => {
    expect(of([whole, gotland])).toEqual({
      decks: ["riket"],
      said: [
        "data/workshops/region.yaml är inte med: det visar bara sådant som inte finns i utgåvan",
        "data/workshops/vardenhet.yaml är inte med: det visar bara sådant som inte finns i utgåvan",
      ],
    });
  });

  it("lack the steps that lay regions beside each other where there is one, and keep the others", () => {
    const one = {...whole, title: "Region Gotland", short: "Gotland"};
    const {decks, said} = of([one]);
    expect(decks).toEqual(["riket"]);
    expect(said[1]).toBe(
      "data/workshops/riket.yaml är med utan stegen 4, 5: det de visar finns inte i utgåvan",
    );
  });

  it("still stop the build where they are wrong, and where the release is of the nation", () => {
    const gotlands = {...manifest, places: [whole, gotland]};
    expect(readDeck(deck, gotlands, units)).toEqual({problems: [], left: [1]});
    expect(readDeck(deck.replace("kon=K", "kon=X"), gotlands, units).problems).toHaveLength(2);
    expect(readDeck(deck.replace("minutes: 120", "minutes: 121"), gotlands, units).problems).toHaveLength(2);
    const nation = {...whole, title: "Riket", short: "riket"};
    expect(readDeck(deck, {...manifest, places: [nation, gotland]}, units).problems).toEqual([
      "rad 9: steps[1].view: platsen skane finns inte i utgåvan",
    ]);
  });
});

describe("a folder with a faulty deck", () => {
  it("stops the build with the file, the line and the field; also where the file has another name than the deck", async () => {
    const root = mkdtempSync(join(tmpdir(), "underlag-decks-"));
    mkdirSync(join(root, "data/workshops"), {recursive: true});
    writeFileSync(join(root, "data/workshops/prov.yaml"), deck.replace("kon=K", "kon=X"));
    writeFileSync(join(root, "data/workshops/annat.yaml"), deck);
    expect(() => readDecks(root, manifest, units)).toThrow(
      /annat\.yaml, rad 1: id: ska vara filens namn[^]*data\/workshops\/prov\.yaml, rad 9: steps\[1\]\.view: kon/,
    );
    const sources = {manifest, population: [] as never, units, hypotheses: []};
    await expect(stageDecks(root, sources, () => undefined)).rejects.toThrow(/prov\.yaml, rad 9: /);
    rmSync(root, {recursive: true, force: true});
  });
});

describe("codeModules(address)", () => {
  // ISO/IEC 18004, table 7: with error correction M, version 7 (45 modules) holds 122 bytes and version 8 (49 modules) the next.
  it("is within what a room can read up to 122 characters", () => {
    const address = (length: number): string => "https://statistik.example.se/".padEnd(length, "x");
    expect([122, 123].map((length) => codeModules(address(length)))).toEqual([45, 49]);
    expect(mostModules).toBeGreaterThan(45);
    expect(mostModules).toBeLessThan(49);
  });
});
