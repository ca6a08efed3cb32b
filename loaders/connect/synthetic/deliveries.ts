import type {Delivery} from "../../model/source.ts";
import {fillCertificates, makeSyntheticCertificates} from "./certificates.ts";
import {drawMacros, dropDrawMacros} from "./draw.ts";
import {makeLookups} from "./lookups.ts";
import {fillMessages, makeSyntheticRequests} from "./messages.ts";
import {fillReturnSupport, makeSyntheticMeasures} from "./returnSupport.ts";
import {makeSyntheticSjukfall} from "./sjukfall.ts";
import {makeUnits} from "./units.ts";

/** Certificates that each person of the register comes to, with everything below: measured on the generator. */
const certificatesPerPerson = 3.464;

/** Persons made at a time, so that memory does not grow with the country: about a million certificates. */
const personsAtATime = 300_000;

/** Removes the generator's temporary tables: only the staged tables outlive it. */
const dropTables = [
  ...[
    "turn",
    "sjukfall",
    "certificate",
    "replacing",
    "request",
    "completing",
    "repeat",
    "named",
    "unit",
    "ward",
    "slot",
    "kind",
  ],
  ...[
    "start",
    "age",
    "length",
    "longest",
    "chain",
    "chain_count",
    "diagnosis",
    "plan",
    "question",
    "measure",
  ],
  ...["class", "class_change", "person_draw", "diagnosis_draw", "plan_draw", "question_draw", "measure_draw"],
  ...["prognosis", "prognosis_draw"],
]
  .map((name) => `DROP TABLE synthetic_${name};`)
  .join("\n");

/** The SQL of the synthetic country, part by part, in the order it must be run. */
export function* syntheticDeliveries(options: {certificates: number; seed: number}): Generator<Delivery> {
  const last = Math.ceil(options.certificates / certificatesPerPerson);
  const staged = (step: string, sql: string): Delivery => ({is: "staged", step, sql});
  yield staged("enheter", [drawMacros, makeLookups(), makeUnits()].join("\n"));
  for (let from = 1; from <= last; from += personsAtATime) {
    const persons = {from, to: Math.min(last, from + personsAtATime - 1)};
    yield staged("sjukfall", makeSyntheticSjukfall({persons, seed: options.seed}));
    yield staged("intyg", makeSyntheticCertificates());
    yield staged("kompletteringar", makeSyntheticRequests());
    yield staged("tabeller", [makeSyntheticMeasures(), fillCertificates()].join("\n"));
    yield staged("meddelanden", [fillMessages(), fillReturnSupport()].join("\n"));
  }
  yield staged("städning", [dropTables, dropDrawMacros].join("\n"));
}
