/**
 * True for an HSA-id that may hold a personnummer: that of a sole practitioner, whose organisation number it is. Ten digits
 * of which the third is 0 or 1 are a birthday; an organisation's third is 2 or more. Such a unit has no row of its own in a
 * table.
 *
 * @example
 * isPersonalUnit("SE1901121212-1001") // true
 * isPersonalUnit("SE2321000016-1003") // false
 */
export function isPersonalUnit(id: string): boolean {
  const [, organisation, bare] = /^[A-Z]*(\d{10,12})(?:-|$)|^(\d{6}|\d{8})[-+]\d{4}$/i.exec(id) ?? [];
  const birthday = organisation === undefined ? bare?.slice(-6) : organisation.slice(-10);
  return birthday !== undefined && /^..[01]/.test(birthday);
}
