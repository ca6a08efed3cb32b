import {deckReadFirst} from "../../../../src/components/deckReadFirst.js";
import {followUnsaved} from "../../../../src/components/unsaved.js";
import {describe, expect, it} from "vitest";
import {captureMarkdown, captureTable} from "../../../../src/components/captureExports.js";
import {
  addRow,
  type Capture,
  captureJson,
  type CaptureRow,
  otherRelease,
  readCapture,
} from "../../../../src/components/captureRows.js";
import {extend, leftInWords, pauseOrGoOn, startClock} from "../../../../src/components/deckClock.js";
import {commandOf} from "../../../../src/components/deckKeys.js";
import {deckPositions, hashOf, positionAt} from "../../../../src/components/deckPositions.js";
import {startSession} from "../../../../src/components/deckSession.js";
import type {LineChart, ShareChart} from "../../../../src/components/diagramModel.js";
import {lockAxes} from "../../../../src/components/lockAxes.js";
import {addMarker, type Marker} from "../../../../src/components/markers.js";
import {shortAddress} from "../../../../src/components/shortAddress.js";
import {stepChanges} from "../../../../src/components/stepChanges.js";
import {viewAddress} from "../../../../src/components/viewAddress.js";
import {initialView} from "../../../../src/components/viewState.js";
import {durationParameters, viewParameters} from "../../../../src/contract/view.js";
import {manifest} from "../country.js";

const lines = (values: readonly number[], yLabel = "Antal", xs = ["2024-01", "2024-02"]): LineChart => ({
  kind: "lines",
  xs,
  yLabel,
  reference: null,
  points: values.map((value, x) => ({
    series: "a",
    x,
    value,
    low: value - 1,
    high: value + 1,
    preliminary: false,
  })),
});
const shares = (high: number): ShareChart => ({
  kind: "shares",
  categories: ["a"],
  xLabel: "Andel",
  points: [{series: "a", category: 0, value: high / 2, low: 0, high}],
});
const step = (chart: LineChart | ShareChart | null, diagram = "d", ownAxis = false) => ({
  chart,
  diagram,
  ownAxis,
});

describe("lockAxes(steps)", () => {
  it("gives all steps in a row with the same diagram the widest axis", () => {
    const [first, second] = lockAxes([step(lines([10, 20])), step(lines([3, 4]))]);
    expect(first?.chart).toMatchObject({extent: [0, 21]});
    expect(second?.chart).toMatchObject({extent: [0, 21]});
    expect(second?.newAxis).toBe(false);
    const [one, other] = lockAxes([step(shares(0.2)), step(shares(0.6))]);
    expect([one?.chart, other?.chart]).toMatchObject([{extent: 0.6}, {extent: 0.6}]);
  });

  it("keeps the time axis too: a step with fewer months stands on the months of all, with the lines of the step before behind", () => {
    const [first, second] = lockAxes([
      step(lines([10, 20], "Antal", ["2024-01", "2024-02"])),
      step(lines([3, 4], "Antal", ["2024-02", "2024-03"])),
    ]);
    expect(first?.chart).not.toHaveProperty("ghost");
    expect(first?.chart).toMatchObject({xs: ["2024-01", "2024-02", "2024-03"], points: [{x: 0}, {x: 1}]});
    expect(second?.chart).toMatchObject({
      ...{xs: ["2024-01", "2024-02", "2024-03"], points: [{x: 1}, {x: 2}]},
      ghost: [
        {x: 0, value: 10},
        {x: 1, value: 20},
      ],
    });
    expect(second?.newAxis).toBe(false);
  });

  it("moves breaks and what is marked along with the months", () => {
    const later = {
      ...lines([3, 4], "Antal", ["2024-02", "2024-03"]),
      ...{breaks: [{x: 0.5, label: "Ny blankett"}], marked: [0, 1] as const},
    };
    const [, second] = lockAxes([step(lines([10, 20])), step(later)]);
    expect(second?.chart).toMatchObject({breaks: [{x: 1.5}], marked: [1, 2]});
  });

  it("says that the scale is new where the periods have no month in common", () => {
    const apart = lockAxes([step(lines([10, 20])), step(lines([3, 4], "Antal", ["2024-03", "2024-04"]))]);
    expect(apart[1]).toMatchObject({newAxis: true, chart: {xs: ["2024-03", "2024-04"]}});
  });

  it("leaves out a line that is drawn again as it was", () => {
    const [, second] = lockAxes([step(lines([10, 20])), step(lines([10, 20]))]);
    expect(second?.chart).not.toHaveProperty("ghost");
  });

  it("says that the scale is new where a step asks for its own, or measures something else", () => {
    const asked = lockAxes([step(lines([10, 20])), step(lines([3, 4]), "d", true)]);
    expect(asked[1]).toMatchObject({newAxis: true, chart: {extent: [0, 5]}});
    const other = lockAxes([step(lines([10, 20])), step(lines([3, 4], "Antal per 1 000"))]);
    expect(other[1]?.newAxis).toBe(true);
    expect(lockAxes([step(lines([10, 20])), step(lines([3, 4]), "annat")])[1]?.newAxis).toBe(false);
  });
});

describe("stepChanges(before, after, manifest)", () => {
  const view = initialView(manifest);
  const at = {
    ...({notebook: "sjukskrivningsmonster", diagram: "over-tid", placeTitle: "Riket"} as const),
    ...{parameters: viewParameters, view},
  };

  it("says nothing where nothing has changed", () => {
    expect(stepChanges(at, at, manifest)).toEqual([]);
  });

  it("tells the place first, then the choices in their own order and words", () => {
    const after = {...at, placeTitle: "Region Skåne", view: {...view, sex: "K", first: "2024-06"}};
    expect(stepChanges(at, after, manifest)).toEqual([
      "Plats: Riket → Region Skåne",
      "Kön: Alla → Kvinnor",
      "Från och med: januari 2024 → juni 2024",
    ]);
  });

  it("tells of another notebook with the choices that both have, and none of its own", () => {
    const men = {...at, view: {...view, sex: "M", way: "pagaende"}};
    const lengths = {...at, notebook: "langd", diagram: "kvar", parameters: durationParameters} as const;
    expect(stepChanges(men, {...lengths, view: {...view, limit: "180"}}, manifest)).toEqual([
      "Anteckningsbok: Längd",
      "Kön: Män → Alla",
    ]);
  });

  it("tells of another notebook alone where they have the same choices", () => {
    expect(stepChanges(at, {...at, notebook: "langd", diagram: "kvar"}, manifest)).toEqual([
      "Anteckningsbok: Sjukskrivningsmönster → Längd",
    ]);
  });
});

describe("the clock of a step", () => {
  it("tells what is left in words, until and beyond the end", () => {
    const clock = startClock(0);
    const after = (seconds: number): string => leftInWords(clock, 2, seconds * 1000);
    expect([0, 60, 100, 119].map(after)).toEqual(["2 min kvar", "1 min kvar", "20 s kvar", "1 s kvar"]);
    expect([120, 179, 180, 245].map(after)).toEqual([
      ...["tiden är slut", "tiden är slut"],
      ...["1 min över tiden", "2 min över tiden"],
    ]);
  });

  it("stands while it is paused, and can be given more time", () => {
    const paused = pauseOrGoOn(startClock(0), 30_000);
    expect(leftInWords(paused, 1, 90_000)).toBe("30 s kvar (pausad)");
    const on = pauseOrGoOn(paused, 90_000);
    expect(leftInWords(on, 1, 100_000)).toBe("20 s kvar");
    expect(leftInWords(extend(on, 1), 1, 100_000)).toBe("1 min 20 s kvar");
  });
});

describe("commandOf(key, letters)", () => {
  const key = (name: string, more = {}) => ({
    key: name,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    shiftKey: false,
    ...more,
  });

  it("knows arrows, space and what a clicker sends, also without letters", () => {
    for (const name of ["ArrowRight", "PageDown", " "]) expect(commandOf(key(name), false)).toBe("next");
    for (const name of ["ArrowLeft", "PageUp"]) expect(commandOf(key(name), false)).toBe("previous");
    expect(commandOf(key(" ", {shiftKey: true}), false)).toBe("previous");
  });

  it("leaves letters alone when they are turned off, and the browser's own keys always", () => {
    expect(commandOf(key("f"), true)).toBe("fullscreen");
    expect(commandOf(key("F"), true)).toBe("fullscreen");
    expect(commandOf(key("f"), false)).toBeUndefined();
    expect(commandOf(key("f", {ctrlKey: true}), true)).toBeUndefined();
  });
});

const talk = {prompt: "Tala", minutes: 5, form: "par"} as const;
const contents = {
  steps: [
    {
      id: "ett",
      title: "Ett",
      question: "Ett?",
      text: [],
      notes: "",
      minutes: 3,
      discussion: [talk],
      shown: null,
    },
    {id: "tva", title: "Två", question: "Två?", text: [], notes: "", minutes: 3, discussion: [], shown: null},
  ],
};

describe("the positions of a deck", () => {
  it("begins with what must be read and ends with the picture, and each address leads back", () => {
    const positions = deckPositions(contents);
    expect(positions.map(hashOf)).toEqual(["#borja", "#steg-1", "#steg-1-samtal-1", "#steg-2", "#lagesbild"]);
    for (const [i, position] of positions.entries()) expect(positionAt(positions, hashOf(position))).toBe(i);
    expect(positionAt(positions, "#finns-inte")).toBe(0);
  });
});

describe("a session in two windows", () => {
  it("keeps them in step, rows and all, and tells a new window where the room is", () => {
    const windows: {onmessage: ((event: MessageEvent) => void) | null}[] = [];
    const open = () => {
      const channel = {
        onmessage: null as ((event: MessageEvent) => void) | null,
        postMessage: (data: unknown) => {
          for (const other of windows) if (other !== channel) other.onmessage?.({data} as MessageEvent);
        },
      };
      windows.push(channel);
      return startSession(contents, 0, {now: () => 0, channel});
    };
    const room = open();
    room.go(2);
    const speaker = open();
    expect(hashOf(speaker.here())).toBe("#steg-1-samtal-1");
    speaker.go(99);
    expect(hashOf(room.here())).toBe("#lagesbild");
    speaker.add(row("Något"));
    speaker.add(row("  "));
    expect(room.state().rows.map(({n, said}) => [n, said.observation])).toEqual([[1, "Något"]]);
    speaker.mark(marker("mars 2024", "Här"));
    room.mark(marker("april 2024", "Där"));
    expect(speaker.state().markers.map(({n, name}) => [n, name])).toEqual([
      [1, "mars 2024"],
      [2, "april 2024"],
    ]);
    room.unmark({step: "ett", n: 1});
    expect(speaker.state().markers.map(({n}) => n)).toEqual([2]);
  });
});

function row(observation: string): Omit<CaptureRow, "n"> {
  const said = {
    ...{observation, interpretation: "", hypothesis: "", objection: ""},
    action: "",
    responsible: "",
    followUp: "",
  };
  return {step: "ett", question: "Ett?", view: "/langd/skane?v=1&kon=K", version: "2025.03.1", said};
}

function marker(name: string, text: string): Omit<Marker, "n"> {
  const {step: of, question, view, version} = row("");
  return {...{step: of, question, view, version}, place: "own 3", name, text};
}

describe("what must be read before a deck", () => {
  it("says how units are compared where a step shows them, and else that they are not", () => {
    const first = (notebook: "langd" | "vardenheter"): string =>
      deckReadFirst({base: 5, steps: [{shown: null}, {shown: {notebook}}] as never}).join(" ");
    expect(first("langd")).toContain("jämförs inte enskilda vårdenheter här");
    expect(first("vardenheter")).toContain("bara med andra av samma typ");
    expect(first("vardenheter")).not.toContain("jämförs inte enskilda");
  });
});

describe("what a room has said", () => {
  const nasty = row('=SUM(1), "citat"; ny\nrad | <b>*å*</b>');
  const capture: Capture = {
    ...{deck: "prov", title: "Prov", version: "2025.03.1"},
    rows: addRow(addRow([], nasty), row("Två")),
    markers: addMarker(
      addMarker([], marker("Skåne, mars 2024", "*Här* | hände något")),
      marker("dag 90", " "),
    ),
  };

  it("comes back from its file without loss", () => {
    expect(readCapture(captureJson(capture), "prov")).toEqual(capture);
  });

  it("comes back from a file of before there were markers, without any", () => {
    const old = JSON.parse(captureJson(capture)) as Record<string, unknown>;
    delete old["markers"];
    expect(readCapture(JSON.stringify(old), "prov")).toEqual({...capture, markers: []});
  });

  it("is unsaved from when it is said until it is saved, also where another window has sent it back", () => {
    let now: Capture = {...capture, rows: [], markers: []};
    const unsaved = followUnsaved(() => now);
    expect(unsaved.is()).toBe(false);
    now = {...now, rows: capture.rows};
    expect(unsaved.is()).toBe(true);
    unsaved.kept();
    now = structuredClone(now);
    expect(unsaved.is()).toBe(false);
    now = {...now, markers: capture.markers};
    expect(unsaved.is()).toBe(true);
    now = {...now, rows: [], markers: []};
    expect(unsaved.is()).toBe(false);
  });

  it("tells when it is about the figures of another release than the one shown", () => {
    expect(otherRelease(capture.rows, "2025.03.1")).toBeUndefined();
    expect(otherRelease(capture.rows, "2025.03.2")).toBe("2025.03.1");
    expect(otherRelease([], "2025.03.1")).toBeUndefined();
  });

  it("is not read into another deck, whose steps may have the same ids", () => {
    expect(readCapture(captureJson(capture), "annat")).toBe(
      "Filen hör till ett annat bildspel, ”Prov”. Inget är ändrat.",
    );
  });

  it.each([
    ["inte json", "Filen är inte läsbar JSON."],
    ["{}", "Filen är ingen sparad lägesbild."],
    [
      captureJson(capture).replace('"form": 1', '"form": 2'),
      "Filen är sparad av en annan version av webbplatsen.",
    ],
    [captureJson(capture).replace('"n": 2', '"n": "2"'), "Rad 2 i filen har inte rätt form."],
    [captureJson(capture).replaceAll("2025.03.1", "2025.3"), "Rad 1 i filen har inte rätt form."],
    [captureJson(capture).replace('"name": "dag 90"', '"name": 90'), "Markör 2 i filen har inte rätt form."],
    [captureJson({...capture, markers: 1 as never}), "Filens markörer har inte rätt form."],
    ...["javascript:", "/https://evil.example/x", "/javascript:alert(1)", "//evil.example"].map(
      (elsewhere) => [captureJson(capture).replace("/langd", elsewhere), "Rad 1 i filen har inte rätt form."],
    ),
  ])("is not read from %j", (text, fault) => {
    expect(readCapture(text, "prov")).toBe(fault);
  });

  it("is written with its step, view and version in every form", () => {
    expect(captureTable(capture).rows[1]).toEqual([
      ...["2", "ett", "Ett?", "Två", "", "", "", "", "", "", "", "", ""],
      ...["/langd/skane?v=1&kon=K", "2025.03.1"],
    ]);
    expect(captureTable(capture).rows[2]).toEqual([
      ...["", "ett", "Ett?", "", "", "", "", "", "", "", "1", "Skåne, mars 2024", "*Här* | hände något"],
      ...["/langd/skane?v=1&kon=K", "2025.03.1"],
    ]);
    const text = captureMarkdown(capture, (view) => `https://x.example${view}`);
    expect(text).toContain("Utgåva 2025.03.1.");
    expect(text).toContain("<https://x.example/langd/skane?v=1&kon=K>");
    // What was said is text, on one line, whatever it holds.
    expect(text).toContain('=SUM(1), "citat"; ny rad \\| \\<b\\>\\*å\\*\\</b\\>');
    expect(text).toContain("- **1. Skåne, mars 2024**: \\*Här\\* \\| hände något\n- **2. dag 90**\n");
  });

  it("tells in Markdown of each row and each marker which release it is about, also of an older file read in", () => {
    const [first, ...rest] = capture.rows;
    const [mark] = capture.markers;
    if (first === undefined || mark === undefined) throw new RangeError("nothing is said");
    const old = "2024.03.0";
    const mixed = {
      ...capture,
      rows: [{...first, version: old}, ...rest],
      markers: [...capture.markers, {...mark, n: 3, version: old}],
    };
    const lines = captureMarkdown(mixed, (view) => view).split("\n");
    const told = lines.filter((line) => /^### |^- \*\*Utgåva/.test(line));
    expect(told).toEqual([
      ...["### Rad 1", `- **Utgåva:** ${old}`, "### Rad 2", "- **Utgåva:** 2025.03.1"],
      ...["### Markörer i diagrammet", "- **Utgåva:** 2025.03.1"],
      ...["### Markörer i diagrammet", `- **Utgåva:** ${old}`],
    ]);
  });
});

describe("viewAddress(contents, site, view)", () => {
  it("leads to the shown site, from a USB stick to the frozen release, and else is the path alone", () => {
    const deck = {published: {scheme: "https", rest: "x.example.se/u"}, version: "2025.03.1"};
    const view = "/langd/skane?v=1";
    expect(viewAddress(deck, "http://host/a/", view)).toBe("http://host/a/langd/skane?v=1");
    expect(viewAddress(deck, null, view)).toBe("https://x.example.se/u/fryst/2025.03.1/langd/skane?v=1");
    expect(viewAddress({...deck, published: null}, null, view)).toBe(view);
  });
});

describe("shortAddress(contents, shown, site)", () => {
  it("leads to the frozen release where the site's address is known, else to the site itself, else nowhere", () => {
    const published = {scheme: "https", rest: "statistik.example.se/underlag"};
    const deck = {published, version: "2025.03.1"};
    const frozen = shortAddress(deck, {name: "riket-3"}, null);
    expect(frozen).toBe("https://statistik.example.se/underlag/fryst/2025.03.1/v/riket-3");
    const own = {...deck, published: null};
    expect(shortAddress(own, {name: "riket-3"}, "http://host/a/")).toBe("http://host/a/v/riket-3");
    expect(shortAddress(own, {name: "riket-3"}, null)).toBeNull();
  });
});
