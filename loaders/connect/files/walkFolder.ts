import {
  closeSync,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import {join} from "node:path";
import {type Found, isHidden, type Unreadable} from "./found.ts";

/**
 * The files of a folder and its folders, in the order of their relative paths, hidden ones skipped. Links are
 * followed; a folder that is met a second time through a link is told as one unreadable file, so a loop ends and no
 * file is delivered a hundred times. The folder is walked twice, first to count: a list of millions of paths would
 * take more memory than anything else that reading needs.
 */
export function* walkFolder(root: string): Generator<Found> {
  let total = 0;
  const counting = walk(root, "", new Set([realpathSync(root)]));
  while (counting.next().done !== true) total++;
  for (const each of walk(root, "", new Set([realpathSync(root)]))) yield {...each, total};
}

/** The relative paths of the files of a folder and its folders, in the same order, also of what cannot be read. */
export function* filesOf(root: string): Generator<string> {
  for (const {file} of walk(root, "", new Set([realpathSync(root)]))) yield file;
}

/** A file before it is known among how many. */
type Walked = Omit<Found, "total">;

interface Child {
  readonly name: string;
  readonly is: "file" | "folder" | "other" | "unreadable";
}

function* walk(folder: string, prefix: string, visited: Set<string>): Generator<Walked> {
  const children = readdirSync(folder, {withFileTypes: true})
    .filter(({name}) => !isHidden(name))
    .map((entry) => classify(folder, entry))
    // A folder sorts as its name and the slash that its files' paths go on with: `a.xml` before `a/b.xml`.
    .map((child) => ({...child, key: child.is === "folder" ? `${child.name}/` : child.name}))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  for (const {name, is} of children) {
    const path = join(folder, name);
    const file = prefix + name;
    if (is === "file") yield {file, read: (limit) => readFile(path, limit)};
    else if (is === "folder") yield* descend(path, file, visited);
    else yield unreadable(file, is === "other" ? "file.not-regular" : "file.unreadable");
  }
}

function* descend(path: string, file: string, visited: Set<string>): Generator<Walked> {
  let real: string;
  try {
    real = realpathSync(path);
    if (!visited.has(real)) readdirSync(path);
  } catch {
    yield unreadable(file, "file.unreadable");
    return;
  }
  if (visited.has(real)) {
    yield unreadable(file, "file.link-loop");
    return;
  }
  visited.add(real);
  yield* walk(path, `${file}/`, visited);
}

function classify(folder: string, entry: Dirent): Child {
  const {name} = entry;
  if (entry.isFile()) return {name, is: "file"};
  if (entry.isDirectory()) return {name, is: "folder"};
  if (!entry.isSymbolicLink()) return {name, is: "other"};
  try {
    const target = statSync(join(folder, name));
    return {name, is: target.isFile() ? "file" : target.isDirectory() ? "folder" : "other"};
  } catch {
    return {name, is: "unreadable"};
  }
}

function unreadable(file: string, rule: string): Walked {
  return {file, read: () => ({rule})};
}

/**
 * The bytes of a regular file of at most `limit` bytes. Read in one go and without a thread: asking the pool four
 * times a file costs more than reading a certificate.
 */
export function readFile(path: string, limit: number): Uint8Array | Unreadable {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, "r");
    const {size} = fstatSync(descriptor);
    if (size > limit) return {rule: "file.too-large"};
    const bytes = new Uint8Array(size);
    let read = 0;
    while (read < size) {
      const more = readSync(descriptor, bytes, read, size - read, read);
      if (more === 0) break;
      read += more;
    }
    return bytes.subarray(0, read);
  } catch {
    return {rule: "file.unreadable"};
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
