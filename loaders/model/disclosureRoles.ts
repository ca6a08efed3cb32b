import type {Code} from "./dimension.ts";

/**
 * What a dimension is to someone who knows a person in the tables.
 *
 * - `identifying`: known to people around the person and written in any register: a way to find the group that the person is in.
 * - `sensitive`: what nobody may learn of a person by knowing the group.
 * - `comparing`: how the sensitive dimensions of the same table differ. It says nothing of what they are where they are told
 *   with it, and gives the one away by the other where one is withheld.
 * - `neither`.
 */
export type DisclosureRole = "identifying" | "sensitive" | "comparing" | "neither";

/** The role of each dimension, and of its coarser levels. A dimension that is not here stops the count. */
const roles: Readonly<Record<string, DisclosureRole>> = {
  month: "identifying",
  quarter: "identifying",
  year: "identifying",
  region: "identifying",
  care_unit: "identifying",
  sex: "identifying",
  age: "identifying",
  // Colleagues see how much of the time someone is away and for how long, but groups that fine cost too much: in a million
  // synthetic certificates they would withhold more than a hundredth of the diagnoses of 16 % of regions and quarters
  // (ended) and of 3 % of regions and months (certificates), against none and none with the dimensions above.
  degree: "neither",
  length: "neither",
  // As degree and length are: the same facts in other groups.
  duration: "neither",
  span: "neither",
  first_reduction: "neither",
  diagnosis_change: "comparing",
  // There is a day where there is a change, and none where there is none.
  first_change: "comparing",
  // A length in other groups: those of the diagnosis, and of some there are none.
  recommendation: "comparing",
  // A fact about a person's health.
  diagnosis: "sensitive",
  block: "sensitive",
  category: "sensitive",
  // What Försäkringskassan asked of a doctor is about the document: it tells nothing of health, and no one nearby knows it.
  completed: "neither",
  version: "neither",
  waited: "neither",
  answered: "neither",
  question: "neither",
  // What a doctor expects and whether care goes on are facts about a person's health; what else the certificate suggests, and when
  // somebody wrote of a meeting, are about the document and the process.
  prognosis: "sensitive",
  treatment: "sensitive",
  contact_wish: "neither",
  measure: "neither",
  measures_named: "neither",
  forms: "neither",
  first_meeting: "neither",
  first_contact: "neither",
  times_asked: "neither",
  // Which certificate in a row it is, and how sjukfall are counted, say nothing of what they are for.
  number: "neither",
  counting_way: "neither",
  // Follows from the unit and the day: a fact about the registry.
  registry_status: "neither",
};

/** The role of a dimension by its id; a coarser level has that of the dimension it is made of ("age_two_bands": age). */
export function disclosureRole(id: string): DisclosureRole {
  const known = id in roles ? id : Object.keys(roles).find((dimension) => id.startsWith(`${dimension}_`));
  const role = known === undefined ? undefined : roles[known];
  if (role === undefined) throw new RangeError(`dimension ${id}: has no role in disclosure control`);
  return role;
}

/** The value of a sensitive dimension that stands for one that is withheld. */
export const withheld: Code = {code: "..", title: "Redovisas inte", parent: ".."};
