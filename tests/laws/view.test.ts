import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {initialView, readView, writeView} from "../../src/components/viewState.js";
import {
  completionParameters,
  degreeChangeParameters,
  diagnosisChangeParameters,
  durationParameters,
  regionsParameters,
  returnParameters,
  unitParameters,
  unitsParameters,
  viewParameters,
  type View,
} from "../../src/contract/view.js";
import {viewSchema} from "../../src/contract/viewSchema.js";
import {anyViewOf} from "../fixtures/anyView.ts";
import {manifestWithBlocks as manifest} from "../unit/src/country.js";

const parameters = {seed: 20261121, numRuns: 1_000};
const schema = viewSchema(manifest);

const anyView = anyViewOf(manifest, viewParameters);

/** Any query: known and unknown keys, right and wrong values, repeated or left out. */
const anyQuery = fc.array(
  fc.tuple(
    fc.oneof(fc.constantFrom("v", "d", ...viewParameters.map(({key}) => key)), fc.string()),
    fc.oneof(
      fc.constantFrom("1", "2", "2025.03.1", "2024.12.3", "2025.13.1"),
      fc.constantFrom(...viewParameters.flatMap(({choices}) => choices(manifest).map(({value}) => value))),
      fc.string(),
      fc.constantFrom("<img src=x onerror=alert(1)>", "__proto__", "constructor", "alla ", "K&kon=M", ""),
    ),
  ),
  {maxLength: 6},
);

/** The query as an object, as the schema takes it: a repeated parameter is a list. */
function asObject(search: string): Record<string, string | string[]> {
  const query = new URLSearchParams(search);
  const entries = [...new Set(query.keys())].map((key) => {
    const values = query.getAll(key);
    return [key, values.length === 1 ? (values[0] ?? "") : values] as const;
  });
  return Object.fromEntries(entries);
}

describe("state → URL → state", () => {
  it("gives the same view back, without a message, for a thousand views", () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const read = readView(writeView(view, manifest), manifest);
        expect(read).toEqual({view, messages: [], otherVersion: null});
      }),
      parameters,
    );
  });

  for (const [page, asked] of [
    ["all regions", regionsParameters],
    ["lengths", durationParameters],
    ["changed diagnoses", diagnosisChangeParameters],
    ["changed degrees", degreeChangeParameters],
    ["completions", completionParameters],
    ["the way back to work", returnParameters],
    ["all units", unitsParameters],
    ["one unit", unitParameters],
  ] as const)
    it(`does so on the page of ${page}, whose parameters are others`, () => {
      const ofPage = viewSchema(manifest, asked);
      fc.assert(
        fc.property(anyViewOf(manifest, asked), (view) => {
          const search = writeView(view, manifest, asked);
          expect(readView(search, manifest, asked)).toEqual({view, messages: [], otherVersion: null});
          expect(ofPage.parse(asObject(search))).toEqual(view);
        }),
        parameters,
      );
    });

  it("writes the parameters in one order, whatever order the view came in", () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const reversed = Object.fromEntries(Object.entries(view).reverse()) as View;
        expect(writeView(reversed, manifest)).toBe(writeView(view, manifest));
        const keys = [...new URLSearchParams(writeView(view, manifest)).keys()];
        expect(keys).toEqual(["v", "d", ...viewParameters.map(({key}) => key)]);
      }),
      parameters,
    );
  });
});

describe("the browser's parser and the zod schema", () => {
  it("read every valid URL as the same view", () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(schema.parse(asObject(writeView(view, manifest)))).toEqual(view);
      }),
      parameters,
    );
  });

  it("agree on what is valid: a message from the one is a refusal by the other", () => {
    fc.assert(
      fc.property(anyQuery, (pairs) => {
        const search = `?${new URLSearchParams(pairs).toString()}`;
        const read = readView(search, manifest);
        const parsed = schema.safeParse(asObject(search));
        expect(read.messages.length === 0).toBe(parsed.success);
        if (parsed.success) expect(parsed.data).toEqual(read.view);
      }),
      {...parameters, numRuns: 3_000},
    );
  });
});

describe("whatever a link says", () => {
  it("gives a view that exists in the release, and never a silent change", () => {
    fc.assert(
      fc.property(anyQuery, (pairs) => {
        const {view, messages} = readView(`?${new URLSearchParams(pairs).toString()}`, manifest);
        for (const {id, choices} of viewParameters) {
          expect(choices(manifest).map(({value}) => value)).toContain(view[id]);
        }
        expect(view.first <= view.last).toBe(true);
        const asked = viewParameters.filter(({key}) => pairs.some(([name]) => name === key));
        for (const {id, key} of asked) {
          const wanted = pairs.filter(([name]) => name === key).map(([, value]) => value);
          if (view[id] !== wanted[0]) expect(messages.length).toBeGreaterThan(0);
        }
      }),
      parameters,
    );
  });

  it("is never repeated in a message: the messages are our own words", () => {
    const clean = new Set<string>();
    for (const search of ["?kon=x", "?kon=K&kon=M", "?v=2", "?d=x", "?fran=2025-01&till=2024-01", "?x=1"]) {
      for (const message of readView(search, manifest).messages) clean.add(message);
    }
    fc.assert(
      fc.property(fc.string({minLength: 1}), fc.string({minLength: 1}), (key, value) => {
        const {messages} = readView(
          `?${new URLSearchParams([
            [key, value],
            ["kon", value],
          ]).toString()}`,
          manifest,
        );
        for (const message of messages) expect([...clean]).toContain(message.replace(/”.*?”/, "”Kön”"));
        for (const message of messages) expect(message).not.toContain("<");
      }),
      parameters,
    );
  });
});

it("shows the whole period of started sjukfall when the link says nothing", () => {
  const view = initialView(manifest);
  expect(view).toMatchObject({way: "startade", sex: "alla", first: "2024-01", last: "2025-03"});
  expect(readView("", manifest)).toEqual({view, messages: [], otherVersion: null});
});

it("tells which other release a link was made from, and nothing for its own", () => {
  expect(readView("?v=1&d=2024.12.3", manifest).otherVersion).toBe("2024.12.3");
  expect(readView("?v=1&d=2025.03.1", manifest).otherVersion).toBeNull();
});

describe("a link with a diagnosis that is finer than the page has", () => {
  const schemaOfChapters = viewSchema(manifest, durationParameters);

  it("gives the chapter that it lies in, with a message that names the chapter", () => {
    for (const code of ["C50", "C50-C50", "C00-D09", "D486", "D48.6", "C00", "D48"]) {
      const {view, messages} = readView(`?diagnos=${code}`, manifest, durationParameters);
      expect(view.diagnosis).toBe("C00-D48");
      expect(messages).toEqual([
        "Länken anger ett finare värde för ”Diagnos” än sidan har. Det närmaste visas i stället: Tumörer.",
      ]);
      expect(schemaOfChapters.safeParse({diagnos: code}).success).toBe(false);
    }
  });

  it("gives the group of a chapter that is alone in it", () => {
    for (const code of ["F43", "F40-F48", "F00-F99"])
      expect(readView(`?diagnos=${code}`, manifest, durationParameters).view.diagnosis).toBe("mental");
  });

  it("gives the block that a category lies in where the page has blocks, else the chapter", () => {
    const read = (code: string) => readView(`?diagnos=${code}`, manifest);
    for (const code of ["F43", "F43.2", "F432", "F40-F43"]) {
      expect(read(code).view.diagnosis).toBe("F40-F48");
      expect(read(code).messages[0]).toContain("visas i stället: F40–F48 Neurotiska syndrom.");
    }
    expect(read("F40-F48")).toMatchObject({view: {diagnosis: "F40-F48"}, messages: []});
    for (const code of ["F49", "F30-F48"]) expect(read(code).view.diagnosis).toBe("mental");
    expect(read("D48").view.diagnosis).toBe("C00-D48");
  });

  it("gives nothing for a code of no chapter, over two chapters, or that is no code", () => {
    for (const code of ["M54", "D40-F10", "F4", "f43", "F43-"])
      expect(readView(`?diagnos=${code}`, manifest).view.diagnosis).toBe("alla");
  });
});

it("reads links of before: counting ways had no measure and no ended sjukfall then", () => {
  const old =
    "?v=1&d=2025.03.1&satt=pagaende&kon=K&alder=alla&diagnos=mental&grad=50&fran=2024-02&till=2025-01";
  expect(readView(old, manifest)).toMatchObject({
    view: {way: "pagaende", measure: "antal", sex: "K", diagnosis: "mental", degree: "50", first: "2024-02"},
    messages: [],
  });
});
