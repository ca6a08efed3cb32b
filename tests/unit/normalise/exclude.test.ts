import {describe, expect, it} from "vitest";
import {exclude} from "../../../loaders/normalise/exclude.ts";
import {pseudonym} from "../../../loaders/normalise/pseudonym.ts";
import {Settings} from "../../../loaders/settings.ts";
import {type CertificateFacts, writeCertificate} from "../../fixtures/lisjp.ts";
import {writeRevocation, writeStatusUpdate} from "../../fixtures/messages.ts";
import {deliver, stage, testKey} from "../../fixtures/staged.ts";

type Given = CertificateFacts & {readonly id: string};

/** "A: revoked" for each certificate that does not count, and "-: other-form" for what has no row. */
async function excluded(
  certificates: readonly Given[],
  revoked: readonly string[] = [],
  settings: Partial<Settings> = {},
): Promise<string[]> {
  const {engine} = await stage(
    deliver(
      ...certificates.map((facts, n) => [`${n}.xml`, writeCertificate(facts)] as const),
      ...revoked.map((id) => [`revoked-${id}.xml`, writeRevocation(id)] as const),
    ),
    settings,
  );
  await exclude(engine, Settings.parse(settings));
  const rows = await engine.rows("SELECT certificate, reason FROM excluded");
  engine.close();
  const names = new Map(certificates.map(({id}) => [pseudonym(testKey, "certificate", id), id]));
  return rows.map(({certificate, reason}) => `${names.get(certificate as bigint) ?? "-"}: ${reason}`).sort();
}

const replaces = (id: string, ...others: readonly string[]): Given => ({
  id,
  relations: others.map((other) => ({kind: "ERSATT", other})),
});

describe("exclude", () => {
  it("leaves out nothing of what stands", async () => {
    expect(await excluded([{id: "A"}, {id: "B", relations: [{kind: "FRLANG", other: "A"}]}])).toEqual([]);
  });

  it("leaves out revoked certificates, whether the revocation came before or after", async () => {
    expect(await excluded([{id: "A"}, {id: "B"}], ["A", "never read"])).toEqual(["A: revoked"]);
  });

  it("leaves out what was never sent, if settings say so", async () => {
    expect(await excluded([{id: "A", sent: null}])).toEqual(["A: not-sent"]);
    expect(await excluded([{id: "A", sent: null}], [], {onlySent: false})).toEqual([]);
  });

  it("leaves out smittbärarpenning, if settings say so", async () => {
    expect(await excluded([{id: "A", infectionBan: true}])).toEqual(["A: infection-ban"]);
    expect(await excluded([{id: "A", infectionBan: true}], [], {excludeInfectionBan: false})).toEqual([]);
  });

  it("counts a certificate under the first reason only", async () => {
    const all: Given = {id: "A", sent: null, infectionBan: true};
    expect(await excluded([all, replaces("B", "A")], ["A"])).toEqual(["A: revoked"]);
    expect(await excluded([all, replaces("B", "A")])).toEqual(["A: not-sent"]);
    const banned: Given = {id: "A", infectionBan: true};
    expect(await excluded([banned, replaces("B", "A")])).toEqual(["A: infection-ban"]);
    expect(await excluded([banned, {...replaces("B", "A"), infectionBan: true}])).toEqual([
      "A: infection-ban",
      "B: infection-ban",
    ]);
    expect(await excluded([banned, replaces("B", "A")], [], {excludeInfectionBan: false})).toEqual([
      "A: replaced",
    ]);
  });

  it("leaves out other forms and further copies, which have no row of their own", async () => {
    expect(await excluded([{id: "A"}, {id: "A"}, {id: "A"}, {id: "C", form: "AG7804"}])).toEqual([
      "-: duplicate",
      "-: duplicate",
      "-: other-form",
    ]);
  });
});

describe("a chain of replacements: A replaced by B, B by C", () => {
  const chain = [{id: "A"}, replaces("B", "A"), replaces("C", "B")];

  it("leaves C while C stands", async () => {
    expect(await excluded(chain)).toEqual(["A: replaced", "B: replaced"]);
    expect(await excluded([...chain].reverse())).toEqual(["A: replaced", "B: replaced"]);
  });

  it("leaves C also when B was revoked: C still stands for both", async () => {
    expect(await excluded(chain, ["B"])).toEqual(["A: replaced", "B: revoked"]);
  });

  it("leaves B when C was revoked", async () => {
    expect(await excluded(chain, ["C"])).toEqual(["A: replaced", "C: revoked"]);
  });

  it("leaves A when B and C were revoked", async () => {
    expect(await excluded(chain, ["B", "C"])).toEqual(["B: revoked", "C: revoked"]);
  });

  it("leaves A when its replacement was never sent, and the replacement where unsent ones count", async () => {
    const unsent = [{id: "A"}, {...replaces("B", "A"), sent: null}];
    expect(await excluded(unsent)).toEqual(["B: not-sent"]);
    expect(await excluded(unsent, [], {onlySent: false})).toEqual(["A: replaced"]);
  });

  it("leaves A when its replacement was never read, and ends when two replace each other", async () => {
    expect(await excluded([{id: "A"}, replaces("C", "B")])).toEqual([]);
    expect(await excluded([replaces("A", "A")])).toEqual([]);
    expect(await excluded([replaces("A", "B"), replaces("B", "A")])).toEqual(["A: replaced", "B: replaced"]);
  });
});

describe("copies", () => {
  it("keep the first, in the order of the files, and the first day of sending that any copy knows", async () => {
    const facts: CertificateFacts = {id: "A", sent: null};
    const signed = writeStatusUpdate(
      {code: "SIGNAT", time: "2025-01-07T15:00:00"},
      {...facts, unit: "SE2321000016-1"},
    );
    const late = writeCertificate({...facts, sent: "2025-01-09T08:00:00", unit: "SE2321000016-2"});
    const early = writeStatusUpdate({code: "SKICKA", time: "2025-01-08T08:00:00"}, facts);
    const {engine, summary} = await stage(deliver(["a", signed], ["b", late], ["c", early]));
    expect(summary.certificates).toBe(3);
    expect(await engine.rows("SELECT unit, sent_day FROM certificate")).toEqual([
      // as.integer(as.Date("2025-01-08")) in R
      {unit: "SE2321000016-1", sent_day: 20096},
    ]);
    expect(await engine.rows("SELECT count(*) AS n FROM period")).toEqual([{n: 1n}]);
    engine.close();
  });

  it("of a rejected certificate do not hide a good one", async () => {
    const bad = writeCertificate({id: "A", periods: []});
    const {engine, summary} = await stage(deliver(["a", bad], ["b", writeCertificate({id: "A"})]));
    engine.close();
    expect(summary).toMatchObject({certificates: 1, rejected: {"period.count": 1}});
  });
});
