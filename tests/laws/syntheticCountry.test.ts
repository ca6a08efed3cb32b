import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {calibrate} from "../../loaders/calibrate/calibrate.ts";
import {leftOut} from "../../loaders/calibrate/left.ts";
import {shareMeasures} from "../../loaders/calibrate/measures.ts";
import {syntheticAccount} from "../../loaders/connect/synthetic/account.ts";
import {country, statements} from "../../loaders/connect/synthetic/country.ts";
import {syntheticDeliveries} from "../../loaders/connect/synthetic/deliveries.ts";
import {plantedEffects} from "../../loaders/connect/synthetic/planted.ts";
import {syntheticUnits} from "../../loaders/connect/synthetic/unitList.ts";
import {openDuckDb} from "../../loaders/engine/duckdb.ts";
import type {Engine} from "../../loaders/engine/engine.ts";
import {day} from "../../loaders/model/day.ts";
import {publishedFigures} from "../../loaders/model/publishedFigures.ts";
import {createStagedTables} from "../../loaders/model/staged.ts";
import {exclude} from "../../loaders/normalise/exclude.ts";
import {Settings} from "../../loaders/settings.ts";
import type {Calibration} from "../../src/contract/calibration.ts";
import {isWithin} from "../../src/measures/withinTolerance.ts";

// The size of the demo.
const certificates = 1_000_000;

let engine: Engine;
let calibration: Calibration;

beforeAll(async () => {
  engine = await openDuckDb({file: ":memory:", threads: 2});
  await engine.run(createStagedTables());
  for (const delivery of syntheticDeliveries({certificates, seed: 1}))
    if (delivery.is === "staged") await engine.run(delivery.sql);
  await exclude(engine, Settings.parse({}));
  calibration = await calibrate(engine, {
    maxGap: 5,
    account: syntheticAccount(),
  });
  // Spells of the simplest kind, for what is planted: a person's first certificate of a sjukfall, and its last day.
  await engine.run(`
CREATE TABLE spell AS
WITH counted AS (
  SELECT c.person, c.certificate, c.diagnosis, c.unit, u.region, p.from_day, p.to_day,
    max(p.to_day) OVER (PARTITION BY c.person ORDER BY p.from_day, p.to_day, c.certificate, p.ordinal ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach,
    p.ordinal
  FROM certificate c JOIN period p USING (certificate)
  LEFT JOIN (SELECT DISTINCT unit, region FROM unit) u ON u.unit = c.unit
),
numbered AS (
  SELECT *, sum(CASE WHEN reach IS NULL OR from_day > reach + 6 THEN 1 ELSE 0 END)
    OVER (PARTITION BY person ORDER BY from_day, to_day, certificate, ordinal) AS spell
  FROM counted
)
SELECT person, spell, min(from_day) AS start_day, max(to_day) - min(from_day) + 1 AS days,
  arg_min(diagnosis, (from_day, to_day, certificate)) AS diagnosis, arg_min(region, (from_day, to_day, certificate)) AS region,
  arg_min(unit, (from_day, to_day, certificate)) AS unit
FROM numbered GROUP BY person, spell`);
}, 300_000);

afterAll(() => {
  engine.close();
});

async function number(sql: string): Promise<number> {
  const [row] = await engine.rows(`SELECT CAST((${sql}) AS DOUBLE) AS n`);
  return Number(row?.["n"]);
}

describe("the demo country against what is published", () => {
  it("has every figure within its tolerance", () => {
    const outside = calibration.figures.filter((figure) => !isWithin(figure));
    expect(outside).toEqual([]);
    expect(calibration.figures.length).toBeGreaterThan(150);
  });

  it("has tolerances that would notice: no more than a few points for the nation", () => {
    const shares = new Set(
      calibration.measures.filter(({of, unit}) => of === "nation" && unit === "%").map(({id}) => id),
    );
    const wide = calibration.figures.filter(({measure, tolerance}) => shares.has(measure) && tolerance > 4);
    expect(wide).toEqual([]);
  });

  it("compares every published figure once, or says why not", () => {
    const compared = [...shareMeasures.flatMap(({figures}) => figures), "certs_per_phc_year"];
    const left = leftOut.flatMap(({figures}) => figures);
    expect(new Set([...compared, ...left])).toEqual(new Set(publishedFigures().map(({id}) => id)));
    expect(left.filter((id) => compared.includes(id))).toEqual([]);
  });

  it("asks most often about limitation of activity, question 17, on both versions of the form", async () => {
    for (const version of [1, 2]) {
      const [first] = await engine.rows(
        `SELECT question FROM message_question JOIN message USING (message) JOIN certificate USING (certificate) WHERE version = ${version} GROUP BY question ORDER BY count(*) DESC LIMIT 1`,
      );
      expect(first?.["question"]).toBe("17");
    }
  });

  it("names a published figure for every number that it calls published", () => {
    const known = new Set(publishedFigures().map(({id}) => id));
    for (const {is, figures, why} of statements) {
      expect(is === "published").toBe(figures.length > 0);
      expect(figures.filter((id) => !known.has(id))).toEqual([]);
      expect(why.length).toBeGreaterThan(5);
    }
  });

  it("tells nothing that varies with the order of rows: the comparison is the same again", async () => {
    const again = await calibrate(engine, {
      maxGap: 5,
      account: syntheticAccount(),
    });
    expect(again).toEqual(calibration);
  }, 120_000);
});

describe("units", () => {
  it("differ in how many certificates are asked to be completed, as much as is declared", async () => {
    // Method of moments: the variance between units is what binomial chance does not explain.
    const [row] = await engine.rows(`
WITH asked AS (SELECT DISTINCT certificate FROM message WHERE subject = 'KOMPLT' AND towards = 'care'),
unit_share AS (
  SELECT c.unit, count(*) AS n, avg(CASE WHEN a.certificate IS NULL THEN 0.0 ELSE 1.0 END) AS p
  FROM certificate c LEFT JOIN asked a USING (certificate)
  WHERE signed_day < ${day("2025-11-01")} AND sent_day IS NOT NULL GROUP BY c.unit HAVING count(*) >= 100
)
SELECT count(*) AS units, 1000 * sqrt(avg((p - 0.097) * (p - 0.097)) - avg(p * (1 - p) / n)) AS spread
FROM unit_share WHERE p < 0.3`);
    const [units, regions] = country.completionSpread;
    const declared = Math.hypot(units, regions);
    expect(Number(row?.["units"])).toBeGreaterThan(1000);
    expect(Number(row?.["spread"])).toBeGreaterThan(declared * 0.85);
    expect(Number(row?.["spread"])).toBeLessThan(declared * 1.15);
  });

  it("differ in how long their sjukfall last, as much as is declared", async () => {
    // On the scale of logarithms a spread of 10 per cent is 0.1. Regions differ in diagnoses: measured within each.
    const [row] = await engine.rows(`
WITH logged AS (
  SELECT unit, ln(days) - avg(ln(days)) OVER (PARTITION BY region) AS x FROM spell
  WHERE days > 1 AND start_day BETWEEN ${day("2023-01-01")} AND ${day("2025-06-30")} AND region IS NOT NULL
),
unit_mean AS (
  SELECT unit, count(*) AS n, avg(x) AS mean, var_samp(x) AS variance FROM logged GROUP BY unit HAVING count(*) >= 30
),
typed AS (SELECT m.* FROM unit_mean m SEMI JOIN (SELECT unit FROM unit WHERE type = 'vardcentral') v ON v.unit = m.unit)
SELECT count(*) AS units, 1000 * sqrt(greatest(0, var_samp(mean) - avg(variance / n))) AS spread FROM typed`);
    expect(Number(row?.["units"])).toBeGreaterThan(800);
    expect(Number(row?.["spread"])).toBeGreaterThan(country.lengthSpread * 0.7);
    expect(Number(row?.["spread"])).toBeLessThan(country.lengthSpread * 1.3);
  });

  it("come, go, merge and move, and some certificates are of ended or unknown ones", async () => {
    expect(
      await number(
        "SELECT count(*) FROM (SELECT unit FROM unit GROUP BY unit HAVING count(DISTINCT care_unit) > 1)",
      ),
    ).toBeGreaterThan(10);
    expect(
      await number(
        "SELECT count(*) FROM unit u WHERE valid_to IS NOT NULL AND NOT EXISTS (SELECT 1 FROM unit v WHERE v.unit = u.unit AND v.valid_from > u.valid_to)",
      ),
    ).toBeGreaterThan(30);
    const late =
      "SELECT count(*) FROM certificate c JOIN (SELECT unit, max(coalesce(valid_to, 99999)) AS last FROM unit GROUP BY unit) u USING (unit) WHERE c.signed_day > u.last";
    expect(await number(late)).toBeGreaterThan(0);
    const unknown = await number(
      "SELECT 1000.0 * count(*) / (SELECT count(*) FROM certificate) FROM certificate ANTI JOIN unit USING (unit)",
    );
    expect(Math.abs(unknown - country.unregisteredShare)).toBeLessThan(0.3);
  });

  it("write for the diagnoses of their kind: psykiatri for chapter F only, at first", async () => {
    const other =
      "SELECT 100.0 * count(CASE WHEN diagnosis NOT LIKE 'F%' THEN 1 END) / count(*) FROM certificate JOIN (SELECT DISTINCT unit, type FROM unit) USING (unit) WHERE type = 'psykiatri'";
    // Some go on writing when the diagnosis has changed chapter.
    expect(await number(other)).toBeLessThan(10);
  });
});

describe("what is planted", () => {
  const planted = (id: string) => {
    const found = plantedEffects.find((one) => one.id === id);
    if (!found) throw new RangeError(id);
    return found;
  };

  /** Share of F43 sjukfall over 14 days that last 90 days or more, and its standard error. */
  const longF43 = async (region: string) => {
    const [row] = await engine.rows(
      `SELECT count(*) AS n, avg(CASE WHEN days >= 90 THEN 1.0 ELSE 0.0 END) AS p FROM spell WHERE region = '${region}' AND diagnosis LIKE 'F43%' AND days > 14 AND start_day BETWEEN ${day("2023-01-01")} AND ${day("2025-06-30")}`,
    );
    const [n, p] = [Number(row?.["n"]), Number(row?.["p"])];
    return {p, se: Math.sqrt((p * (1 - p)) / n)};
  };

  it("is long sjukfall with F43 in one region, and not in its neighbours", async () => {
    const there = await longF43(planted("long-f43").region);
    const nation = 0.475; // (13023 + 12435 + 8288) / 71240: SRS 2017
    expect(there.p - 3 * there.se).toBeGreaterThan(nation + 0.05);
    for (const region of ["04", "06", "08"]) {
      const {p, se} = await longF43(region);
      expect(p - 3 * se).toBeLessThan(nation);
      expect(p).toBeLessThan(there.p - 0.05);
    }
  });

  it("is one vårdcentral with many completions, and not the one beside it", async () => {
    const {region, unit, size, per} = planted("many-completions");
    const shareOf = async (ordinal: number) => {
      const id = `SYNTET-${region}-${String(ordinal).padStart(4, "0")}`;
      const [row] = await engine.rows(
        `SELECT count(*) AS n, avg(CASE WHEN EXISTS (SELECT 1 FROM message m WHERE m.certificate = c.certificate AND subject = 'KOMPLT' AND towards = 'care') THEN 1.0 ELSE 0.0 END) AS p FROM certificate c WHERE unit = '${id}' AND answers IS NULL AND signed_day < ${day("2025-11-01")}`,
      );
      const [n, p] = [Number(row?.["n"]), Number(row?.["p"])];
      return {p, se: Math.sqrt((p * (1 - p)) / n)};
    };
    const there = await shareOf(unit);
    // Of certificates that answer nothing: those that answer are never asked about, so the share of the others is greater.
    expect(Math.abs(there.p - (size / per) * 1.056)).toBeLessThan(3 * there.se + 0.02);
    for (const beside of [unit - 1, unit + 1]) expect((await shareOf(beside)).p).toBeLessThan(0.25);
  });

  it("is one vårdenhet whose sjukfall are long, and not the units beside it", async () => {
    const {region, unit, size, per} = planted("long-unit");
    const heads = syntheticUnits().filter(({kind, region: of}) => kind === "vardcentral" && of === region);
    const careUnit = heads[unit - 1]?.careUnit ?? "";
    const meanOf = async (units: readonly {unit: string}[]) => {
      const ids = units.map((one) => `'${one.unit}'`).join(", ");
      const [row] = await engine.rows(
        `SELECT count(*) AS n, avg(s.days) AS days, stddev(s.days) AS sd FROM spell s WHERE s.unit IN (${ids}) AND start_day BETWEEN ${day("2023-01-01")} AND ${day("2024-12-31")}`,
      );
      const [n, days, sd] = [Number(row?.["n"]), Number(row?.["days"]), Number(row?.["sd"])];
      return {days, se: sd / Math.sqrt(n)};
    };
    const there = await meanOf(heads.filter((one) => one.careUnit === careUnit));
    const others = await meanOf(heads.filter((one) => one.careUnit !== careUnit));
    expect(there.days - 3 * there.se).toBeGreaterThan(others.days * 1.2);
    // Certificates for a long sjukfall end at the longest time, so the mean grows less than the lengths.
    expect(there.days - 3 * there.se).toBeLessThan((others.days * size) / per);
  });

  it("is one region that grows, and not its neighbours", async () => {
    const {region, size, per} = planted("growing-region");
    const growth = async (code: string) => {
      const started = (from: string, to: string) =>
        number(
          `SELECT count(*) FROM spell WHERE region = '${code}' AND start_day BETWEEN ${day(from)} AND ${day(to)}`,
        );
      const [before, after] = [
        await started("2023-01-01", "2023-06-30"),
        await started("2025-07-01", "2025-12-31"),
      ];
      // Halves of different seasons: the nation's own change is divided away below.
      return {ratio: after / before, se: Math.sqrt(1 / before + 1 / after) * (after / before)};
    };
    const season = (await growth("14")).ratio;
    const there = await growth(region);
    expect(Math.abs(there.ratio / season - (1 + size / per))).toBeLessThan((3 * there.se) / season + 0.05);
    for (const code of ["22", "23", "25"]) {
      const {ratio, se} = await growth(code);
      expect(Math.abs(ratio / season - 1)).toBeLessThan((3 * se) / season + 0.05);
    }
  });

  /** Share of the certificates of a region, and its standard error. */
  const shareIn = async (region: string, events: string, of: string) => {
    const [row] = await engine.rows(
      `SELECT count(*) AS n, avg(CASE WHEN ${events} THEN 1.0 ELSE 0.0 END) AS p FROM certificate c
       WHERE ${of} AND unit IN (SELECT unit FROM unit WHERE region = '${region}')`,
    );
    const [n, p] = [Number(row?.["n"]), Number(row?.["p"])];
    return {p, se: Math.sqrt((p * (1 - p)) / n)};
  };

  it("is adaptation of the work named more often in one region, and not in its neighbours", async () => {
    const {region, size, per} = planted("more-adaptation");
    const named = (code: string) =>
      `EXISTS (SELECT 1 FROM measure m WHERE m.certificate = c.certificate AND m.code = '${code}')`;
    const adapted = (code: string) => shareIn(code, named("ARBETSANPASSNING"), "version = 1");
    const there = await adapted(region);
    // 620 of 1,000 call for no measure elsewhere, and those that name one may name a second.
    const beside = await adapted("14");
    // The certificates of a sjukfall mostly say the same, so there is less in them than in as many of different ones.
    const clustered = 2;
    expect(Math.abs(there.p - beside.p - 0.62 * (size / per))).toBeLessThan(3 * clustered * there.se + 0.005);
    for (const code of ["17", "19", "20"]) {
      const {p, se} = await adapted(code);
      expect(Math.abs(p - beside.p)).toBeLessThan(3.5 * clustered * se);
    }
    const none = await shareIn(region, named("EJ_AKTUELLT"), "version = 1");
    expect(Math.abs(none.p - 0.62 * (1 - size / per))).toBeLessThan(3 * clustered * none.se);
  });

  it("is meetings more often in one region, and not in its neighbours", async () => {
    const {region, size, per} = planted("more-meetings");
    const met = (code: string) =>
      shareIn(
        code,
        "EXISTS (SELECT 1 FROM message m WHERE m.certificate = c.certificate AND m.subject = 'AVSTMN')",
        `sent_day < ${day("2026-01-20")}`,
      );
    const [there, beside] = [await met(region), await met("14")];
    const ratio = there.p / beside.p;
    expect(Math.abs(ratio - size / per)).toBeLessThan(
      3.5 * ratio * (there.se / there.p + beside.se / beside.p),
    );
    for (const code of ["06", "07"]) {
      const {p, se} = await met(code);
      expect(Math.abs(p - beside.p)).toBeLessThan(3.5 * (se + beside.se));
    }
  });

  it("is a new version of the form: no measures after its day, and other questions", async () => {
    const from = planted("form-version-2").from ?? 0;
    const wrong = `SELECT count(*) FROM certificate WHERE (signed_day >= ${from}) <> (version = 2)`;
    expect(await number(wrong)).toBe(0);
    expect(
      await number(
        `SELECT count(*) FROM measure JOIN certificate USING (certificate) WHERE signed_day >= ${from}`,
      ),
    ).toBe(0);
    const asked = (version: number, question: string) =>
      number(
        `SELECT 100.0 * count(CASE WHEN question = '${question}' THEN 1 END) / count(*) FROM message_question JOIN message USING (message) JOIN certificate USING (certificate) WHERE version = ${version}`,
      );
    expect(await asked(1, "17")).toBeGreaterThan((await asked(2, "17")) + 3);
    expect(await asked(2, "39")).toBeGreaterThan((await asked(1, "39")) + 5);
  });
});
