import type {Day} from "../../model/day.ts";
import {normalHsaId} from "../hsaId.ts";
import {Rejection} from "../rules.ts";
import type {Element} from "../xml/element.ts";
import {countyOf} from "./county.ts";
import {lastDay, startDay} from "./registryDay.ts";

/** A unit of the registry in one span of its history. */
export interface UnitRow {
  readonly unit: string;
  readonly name: string | undefined;
  readonly careUnit: string | undefined;
  readonly provider: string | undefined;
  readonly region: string | undefined;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
}

/** Where units that break a rule are told. */
interface Rejections {
  rejection(rejection: Rejection): void;
}

interface Membership {
  readonly careUnit: string;
  readonly provider: string | undefined;
}

/**
 * Reads the units of the HSA file service (`hsaunits.xml`), archived ones too. A unit that is a vårdenhet is its own
 * care unit; another unit belongs to the vårdenhet that lists it as member (one row for each, if several do), from
 * which it also has its care provider; a unit that nobody lists has none.
 */
export function* readUnits(response: Element, rejections: Rejections): Generator<UnitRow> {
  const units = response
    .children()
    .filter(({name}) => name === "hsaUnits")
    .flatMap((list) => list.children())
    .filter(({name}) => name === "hsaUnit");
  const memberships = readMemberships(units);
  for (const element of units) {
    try {
      yield* readUnit(element, memberships);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      rejections.rejection(error);
    }
  }
}

/** By member: the vårdenheter that list it. */
function readMemberships(units: readonly Element[]): Map<string, Membership[]> {
  const memberships = new Map<string, Membership[]>();
  for (const element of units) {
    const fields = element.children();
    const list = fields.find(({name}) => name === "hsaHealthCareUnitMembers");
    if (!list || field(fields, "isHsaHealthCareUnit") !== "true") continue;
    const careUnit = normalHsaId(field(fields, "hsaIdentity"));
    const provider = normalHsaId(field(fields, "hsaResponsibleHealthCareProvider")) || undefined;
    if (careUnit === "") continue;
    for (const member of list.children()) {
      const id = normalHsaId(member.text());
      memberships.set(id, [...(memberships.get(id) ?? []), {careUnit, provider}]);
    }
  }
  return memberships;
}

function* readUnit(element: Element, memberships: ReadonlyMap<string, Membership[]>): Generator<UnitRow> {
  const fields = element.children();
  const unit = normalHsaId(field(fields, "hsaIdentity"));
  if (unit === "") throw new Rejection("unit.id", element.line);
  const from = startDay(field(fields, "startDate"));
  const to = lastDay(field(fields, "endDate"));
  if (from === "no date" || to === "no date") throw new Rejection("unit.dates", element.line);
  const ownProvider = normalHsaId(field(fields, "hsaResponsibleHealthCareProvider")) || undefined;
  const facts = {
    unit,
    name: field(fields, "name") || undefined,
    region: countyOf(field(fields, "DN")),
    from,
    to,
  };

  if (field(fields, "isHsaHealthCareUnit") === "true") {
    yield {...facts, careUnit: unit, provider: ownProvider};
    return;
  }
  const isProvider = field(fields, "isHsaHealthCareProvider") === "true";
  const found = memberships.get(unit) ?? [];
  if (found.length === 0) yield {...facts, careUnit: undefined, provider: isProvider ? unit : ownProvider};
  for (const {careUnit, provider} of found) yield {...facts, careUnit, provider: provider ?? ownProvider};
}

function field(fields: readonly Element[], name: string): string {
  return fields.find((candidate) => candidate.name === name)?.text() ?? "";
}
