/** The major version of the form: 1 (LISJP 1.0–1.3) or 2 (the new FK7804, from 2025). */
export type FormVersion = 1 | 2;

/** The major version of `version` ("1", "1.3", "2.0"), or `undefined` for a form that nobody has described yet. */
export function formVersion(text: string): FormVersion | undefined {
  const match = /^([12])(?:\.\d+)?$/.exec(text);
  return match ? (Number(match[1]) as FormVersion) : undefined;
}
