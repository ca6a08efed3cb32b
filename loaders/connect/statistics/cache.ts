import {createHash} from "node:crypto";
import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {z} from "zod";
import {EnvironmentError} from "../../errors.ts";
import {makeFolder} from "../../model/makeFolder.ts";

const Entry = z.strictObject({
  publisher: z.string(),
  path: z.string(),
  url: z.string(),
  date: z.iso.date(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().nonnegative(),
});

/** Where and when an answer was given, and the digest of its bytes. */
export type AnswerSource = z.infer<typeof Entry>;

/** What the cache has for a question. `damaged` names the file that is not what was kept. */
export type Found =
  | {readonly is: "none"}
  | {readonly is: "damaged"; readonly file: string}
  | {readonly is: "answer"; readonly source: AnswerSource; readonly body: Buffer};

/** Answers that were good when they came, by question. */
export interface AnswerCache {
  find(publisher: string, path: string): Found;
  /** Keeps a good answer in the place of an earlier one to the same question; the earlier bytes stay on disk. */
  keep(publisher: string, path: string, url: string, date: string, body: Buffer): AnswerSource;
}

/**
 * A folder of answers: `questions/<digest of publisher and path>.json` says where, when and which bytes, and
 * `answers/<digest of the bytes>.json` holds them. The address of the publisher is no part of the question: an answer
 * that came through a mirror answers the same one. Files are written beside their place and moved, so none is ever
 * half there. The folder may be deleted at any time.
 */
export function answerCache(folder: string): AnswerCache {
  const questions = join(folder, "questions");
  const answers = join(folder, "answers");
  const questionFile = (publisher: string, path: string) =>
    join(questions, `${digest(`${publisher}\n${path}`)}.json`);
  const answerFile = (sha256: string) => join(answers, `${sha256}.json`);
  return {
    find(publisher, path) {
      const file = questionFile(publisher, path);
      if (!existsSync(file)) return {is: "none"};
      const source = readEntry(file);
      if (source?.publisher !== publisher || source.path !== path) return {is: "damaged", file};
      const bodyFile = answerFile(source.sha256);
      if (!existsSync(bodyFile)) return {is: "damaged", file: bodyFile};
      const body = readFileSync(bodyFile);
      return digest(body) === source.sha256 ? {is: "answer", source, body} : {is: "damaged", file: bodyFile};
    },
    keep(publisher, path, url, date, body) {
      const source = {publisher, path, url, date, sha256: digest(body), bytes: body.length};
      writeWhole(answerFile(source.sha256), body);
      writeWhole(questionFile(publisher, path), `${JSON.stringify(source, undefined, 2)}\n`);
      return source;
    },
  };
}

/** SHA-256 as lower-case hexadecimal. */
export function digest(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * Writes a file beside its place and moves it there: a reader sees the old one or the new one, whole. Makes the folder
 * where there is none. Throws an EnvironmentError where the disk does not let it.
 */
export function writeWhole(file: string, content: string | Buffer): void {
  const beside = `${file}.${process.pid}.part`;
  try {
    makeFolder(dirname(file), 0o700);
    writeFileSync(beside, content);
    renameSync(beside, file);
  } catch (error) {
    if (existsSync(beside)) rmSync(beside);
    const code = (error as NodeJS.ErrnoException).code ?? "okänt fel";
    throw new EnvironmentError(`${file}: gick inte att skriva (${code})`);
  }
}

function readEntry(file: string): AnswerSource | undefined {
  try {
    return Entry.safeParse(JSON.parse(readFileSync(file, "utf8"))).data;
  } catch {
    return undefined;
  }
}
