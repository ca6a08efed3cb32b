/** The kinds of unit, by the ids of the harmonised types, in the order of their numbers in the SQL. */
export const kinds = [
  "vardcentral",
  "sjukhusklinik",
  "psykiatri",
  "rehab",
  "foretagshalsovard",
  "ovrigt",
] as const;
export type Kind = (typeof kinds)[number];

const quarters = ["Norr", "Söder", "Öster", "Väster", "Centrum"];

/** What units of each kind are called, and their code of activity in HSA. */
const names: Readonly<Record<Kind, readonly (readonly [string, string])[]>> = {
  vardcentral: [["Vårdcentralen", "1502"]],
  sjukhusklinik: [
    ["Ortopedkliniken", "1324"],
    ["Medicinkliniken", "1114"],
    ["Kirurgkliniken", "1315"],
    ["Kvinnokliniken", "1311"],
    ["Onkologkliniken", "1124"],
    ["Neurologkliniken", "1123"],
  ],
  psykiatri: [
    ["Vuxenpsykiatrin", "1626"],
    ["Psykiatriska mottagningen", "1604"],
    ["Beroendemottagningen", "1624"],
  ],
  rehab: [
    ["Rehabmottagningen", "1516"],
    ["Smärtrehabiliteringen", "1147"],
  ],
  foretagshalsovard: [["Företagshälsan", "1508"]],
  ovrigt: [["Jourmottagningen", "1500"]],
};

/** How many names a kind has: they come in turn. */
export const namesOf = (kind: Kind): number => names[kind].length;

/** "Vårdcentralen Exempel Norr 3, Skåne": nobody can take it for a unit that exists. */
export function unitName(kind: Kind, ordinal: number, region: string): string {
  const at = Math.floor(ordinal / namesOf(kind));
  const [name = ""] = names[kind][ordinal % namesOf(kind)] ?? [];
  return `${name} Exempel ${quarters[at % quarters.length] ?? ""} ${Math.floor(at / quarters.length) + 1}, ${region}`;
}

/** The code of activity in HSA of the unit with this ordinal among its kind. */
export function businessCode(kind: Kind, ordinal: number): string {
  return names[kind][ordinal % namesOf(kind)]?.[1] ?? "";
}
