import {parquetWriteBuffer} from "hyparquet-writer";
import {describe, expect, it} from "vitest";
import {loadNotebook, notebookFor, type TableBytes} from "../../../../src/components/notebook.js";
import {initialView} from "../../../../src/components/viewState.js";
import type {View} from "../../../../src/contract/view.js";
import {manifest} from "../country.js";

/** A table of one month with `n` events. */
function bytesOf(n: number): ArrayBuffer {
  return parquetWriteBuffer({
    columnData: [
      {name: "month", data: ["2024-01"], type: "STRING"},
      {name: "n", data: Int32Array.of(n), type: "INT32"},
      {name: "at_base", data: Int32Array.of(0), type: "INT32"},
    ],
  });
}

/** A place whose tables have `n`, `n` + 1 and `n` + 2 events, and how often that of ongoing sjukfall has been asked for. */
function placeWith(n: number): {tables: TableBytes; asked: () => number} {
  let times = 0;
  return {
    asked: () => times,
    tables: {
      started: Promise.resolve(bytesOf(n)),
      ended: Promise.resolve(bytesOf(n + 1)),
      ongoing: () => {
        times++;
        return Promise.resolve(bytesOf(n + 2));
      },
    },
  };
}

const counting = (way: string): View => ({...initialView(manifest), way});

describe("the tables of the notebook on sick-leave patterns", () => {
  it("are those of started and ended sjukfall until a view counts ongoing ones, whose own are then read once", async () => {
    const [own, nation] = [placeWith(10), placeWith(100)];
    const loaded = await loadNotebook(manifest, "skane", own.tables, nation.tables);
    for (const way of ["startade", "avslutade"]) {
      const notebook = await notebookFor(counting(way), loaded);
      expect([notebook.own.started.n[0], notebook.nation.ended.n[0]]).toEqual([10, 101]);
      expect(() => notebook.own.ongoing).toThrow(/ongoing/);
    }
    expect([own.asked(), nation.asked()]).toEqual([0, 0]);
    for (let time = 0; time < 2; time++) {
      const {own: tables, nation: nations} = await notebookFor(counting("pagaende"), loaded);
      expect([tables.started.n[0], tables.ongoing.n[0], nations.ongoing.n[0]]).toEqual([10, 12, 102]);
    }
    expect([own.asked(), nation.asked()]).toEqual([1, 1]);
  });

  it("are the nation's alone on the nation's page", async () => {
    const [own, nation] = [placeWith(10), placeWith(100)];
    const loaded = await loadNotebook(manifest, "riket", own.tables, nation.tables);
    const notebook = await notebookFor(counting("pagaende"), loaded);
    expect(notebook.own.ongoing).toBe(notebook.nation.ongoing);
    expect([own.asked(), nation.asked()]).toEqual([0, 1]);
  });

  it("are asked for again where they did not come", async () => {
    const {tables} = placeWith(10);
    let times = 0;
    const ongoing = (): Promise<ArrayBuffer> =>
      times++ === 0 ? Promise.reject(new Error("no line")) : tables.ongoing();
    const loaded = await loadNotebook(manifest, "riket", tables, {...tables, ongoing});
    await expect(notebookFor(counting("pagaende"), loaded)).rejects.toThrow("no line");
    expect((await notebookFor(counting("pagaende"), loaded)).own.ongoing.n[0]).toBe(12);
  });
});
