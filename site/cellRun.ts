import {posix} from "node:path";
import type {Document} from "./htmlTree.ts";
import {type Cell, pathFrom, registeredFiles} from "./pageCells.ts";
import type {SiteFiles} from "./siteFiles.ts";

/** What a cell needs that only a browser has: the cell shows nothing until the browser runs it. */
class OnlyInBrowser extends Error {}

/** The path in `src` of a module that a page imports by the name that Framework gave it, both without an ending. */
export function sourceOf(page: string, name: string): string {
  return posix.relative("_import", pathFrom(page, name));
}

/** The cells of one page and what they come to: each is run when its value is asked for, and once for each width that it depends on. */
export class CellRun {
  readonly #page: string;
  readonly #cells: ReadonlyMap<string, Cell>;
  readonly #modules: ReadonlyMap<string, unknown>;
  readonly #files: SiteFiles;
  readonly #registered: ReadonlyMap<string, string>;
  readonly #results = new Map<string, Promise<Record<string, unknown>>>();

  constructor(
    page: string,
    document: Document,
    cells: readonly Cell[],
    modules: ReadonlyMap<string, unknown>,
    files: SiteFiles,
  ) {
    this.#page = page;
    this.#cells = new Map(cells.flatMap((cell) => cell.outputs.map((name) => [name, cell])));
    this.#modules = modules;
    this.#files = files;
    this.#registered = registeredFiles(document);
  }

  /** The elements that a cell shows in so many pixels; undefined where it waits for what only a browser has. */
  async shownBy(cell: Cell, width: number): Promise<HTMLElement[] | undefined> {
    const shown: unknown[] = [];
    try {
      await this.#run(cell, width, shown);
    } catch (error) {
      if (error instanceof OnlyInBrowser) return undefined;
      throw error;
    }
    return shown.filter((one): one is HTMLElement => one instanceof HTMLElement);
  }

  async #run(cell: Cell, width: number, shown: unknown[]): Promise<Record<string, unknown>> {
    const given = {
      width,
      display: (value: unknown): unknown => (shown.push(value), value),
      // A choice has the value that it begins with.
      view: (control: {readonly value: unknown}): unknown => (shown.push(control), control.value),
      FileAttachment: (name: string) => this.#file(name),
    };
    const values = await Promise.all(
      cell.inputs.map(async (name) => await this.#valueOf(name, width, given)),
    );
    const code = cell.body.replaceAll(/\bimport\(/g, "load(");
    // oxlint-disable-next-line typescript/no-implied-eval -- the page's own code, as the browser would run it
    const make = new Function("load", `return (${code});`) as (
      load: (specifier: string) => Promise<unknown>,
    ) => (...values: unknown[]) => unknown;
    return (await make((specifier) => this.#load(specifier))(...values)) as Record<string, unknown>;
  }

  async #valueOf(name: string, width: number, given: Readonly<Record<string, unknown>>): Promise<unknown> {
    if (Object.hasOwn(given, name)) return given[name];
    const cell = this.#cells.get(name);
    if (cell === undefined) {
      if (name in globalThis) return globalThis[name as keyof typeof globalThis];
      throw new OnlyInBrowser(name);
    }
    const key = `${cell.id} ${this.#asksForWidth(cell) ? width : ""}`;
    const result = this.#results.get(key) ?? this.#run(cell, width, []);
    this.#results.set(key, result);
    return (await result)[name];
  }

  #asksForWidth({inputs}: Cell): boolean {
    return inputs.some((name) => {
      const cell = this.#cells.get(name);
      return name === "width" || (cell !== undefined && this.#asksForWidth(cell));
    });
  }

  async #load(specifier: string): Promise<unknown> {
    const [, name = ""] = /^(.*)\.[0-9a-f]{8}\.js$/.exec(specifier) ?? [];
    const module = this.#modules.get(sourceOf(this.#page, name));
    if (module === undefined) throw new OnlyInBrowser(specifier);
    return await Promise.resolve(module);
  }

  #file(name: string): Record<"json" | "text" | "arrayBuffer", () => Promise<unknown>> {
    const bytes = this.#files.get(pathFrom(this.#page, this.#registered.get(name) ?? ""));
    if (bytes === undefined) throw new OnlyInBrowser(name);
    return {
      json: async () => await Promise.resolve(JSON.parse(bytes.toString()) as unknown),
      text: async () => await Promise.resolve(bytes.toString()),
      arrayBuffer: async () => await Promise.resolve(Uint8Array.from(bytes).buffer),
    };
  }
}
