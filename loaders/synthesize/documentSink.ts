import {mkdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {ZipWriter} from "./zipWriter.ts";

/** Where documents go, one by one: a folder, or a zip. */
export interface DocumentSink {
  /** Writes one at a path with `/`. */
  write(path: string, text: string): void;
  /** Nothing more comes. */
  close(): void;
}

export function folderSink(folder: string): DocumentSink {
  let known = "";
  return {
    write(path, text) {
      const file = join(folder, path);
      const parent = dirname(file);
      if (parent !== known) mkdirSync(parent, {recursive: true});
      known = parent;
      writeFileSync(file, text);
    },
    close: () => undefined,
  };
}

/** `folder` is the run's own, for what waits to be written last. */
export function zipSink(file: string, folder: string): DocumentSink {
  const zip = new ZipWriter(file, join(folder, "zip-directory"));
  return {
    write(path, text) {
      zip.add(path, Buffer.from(text));
    },
    close() {
      zip.close();
    },
  };
}
