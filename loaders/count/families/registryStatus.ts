import type {Family} from "../../model/cells.ts";

/**
 * Certificates by what the registry says of the issuing unit on the day of signing: all of `certificate_position`. It is how
 * much of the follow-up per unit rests on a unit that the registry knows.
 */
export const family: Family = {
  id: "registry_status",
  title: "Intyg och enhetsregistret",
  unit: "intyg",
  description:
    "Intyg efter det kvartal då de skrevs under, och vad registret över vårdenheter säger om den utfärdande enheten den dagen: om den fanns, hade avslutats, inte hade börjat eller inte finns i registret.",
  dimensions: ["quarter", "region", "registry_status"],
  rows: () => `
SELECT d.quarter, c.region, c.registry_status, c.person
FROM certificate_position c JOIN position_day d ON d.day = c.signed_day`,
};
