/** Values that look like leaks and are not, each with the reason. */
const allowed: ReadonlyMap<string, string> = new Map([
  ["9223372036854775807", "greatest whole number of 64 bits, in program text of DuckDB and hyparquet"],
  ["9223372036854775808", "2⁶³, in program text of DuckDB and hyparquet"],
  ["/home/web_user", "home folder that Emscripten invents for every program"],
  ["00000000-0000-0000-0000-000000000000", "the empty UUID"],
  ["sitemap.xml", "a file of web sites, not a certificate"],
  ["this.xml", "a property in program text"],
]);

/** Whether a value is known to be harmless. */
export function isAllowed(value: string): boolean {
  return allowed.has(value);
}
