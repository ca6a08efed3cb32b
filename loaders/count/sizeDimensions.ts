import type {Family} from "../model/cells.ts";

/** The dimensions by which the sizes of units are told: the family's period, `region` and `care_unit`. */
export function sizeDimensions(family: Pick<Family, "dimensions">): string[] {
  return [family.dimensions[0] ?? "", "region", "care_unit"];
}
