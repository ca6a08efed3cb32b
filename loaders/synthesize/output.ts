import {existsSync, readdirSync, renameSync, rmSync, statSync} from "node:fs";
import {dirname} from "node:path";
import {EnvironmentError, UsageError} from "../errors.ts";
import {makeFolder} from "../model/makeFolder.ts";

/** Where something is written that is seen only when it is whole. */
export interface Output {
  /** Where to write it. */
  readonly partial: string;
  /** Puts it in its place. */
  keep(): void;
  /** Leaves no trace of it. */
  discard(): void;
}

/**
 * A new folder, or with `isFile` a new file, at a path. What is there already is an error, or with `force` gives way, if
 * it is a file or a folder that has nothing but `names`: a slip of the pen must not empty a home folder.
 */
export function openOutput(
  path: string,
  {isFile, force, names}: {isFile: boolean; force: boolean; names: readonly string[]},
): Output {
  const clean = path.replace(/\/+$/, "");
  if (existsSync(clean)) {
    const isFolder = statSync(clean).isDirectory();
    const foreign = isFolder ? readdirSync(clean).filter((name) => !names.includes(name)) : [];
    const isEmpty = isFolder && !isFile && readdirSync(clean).length === 0;
    if (isFile === isFolder && !isEmpty)
      throw new UsageError(`${path}: är ${isFolder ? "en mapp" : "en fil"}, ange något annat med --out`);
    if (!force && !isEmpty) throw new UsageError(`${path}: finns redan. Skriv över med --force`);
    if (foreign.length > 0)
      throw new UsageError(`${path}: har annat än vad kommandot skriver, så den skrivs inte över`);
  }
  const partial = `${clean}.partial`;
  rmSync(partial, {recursive: true, force: true});
  try {
    makeFolder(isFile ? dirname(clean) : partial);
  } catch (error) {
    throw new EnvironmentError(
      `${path}: går inte att skriva (${(error as NodeJS.ErrnoException).code ?? ""})`,
    );
  }
  return {
    partial,
    keep() {
      rmSync(clean, {recursive: true, force: true});
      renameSync(partial, clean);
    },
    discard() {
      rmSync(partial, {recursive: true, force: true});
    },
  };
}
