import {normalHsaId} from "../hsaId.ts";
import {Rejection} from "../rules.ts";
import type {Element} from "../xml/element.ts";
import {countyCodes, countyOf} from "./county.ts";
import {lastDay, startDay} from "./registryDay.ts";
import type {UnitRow} from "./unitRow.ts";

/**
 * The answers of RIV-TA infrastructure:directory:organization that tell of units, by name and version of the service:
 * GetUnit 4 and 5, GetHealthCareUnit 2 and GetHealthCareUnitMembers 2 (2.1 adds addresses, which are not read).
 */
const answers: Readonly<Record<string, (answer: Element) => UnitRow[]>> = {
  "GetUnitResponse:GetUnit:4": readUnit,
  "GetUnitResponse:GetUnit:5": readUnit,
  "GetHealthCareUnitResponse:GetHealthCareUnit:2": readCareUnit,
  "GetHealthCareUnitMembersResponse:GetHealthCareUnitMembers:2": readMembers,
};

const domain = "urn:riv:infrastructure:directory:organization:";
const service = /^urn:riv:infrastructure:directory:organization:([A-Za-z]+)Responder:(\d+)$/;

/**
 * The units that an answer tells of, or `undefined` where the element is no such answer. An answer about a unit that the
 * directory does not know, and one about a test object (feigned), are rejected.
 */
export function readUnitAnswer(element: Element): UnitRow[] | undefined {
  if (!element.namespace.startsWith(domain)) return undefined;
  const [, name = "", version = ""] = service.exec(element.namespace) ?? [];
  return answers[`${element.name}:${name}:${version}`]?.(element);
}

/** GetUnit: what kind of activity a unit has, and where it lies. It does not tell the vårdenhet. */
function readUnit(answer: Element): UnitRow[] {
  const unit = read(only(answer, "unit"));
  unit.refuseFeigned("feignedUnit");
  const county = unit.text("countyCode").padStart(2, "0");
  const codes = unit
    .all("businessClassification")
    .map((each) => read(each).text("businessClassificationCode"));
  return [
    {
      ...unit.named("unitHsaId", "unitName"),
      ...unit.span("unitStartDate", "unitEndDate"),
      careUnit: undefined,
      provider: undefined,
      region: countyCodes.has(county) ? county : countyOf(`l=${unit.text("countyName")}`),
      businessCodes: codeList(codes),
      businessTypes: codeList(unit.all("businessType").map((each) => each.text())),
      careTypes: codeList(unit.all("careType").map((each) => each.text())),
      toldBy: "answer",
    },
  ];
}

/**
 * GetHealthCareUnit: the vårdenhet and vårdgivare of a unit. For a unit that is not itself a vårdenhet, that vårdenhet is
 * its huvudenhet: what Intygsstatistik keeps as such.
 */
function readCareUnit(answer: Element): UnitRow[] {
  const told = read(only(answer, "healthCareUnit"));
  told.refuseFeigned("feignedHealthCareUnit", "feignedHealthCareUnitMember");
  const careUnit = told.id("healthCareUnitHsaId");
  const provider = told.id("healthCareProviderHsaId");
  const common = {careUnit, provider, region: undefined, toldBy: "answer"} as const;
  const own: UnitRow = {
    ...common,
    ...told.named("healthCareUnitHsaId", "healthCareUnitName"),
    ...told.span("healthCareUnitStartDate", "healthCareUnitEndDate"),
  };
  const member = told.id("healthCareUnitMemberHsaId");
  if (member === undefined || member === careUnit) return [own];
  return [
    own,
    {
      ...common,
      ...told.named("healthCareUnitMemberHsaId", "healthCareUnitMemberName"),
      ...told.span("healthCareUnitMemberStartDate", "healthCareUnitMemberEndDate"),
      headUnit: careUnit,
    },
  ];
}

/** GetHealthCareUnitMembers: a vårdenhet with all its underenheter. Feigned members are left out. */
function readMembers(answer: Element): UnitRow[] {
  const told = read(only(answer, "healthCareUnitMembers"));
  told.refuseFeigned("feignedHealthCareUnit");
  const [provider] = told.all("healthCareProvider");
  const common = {
    careUnit: told.id("healthCareUnitHsaId"),
    provider: provider && read(provider).id("healthCareProviderHsaId"),
    region: undefined,
    toldBy: "answer",
  } as const;
  const own: UnitRow = {
    ...common,
    ...told.named("healthCareUnitHsaId", "healthCareUnitName"),
    ...told.span("healthCareUnitStartDate", "healthCareUnitEndDate"),
  };
  const members = told
    .all("healthCareUnitMember")
    .map(read)
    .filter((member) => member.text("feignedHealthCareUnitMember") !== "true");
  return [
    own,
    ...members.map((member) => ({
      ...common,
      ...member.named("healthCareUnitMemberHsaId", "healthCareUnitMemberName"),
      ...member.span("healthCareUnitMemberStartDate", "healthCareUnitMemberEndDate"),
      headUnit: common.careUnit,
    })),
  ];
}

/** The element that an answer holds; without it the directory knows no such unit. */
function only(answer: Element, name: string): Element {
  const found = answer
    .children()
    .find((child) => child.name === name && child.namespace === answer.namespace);
  if (!found) throw new Rejection("unit.none", answer.line);
  return found;
}

/** The fields of an element of an answer, by local name. */
function read(element: Element) {
  const all = (name: string) => element.children().filter((child) => child.name === name);
  const text = (name: string) => all(name)[0]?.text() ?? "";
  const id = (name: string) => normalHsaId(text(name)) || undefined;
  return {
    all,
    text,
    id,
    named(idField: string, nameField: string) {
      const unit = id(idField);
      if (unit === undefined) throw new Rejection("unit.id", element.line);
      return {unit, name: text(nameField) || undefined};
    },
    span(startField: string, endField: string) {
      const from = startDay(text(startField));
      const to = lastDay(text(endField));
      if (from === "no date" || to === "no date") throw new Rejection("unit.dates", element.line);
      return {from, to};
    },
    refuseFeigned(...fields: readonly string[]) {
      if (fields.some((field) => text(field) === "true")) throw new Rejection("unit.feigned", element.line);
    },
  };
}

/** Codes as they are kept: each once, sorted, a blank between; `undefined` where there are none. */
export function codeList(codes: readonly string[]): string | undefined {
  const given = new Set(codes.map((code) => code.trim()).filter((code) => code !== ""));
  return given.size === 0 ? undefined : [...given].sort().join(" ");
}
