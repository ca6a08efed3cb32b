import type {Calibration, CalibrationFigure, CalibrationMeasure} from "../../src/contract/calibration.ts";
import type {Engine} from "../engine/engine.ts";
import {FailedError} from "../errors.ts";
import {day} from "../model/day.ts";
import type {SyntheticAccount} from "../model/source.ts";
import {leftOut} from "./left.ts";
import {shareMeasures, type ShareMeasure} from "./measures.ts";
import {figure, subUnits} from "./published.ts";
import {measureParts, measureShares} from "./shares.ts";
import {addCalibrationSpells, april2024, dropCalibrationTables, makeCalibrationTables} from "./spells.ts";

/** Persons whose sjukfall are measured at a time. */
const personsAtATime = 300_000;

/** Standard errors that a tolerance holds: some two hundred figures are compared at once. */
const standardErrors = 3;

/** The year whose certificates are counted: their requests have all come by the extract. */
const year = {from: day("2024-01-01"), to: day("2024-12-31")};

/**
 * Compares the synthetic country with published figures of the real one. Reads the staged tables `certificate`, `period`,
 * `message`, `revocation`, `excluded` and `unit`, and leaves nothing behind. A figure is within its tolerance when it is
 * no further away than what the measure allows for simplifications and three standard errors of its own sampling.
 */
export async function calibrate(
  engine: Engine,
  options: {maxGap: number; account: SyntheticAccount},
): Promise<Calibration> {
  await engine.run(makeCalibrationTables());
  await engine.run(certificatesOfYear);
  const last = await number(engine, "SELECT max(person) AS n FROM certificate");
  for (let from = 0; from <= last; from += personsAtATime)
    await engine.run(addCalibrationSpells({from, to: from + personsAtATime - 1, maxGap: options.maxGap}));
  const stock = await number(
    engine,
    `SELECT count(*) / 12.0 AS n FROM calibration_stock WHERE day <> ${april2024}`,
  );
  const scale = stock / figure("ongoing_avg_2025");
  const figures: CalibrationFigure[] = [];
  for (const measure of shareMeasures) figures.push(...(await figuresOf(engine, measure)));
  figures.push(await perHealthCentre(engine, scale), ...(await granularity(engine)));
  await engine.run(`${dropCalibrationTables} DROP TABLE calibration_certificate;`);
  const measures = [...shareMeasures, certificatesMeasure, unitsMeasure].map(
    ({id, title, unit, of, source, allows}) => ({id, title, unit, of, source, allows}),
  );
  return {
    scale: rounded(scale, 5),
    measures,
    figures,
    left: leftOut.map(({title, why}) => ({title, why})),
    ...options.account,
  };
}

/** Certificates of the year that count as sent, each with whether it was asked to be completed. */
const certificatesOfYear = `
CREATE OR REPLACE TEMP TABLE calibration_certificate AS
SELECT c.certificate, c.unit, a.certificate IS NOT NULL AS asked
FROM certificate c
LEFT JOIN (SELECT DISTINCT certificate FROM message WHERE subject = 'KOMPLT' AND towards = 'care') a
  ON a.certificate = c.certificate
WHERE c.signed_day BETWEEN ${year.from} AND ${year.to} AND c.sent_day IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM revocation r WHERE r.certificate = c.certificate);`;

async function figuresOf(engine: Engine, measure: ShareMeasure): Promise<CalibrationFigure[]> {
  const {hit, ...query} = measure.query;
  const shares =
    hit === undefined ? await measureParts(engine, query) : await measureShares(engine, {...query, hit});
  const found = new Map(shares.map((share) => [share.of ?? "", share]));
  return [...measure.published].map(([of, published]) => {
    const share = found.get(of);
    // A region or a diagnosis without a single sjukfall: too small a country to compare.
    const {value, standardError} = share ?? {value: 0, standardError: 100 / standardErrors};
    return toFigure(measure, of, {
      published,
      value,
      tolerance: measure.allowed + standardErrors * standardError,
    });
  });
}

const certificatesMeasure: CalibrationMeasure = {
  id: "certificates-per-health-centre",
  title: "Intyg per vårdcentral och år, uppräknat till hela landet",
  unit: "intyg",
  of: "nation",
  source: "Skånér m.fl., BMC Family Practice 2013;14:48, 21 vårdcentraler i Stockholm 2004–2009",
  allows: "20 procent: 21 vårdcentraler i ett län och en annan tid",
};

async function perHealthCentre(engine: Engine, scale: number): Promise<CalibrationFigure> {
  const centres = "SELECT DISTINCT unit FROM unit WHERE type = 'vardcentral'";
  const certificates = await number(
    engine,
    `SELECT count(*) AS n FROM calibration_certificate SEMI JOIN (${centres}) USING (unit)`,
  );
  const published = figure("certs_per_phc_year");
  const value = certificates / (await number(engine, `SELECT count(*) AS n FROM (${centres})`)) / scale;
  return toFigure(certificatesMeasure, "", {published, value, tolerance: 0.2 * published});
}

const unitsMeasure: CalibrationMeasure = {
  id: "sub-units-by-region",
  title: "Underliggande enheter per vårdenhet som regionen driver",
  unit: "enheter",
  of: "region",
  source: "HSA, uttag 2017-12-12, regionernas egna enheter",
  allows: "0,3 enheter och 25 procent: landet har färre enheter, och antalet vårdenheter är ett heltal",
};

/** Sub-units for each vårdenhet, of the units that a region itself runs, as they are registered first. */
async function granularity(engine: Engine): Promise<CalibrationFigure[]> {
  const rows = await engine.rows(`
WITH first AS (
  SELECT unit, region, care_unit, row_number() OVER (PARTITION BY unit ORDER BY valid_from NULLS FIRST) AS n
  FROM unit WHERE provider LIKE 'SYNTET-REGION-%'
)
SELECT region, count(*) AS units, count(DISTINCT care_unit) AS heads FROM first WHERE n = 1 GROUP BY region`);
  const found = new Map(
    rows.map((row) => [String(row["region"]), Number(row["units"]) / Number(row["heads"]) - 1]),
  );
  return [...subUnits()].map(([of, published]) =>
    toFigure(unitsMeasure, of, {published, value: found.get(of) ?? 0, tolerance: 0.3 + 0.25 * published}),
  );
}

function toFigure(
  {id}: CalibrationMeasure,
  of: string,
  numbers: Pick<CalibrationFigure, "published" | "value" | "tolerance">,
): CalibrationFigure {
  const {published, value, tolerance} = numbers;
  return {
    measure: id,
    of: of === "" ? null : of,
    published: rounded(published, 2),
    value: rounded(value, 2),
    tolerance: rounded(tolerance, 2),
  };
}

const rounded = (value: number, decimals: number) => Number(value.toFixed(decimals));

async function number(engine: Engine, sql: string): Promise<number> {
  const [row] = await engine.rows(`SELECT CAST(n AS DOUBLE) AS n FROM (${sql})`);
  const value = Number(row?.["n"]);
  if (!Number.isFinite(value)) throw new FailedError("the synthetic country has nothing to compare");
  return value;
}
