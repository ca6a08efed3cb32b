import {afterEach, describe, expect, it} from "vitest";
import {jsonFetcher, type FetchLimits} from "../../../../loaders/connect/statistics/fetchJson.ts";
import {InputError} from "../../../../loaders/errors.ts";
import {
  statisticsServer,
  stillWeb,
  type Reply,
  type StatisticsServer,
} from "../../../fixtures/statisticsServer.ts";

let server: StatisticsServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const limits: FetchLimits = {
  pace: {calls: 100, milliseconds: 1000},
  timeout: 2_000,
  maxBytes: 1_000,
  retries: 2,
};

/** Asks a server that answers as told, and gives what came of it. */
async function asking(
  reply: (path: string, before: number) => Reply,
  own: Partial<FetchLimits> = {},
  path = "tabell.json?ar=2025",
) {
  server = await statisticsServer(reply);
  const web = stillWeb();
  const answer = jsonFetcher({...limits, ...own}, web)(new URL(path, server.url));
  const outcome = await answer.then(
    ({json}) => ({json, error: undefined}),
    (error: unknown) => ({json: undefined, error}),
  );
  return {...outcome, web, asked: server.asked, askers: server.askers};
}

function messageOf(error: unknown): string {
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message;
}

describe("jsonFetcher(limits, web)", () => {
  it("gives an answer as JSON, and says who asks", async () => {
    const {json, askers} = await asking(() => ({body: [{antal: 1}]}));
    expect(json).toEqual([{antal: 1}]);
    expect(askers).toEqual(["underlag/0"]);
  });

  it("asks again after a server error, and waits longer each time", async () => {
    const {json, web} = await asking((_path, before) => (before < 2 ? {status: 500} : {body: {so: "it is"}}));
    expect(json).toEqual({so: "it is"});
    expect(web.slept).toEqual([1000, 2000]);
    expect(web.lines[0]).toContain("svarade 500. Nytt försök om 1 s.");
  });

  it("gives up after its tries, and names address and fault", async () => {
    const {error, asked} = await asking(() => ({status: 503}));
    expect(asked).toHaveLength(3);
    expect(messageOf(error)).toMatch(/tabell\.json\?ar=2025: svarade 503, efter 3 försök$/);
  });

  it("waits as long as a publisher asks in seconds", async () => {
    const {json, web} = await asking((_path, before) =>
      before === 0 ? {status: 429, headers: {"retry-after": "7"}} : {body: 1},
    );
    expect(json).toBe(1);
    expect(web.slept).toEqual([7000]);
  });

  it("waits until the moment a publisher names, by the publisher's own clock", async () => {
    const headers = {
      date: "Sun, 22 Nov 2026 10:00:00 GMT",
      "retry-after": "Sun, 22 Nov 2026 10:00:09 GMT",
    };
    const {web} = await asking((_path, before) => (before === 0 ? {status: 429, headers} : {body: 1}));
    expect(web.slept).toEqual([9000]);
  });

  it("comes back another day when asked to wait more than two minutes", async () => {
    const {web: patient} = await asking((_path, before) =>
      before === 0 ? {status: 429, headers: {"retry-after": "120"}} : {body: 1},
    );
    expect(patient.slept).toEqual([120_000]);
    await server?.close();
    const {error, web} = await asking(() => ({status: 429, headers: {"retry-after": "121"}}));
    expect(messageOf(error)).toContain("ber oss vänta 121 s");
    expect(web.slept).toEqual([]);
  });

  it("does not ask again what the publisher says is wrong, and tells what it said", async () => {
    const {error, asked} = await asking(() => ({
      status: 400,
      type: "application/problem+json",
      body: {title: "Unsupported", detail: "Non-existent value 2031"},
    }));
    expect(asked).toHaveLength(1);
    expect(messageOf(error)).toMatch(/svarade 400 \(Unsupported: Non-existent value 2031\)$/);
  });

  it("does not read a long error answer to its end", async () => {
    const {error} = await asking(() => ({status: 404, body: {title: "a".repeat(100_000)}}));
    expect(messageOf(error)).toMatch(/svarade 404$/);
  });

  it("refuses an HTML page, whatever its status says", async () => {
    const page = "<!doctype html><title>Logga in</title>";
    const {error} = await asking(() => ({type: "text/html; charset=utf-8", body: page}));
    expect(messageOf(error)).toContain("en webbsida (HTML), inte data");
    await server?.close();
    // Also one that says that it is JSON.
    expect(messageOf((await asking(() => ({body: page}))).error)).toContain("en webbsida (HTML), inte data");
  });

  it("refuses another content type, and none", async () => {
    expect(messageOf((await asking(() => ({type: "text/csv", body: "a,b"}))).error)).toContain(
      "av typen text/csv, inte JSON",
    );
    await server?.close();
    expect(messageOf((await asking(() => ({type: "", body: "1"}))).error)).toContain("av typen okänd");
  });

  it("asks again when the connection is cut before the answer is whole", async () => {
    const body = [1, 2, 3];
    const {json} = await asking((_path, before) => (before === 0 ? {body, cutAfter: 3} : {body}));
    expect(json).toEqual(body);
    await server?.close();
    const {error} = await asking(() => ({body, cutAfter: 3}));
    expect(messageOf(error)).toMatch(/svaret bröts \(\w+\), efter 3 försök$/);
  });

  it("refuses JSON that ends too early though the answer is whole", async () => {
    const {error, asked} = await asking(() => ({body: '[{"dimensions":{"ar":"20'}));
    expect(messageOf(error)).toContain("inte hel JSON (24 byte; avkortat?)");
    expect(asked).toHaveLength(1);
  });

  it("refuses an empty answer and broken UTF-8", async () => {
    expect(messageOf((await asking(() => ({body: " "}))).error)).toContain("svaret är tomt");
    await server?.close();
    const broken = Buffer.from([0x22, 0xc3, 0x22]);
    expect(messageOf((await asking(() => ({body: broken}))).error)).toContain("inte giltig UTF-8");
  });

  it("reads an answer of exactly the most bytes, and not one more", async () => {
    const body = (bytes: number) => `"${"a".repeat(bytes - 2)}"`;
    expect((await asking(() => ({body: body(1000)}))).error).toBeUndefined();
    await server?.close();
    expect(messageOf((await asking(() => ({body: body(1001)}))).error)).toContain("större än");
    await server?.close();
    // Of no told length: counted as it comes.
    const {error} = await asking(() => ({body: body(1001), chunked: true}));
    expect(messageOf(error)).toContain("större än");
  });

  it("does not wait for ever", async () => {
    const {error} = await asking(() => ({silent: true}), {timeout: 40, retries: 1});
    expect(messageOf(error)).toContain("inget helt svar inom 0.04 s, efter 2 försök");
  });

  it("says when nobody answers at all", async () => {
    const closed = await statisticsServer(() => ({}));
    await closed.close();
    const ask = jsonFetcher({...limits, retries: 0}, stillWeb());
    await expect(ask(new URL(closed.url))).rejects.toThrow("gick inte att nå (ECONNREFUSED), efter 1 försök");
  });

  it("follows a redirect to the same host, and none to another", async () => {
    const {json, asked} = await asking((path) =>
      path === "ny.json" ? {body: 1} : {status: 301, headers: {location: "/ny.json"}},
    );
    expect(json).toBe(1);
    expect(asked).toHaveLength(2);
    await server?.close();
    const {error} = await asking(() => ({
      status: 302,
      headers: {location: "https://inloggning.example.se/?till=statistik"},
    }));
    expect(messageOf(error)).toContain("omdirigeras till inloggning.example.se. Bara samma värd följs");
  });

  it("does not run round in redirects", async () => {
    const {error, asked} = await asking(() => ({status: 302, headers: {location: "igen"}}));
    expect(messageOf(error)).toContain("fler än 5 omdirigeringar");
    expect(asked).toHaveLength(6);
  });

  it("keeps the pace of the publisher", async () => {
    server = await statisticsServer(() => ({body: 1}));
    const web = stillWeb();
    const ask = jsonFetcher({...limits, pace: {calls: 2, milliseconds: 10_000}}, web);
    for (let call = 0; call < 5; call++) await ask(new URL(server.url));
    // Two at once, then two ten seconds later, then one.
    expect(web.slept).toEqual([10_000, 10_000]);
  });
});
