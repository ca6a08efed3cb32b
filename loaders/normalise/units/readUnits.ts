import {normalHsaId} from "../hsaId.ts";
import {Rejection} from "../rules.ts";
import type {Element} from "../xml/element.ts";
import {countyOf} from "./county.ts";
import {lastDay, startDay} from "./registryDay.ts";
import type {UnitRow} from "./unitRow.ts";

/** Where units that break a rule are told. */
interface Rejections {
  rejection(rejection: Rejection): void;
}

/** The fields of an hsaUnit that are used, ids normalised. Names of people and organisation numbers are not read. */
interface HsaUnit {
  readonly line: number;
  readonly unit: string;
  readonly name: string;
  readonly distinguishedName: string;
  readonly start: string;
  readonly end: string;
  readonly provider: string;
  readonly isCareUnit: boolean;
  readonly isProvider: boolean;
  readonly members: readonly string[];
}

/**
 * Reads the units of the HSA file service (`hsaunits.xml`), archived ones too. A unit that is a vårdenhet is its own
 * care unit; another unit belongs to the vårdenhet that lists it as member (one row for each, if several do), from
 * which it also has its care provider; a unit that nobody lists has none.
 */
export function* readUnits(response: Element, rejections: Rejections): Generator<UnitRow> {
  const units: HsaUnit[] = [];
  for (const list of response.children()) {
    if (list.name !== "hsaUnits") continue;
    for (const element of list.eachChild()) if (element.name === "hsaUnit") units.push(readFields(element));
  }
  const careUnits = new Map<string, HsaUnit[]>();
  for (const careUnit of units) {
    if (!careUnit.isCareUnit) continue;
    for (const member of careUnit.members)
      careUnits.set(member, [...(careUnits.get(member) ?? []), careUnit]);
  }
  for (const unit of units) {
    const from = startDay(unit.start);
    const to = lastDay(unit.end);
    if (unit.unit === "") rejections.rejection(new Rejection("unit.id", unit.line));
    else if (from === "no date" || to === "no date")
      rejections.rejection(new Rejection("unit.dates", unit.line));
    else yield* rowsOf(unit, careUnits.get(unit.unit) ?? [], {from, to});
  }
}

function readFields(element: Element): HsaUnit {
  const fields = element.children();
  const text = (name: string) => fields.find((candidate) => candidate.name === name)?.text() ?? "";
  const members = fields.find(({name}) => name === "hsaHealthCareUnitMembers")?.children() ?? [];
  return {
    line: element.line,
    unit: normalHsaId(text("hsaIdentity")),
    name: text("name"),
    distinguishedName: text("DN"),
    start: text("startDate"),
    end: text("endDate"),
    provider: normalHsaId(text("hsaResponsibleHealthCareProvider")),
    isCareUnit: text("isHsaHealthCareUnit") === "true",
    isProvider: text("isHsaHealthCareProvider") === "true",
    members: members.map((member) => normalHsaId(member.text())),
  };
}

function* rowsOf(
  unit: HsaUnit,
  careUnits: readonly HsaUnit[],
  span: Pick<UnitRow, "from" | "to">,
): Generator<UnitRow> {
  const orNone = (text: string) => (text === "" ? undefined : text);
  const facts = {
    ...{unit: unit.unit, name: orNone(unit.name), region: countyOf(unit.distinguishedName), ...span},
    toldBy: "registry" as const,
  };
  const own = orNone(unit.isProvider ? unit.unit : unit.provider);
  if (unit.isCareUnit) yield {...facts, careUnit: unit.unit, provider: own};
  else if (careUnits.length === 0) yield {...facts, careUnit: undefined, provider: own};
  else
    for (const parent of careUnits)
      yield {...facts, careUnit: parent.unit, provider: orNone(parent.provider) ?? own};
}
