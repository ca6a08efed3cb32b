import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {z} from "zod";
import {FailedError} from "../errors.ts";

const Codes = z.array(z.string().regex(/^\d+\*?$/)).min(1);
const Words = z.array(z.string().regex(/^\*?[\p{L}\p{N} -]+\*?$/u, "must be words, with * at an end")).min(1);

const Rule = z
  .strictObject({
    type: z.string(),
    businessCodes: Codes.optional(),
    businessTypes: Codes.optional(),
    careTypes: Codes.optional(),
    name: Words.optional(),
    unless: Words.optional(),
    reason: z.string().min(1),
  })
  .refine(
    (rule) => rule.businessCodes ?? rule.businessTypes ?? rule.careTypes ?? rule.name,
    "has no criterion",
  );

/** What `data/reference/unit-types.yaml` holds: the harmonised types and the rules that give them, in order. */
export const UnitTypeRules = z
  .strictObject({
    reviewed: z.iso.date(),
    types: z.array(z.strictObject({id: z.string().regex(/^[a-z]+$/), title: z.string().min(1)})).min(1),
    rules: z.array(Rule).min(1),
  })
  .superRefine(({types, rules}, context) => {
    for (const [index, {type}] of rules.entries()) {
      if (!types.some(({id}) => id === type))
        context.addIssue({code: "custom", path: ["rules", index, "type"], message: "is no type of the list"});
    }
  });
export type UnitTypeRules = z.infer<typeof UnitTypeRules>;

/** What the rules look at. Codes are lists with a blank between, as in the staged table. */
export interface UnitKind {
  readonly name?: string | null | undefined;
  readonly businessCodes?: string | null | undefined;
  readonly businessTypes?: string | null | undefined;
  readonly careTypes?: string | null | undefined;
}

/** The code that stands for a unit whose type no rule gives. */
export const unknownType = "okand";

let read: UnitTypeRules | undefined;

/** The harmonised types and their rules, read once. A file that breaks its own form is a fault of the program. */
export function unitTypes(): UnitTypeRules {
  read ??= parseUnitTypes(
    readFileSync(new URL("../../data/reference/unit-types.yaml", import.meta.url), "utf8"),
  );
  return read;
}

/** Reads types and rules from YAML. */
export function parseUnitTypes(text: string): UnitTypeRules {
  const result = UnitTypeRules.safeParse(parse(text, {schema: "failsafe"}));
  if (result.success) return result.data;
  const issues = result.error.issues.map(({path, message}) => `${path.join(".")}: ${message}`);
  throw new FailedError(`data/reference/unit-types.yaml: ${issues.join("; ")}`);
}

/** The harmonised type of a unit: that of the first rule that fits, or `undefined` where none does. */
export function makeUnitType({rules}: UnitTypeRules): (unit: UnitKind) => string | undefined {
  const compiled = rules.map(({type, businessCodes, businessTypes, careTypes, name, unless}) => {
    const named = name && wordPattern(name);
    const excepted = unless && wordPattern(unless);
    const listed = [
      [businessCodes, "businessCodes"],
      [businessTypes, "businessTypes"],
      [careTypes, "careTypes"],
    ] as const;
    return {
      type,
      fits: (unit: UnitKind, words: string) =>
        (!named || named.test(words)) &&
        !(excepted?.test(words) ?? false) &&
        listed.every(([wanted, field]) => wanted === undefined || hasCode(unit[field], wanted)),
    };
  });
  return (unit) => {
    const words = wordsOf(unit.name ?? "");
    return compiled.find(({fits}) => fits(unit, words))?.type;
  };
}

/** A name as its words, lower case, one blank between: "Rehab-enheten, VC" is "rehab enheten vc". */
export function wordsOf(name: string): string {
  return (
    name
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(" ");
}

function hasCode(codes: string | null | undefined, wanted: readonly string[]): boolean {
  const given = (codes ?? "").split(" ");
  return wanted.some((want) =>
    want.endsWith("*") ? given.some((code) => code.startsWith(want.slice(0, -1))) : given.includes(want),
  );
}

/** One pattern over words with a blank between: an end without `*` is the end of a word. */
function wordPattern(patterns: readonly string[]): RegExp {
  const each = patterns.map((pattern) => {
    const begin = pattern.startsWith("*") ? "" : "(?:^| )";
    const end = pattern.endsWith("*") ? "" : "(?= |$)";
    return `${begin}${wordsOf(pattern)}${end}`;
  });
  return new RegExp(each.join("|"), "u");
}
