/** An HSA-id as it is compared: upper case, without blanks (as Intygsstatistik does). Empty where there is none. */
export function normalHsaId(text: string): string {
  return normal.test(text) ? text : text.replace(/\s+/g, "").toUpperCase();
}

/** Nearly all are written so already. */
const normal = /^[0-9A-Z-]+$/;
const shape = /^[A-Z]{2,6}\d{10,12}-[0-9A-Z]+$/;

/** True for `SE` + organisation number + `-` + suffix, also with the prefixes of the national test environments. */
export function hasHsaShape(id: string): boolean {
  return id.length <= 31 && shape.test(id);
}
