import {createRequire} from "node:module";
import {z} from "zod";
import {InputError} from "../../errors.ts";
import {inShape} from "./publisher.ts";

/** The part of jsonstat-toolkit that is used; it has no types of its own. */
type Toolkit = (answer: unknown) => {
  readonly class: string | null;
  toTable(options: {
    readonly type: "arrobj";
    readonly content: "id";
    readonly status: true;
  }): Readonly<Record<string, unknown>>[] | null;
};

const readJsonStat = createRequire(import.meta.url)("jsonstat-toolkit") as Toolkit;

const Sparse = z.record(z.string().regex(/^\d+$/), z.number().nullable());
const Dataset = z.object({
  version: z.literal("2.0"),
  class: z.literal("dataset"),
  id: z.array(z.string()).min(1),
  size: z.array(z.int().positive()),
  dimension: z.record(
    z.string(),
    z.object({
      category: z.object({
        index: z.union([z.array(z.string()), z.record(z.string(), z.int().nonnegative())]).optional(),
        label: z.record(z.string(), z.string()).optional(),
      }),
    }),
  ),
  value: z.union([z.array(z.number().nullable()), Sparse]),
});

/** One value of a cube: the code of each dimension, by its id, and the value (`null` where none is published). */
export interface CubeCell {
  readonly codes: Readonly<Record<string, string>>;
  readonly value: number | null;
}

/**
 * The cells of an answer in json-stat2, the last dimension running fastest. Throws an InputError where the answer is
 * no such thing, or holds fewer values than its dimensions say.
 */
export function cubeCells(json: unknown, where: string): CubeCell[] {
  const {id, size, value} = inShape(Dataset, json, where);
  const cells = size.reduce((product, length) => product * length, 1);
  if (id.length !== size.length)
    throw new InputError(`${where}: ${id.length} dimensioner men ${size.length} storlekar`);
  if (Array.isArray(value) && value.length !== cells)
    throw new InputError(`${where}: ${value.length} värden där dimensionerna ger ${cells} (avkortat?)`);
  const table = readJsonStat(json).toTable({type: "arrobj", content: "id", status: true});
  if (table?.length !== cells) throw new InputError(`${where}: svaret går inte att läsa som json-stat2`);
  return table.map((row) => ({
    codes: Object.fromEntries(id.map((dimension) => [dimension, String(row[dimension])])),
    value: typeof row["value"] === "number" ? row["value"] : null,
  }));
}
