import {describe, expect, it} from "vitest";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import {disclosureRole} from "../../../loaders/model/disclosureRoles.ts";

describe("disclosureRole(id)", () => {
  it("is said of every dimension that a table may have", () => {
    const roles = Object.keys(dimensions("2024-01", "2024-12")).map((id) => [id, disclosureRole(id)]);
    expect(Object.fromEntries(roles)).toMatchObject({
      ...{month: "identifying", region: "identifying", care_unit: "identifying"},
      ...{sex: "identifying", age: "identifying", diagnosis: "sensitive"},
      ...{degree: "neither", length: "neither", completed: "neither"},
      ...{block: "sensitive", block_first: "sensitive", counting_way: "neither", number: "neither"},
    });
  });

  it("is that of the dimension that a coarser level is made of", () => {
    expect(disclosureRole("diagnosis_group")).toBe("sensitive");
    expect(disclosureRole("age_two_bands")).toBe("identifying");
  });

  it("is never guessed", () => {
    expect(() => disclosureRole("income")).toThrow("dimension income");
  });
});
