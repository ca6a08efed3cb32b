/** Something that must not be published as it is. Names table or file, cell and rule; never a person's value. */
export interface Finding {
  /** The part of the audit that found it. */
  readonly by:
    | "uppräkning"
    | "ekvationssystem"
    | "jämförelse"
    | "insider"
    | "facit"
    | "läckage"
    | "bevis för spärrade celler";
  /** Table or file, as it stands in the release or the site. */
  readonly table: string;
  /** The cell's codes, or a place in a file. */
  readonly cell: string;
  readonly rule: string;
  /** What a reader can work out. */
  readonly gives: string;
}

/** How many findings of one rule in one table are kept one by one. */
const kept = 20;

/** Findings, and remarks that stop nothing. Many of one kind are counted rather than listed. */
export class Findings {
  readonly #list: Finding[] = [];
  readonly #counts = new Map<string, {readonly first: Finding; count: number}>();
  readonly remarks: string[] = [];

  add(finding: Finding): void {
    const kind = `${finding.by}|${finding.table}|${finding.rule}`;
    const seen = this.#counts.get(kind) ?? {first: finding, count: 0};
    seen.count++;
    this.#counts.set(kind, seen);
    if (seen.count <= kept) this.#list.push(finding);
  }

  /** Every kind of finding in the order it was met; what is over the first twenty of a kind as one line. */
  list(): readonly Finding[] {
    const more = [...this.#counts.values()]
      .filter(({count}) => count > kept)
      .map(({first, count}) => ({...first, cell: `… och ${count - kept} till`, gives: ""}));
    return [...this.#list, ...more];
  }

  /** Of all findings, the unlisted ones too. */
  get count(): number {
    return [...this.#counts.values()].reduce((sum, {count}) => sum + count, 0);
  }
}
