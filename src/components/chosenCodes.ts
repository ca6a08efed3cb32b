import type {Manifest} from "../contract/release.js";

/** The codes of a dimension behind a chosen value: the value itself, or all codes of a group; none where the release has neither. */
export function chosenCodes(
  {dimensions}: Pick<Manifest, "dimensions">,
  dimension: string,
  value: string,
): string[] {
  const codes = dimensions[dimension]?.codes ?? [];
  if (codes.some(({code}) => code === value)) return [value];
  return codes.filter(({parent}) => parent === value).map(({code}) => code);
}
