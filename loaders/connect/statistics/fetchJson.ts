import {InputError} from "../../errors.ts";
import {keepPace, type Clock, type Pace} from "./pace.ts";

/** How patiently, and for how much, a publisher is asked. */
export interface FetchLimits {
  readonly pace: Pace;
  /** Milliseconds for one try, from the question to the last byte. */
  readonly timeout: number;
  /** Bytes of one answer, unpacked. The largest that is asked for is some ten megabytes. */
  readonly maxBytes: number;
  /** Tries after the first, where the fault may pass: no contact, time-out, cut answer, 408, 429, 5xx. */
  readonly retries: number;
}

/** What asking needs of the world. */
export interface Web extends Clock {
  /** Who asks, as the publisher's log shows it. */
  readonly userAgent: string;
  /** A line for the person who waits. */
  log(line: string): void;
}

/** An answer as it came, and as JSON. */
export interface FetchedJson {
  readonly bytes: Buffer;
  readonly json: unknown;
}

/** The longest wait that a publisher may ask for, in milliseconds; beyond that it is better to come back later. */
const longestWait = 120_000;
const firstWait = 1_000;
/** Bytes of an error answer that are looked at. */
const longestError = 100_000;
const mostRedirects = 5;
const passing = new Set([408, 429, 500, 502, 503, 504]);

/** A fault that may pass: what it was, and how long the publisher asks us to wait. */
class PassingFault extends Error {
  readonly wait: number | undefined;
  constructor(what: string, wait?: number) {
    super(what);
    this.wait = wait;
  }
}

/**
 * Asks a publisher for JSON. The only place of the program that reaches for a machine that the user has not named (`underlag
 * verify` fetches the release at an address), and only at `underlag statistics fetch`. Node's own fetch: it goes through a proxy where NODE_USE_ENV_PROXY=1 says so, and
 * trusts the certificates of NODE_EXTRA_CA_CERTS.
 *
 * Refuses what is no answer: an HTML page, another content type, broken UTF-8 or JSON, more than `maxBytes`, and a
 * redirect to another host (a login page, a captive portal).
 */
export function jsonFetcher(limits: FetchLimits, web: Web): (url: URL) => Promise<FetchedJson> {
  const turn = keepPace(limits.pace, web);
  return async (url) => {
    for (let failed = 0; ; failed++) {
      await turn();
      try {
        return readJson(await fetchOnce(url, limits, web.userAgent), url);
      } catch (error) {
        if (!(error instanceof PassingFault)) throw error;
        if (failed >= limits.retries)
          throw new InputError(`${url.href}: ${error.message}, efter ${failed + 1} försök`);
        const wait = Math.max(error.wait ?? 0, firstWait * 2 ** failed);
        if (wait > longestWait) {
          throw new InputError(
            `${url.href}: ${error.message}. Utgivaren ber oss vänta ${Math.ceil(wait / 1000)} s: försök senare`,
          );
        }
        web.log(`${url.host}: ${error.message}. Nytt försök om ${Math.ceil(wait / 1000)} s.`);
        await web.sleep(wait);
      }
    }
  };
}

async function fetchOnce(asked: URL, limits: FetchLimits, userAgent: string): Promise<Buffer> {
  const signal = AbortSignal.timeout(limits.timeout);
  try {
    let url = asked;
    for (let hops = 0; hops <= mostRedirects; hops++) {
      const response = await fetch(url, {
        headers: {accept: "application/json", "user-agent": userAgent},
        redirect: "manual",
        signal,
      });
      const next = response.headers.get("location");
      if (response.status < 300 || response.status >= 400 || next === null) {
        return await readAnswer(response, asked, limits.maxBytes);
      }
      await response.body?.cancel();
      url = followed(url, next, asked);
    }
  } catch (error) {
    if (error instanceof InputError || error instanceof PassingFault) throw error;
    throw new PassingFault(whatBroke(error, limits.timeout));
  }
  throw new InputError(`${asked.href}: fler än ${mostRedirects} omdirigeringar`);
}

/** Where a redirect leads, if to the same host; from http to https of the same host is the same. */
function followed(from: URL, location: string, asked: URL): URL {
  const next = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  const upgraded =
    from.protocol === "http:" && next?.protocol === "https:" && next.hostname === from.hostname;
  if (next && (next.origin === from.origin || upgraded)) return next;
  throw new InputError(
    `${asked.href}: omdirigeras till ${next?.host ?? "en adress som inte går att läsa"}. Bara samma värd följs`,
  );
}

async function readAnswer(response: Response, url: URL, maxBytes: number): Promise<Buffer> {
  const {status, headers} = response;
  if (passing.has(status)) {
    await response.body?.cancel();
    throw new PassingFault(`svarade ${status}`, askedWait(headers));
  }
  if (status !== 200) {
    const said = await errorTitle(response, url);
    throw new InputError(`${url.href}: svarade ${status}${said === undefined ? "" : ` (${said})`}`);
  }
  const type = (headers.get("content-type") ?? "").toLowerCase();
  if (!/^(application\/([\w.-]+\+)?json|text\/json)\b/.test(type)) {
    await response.body?.cancel();
    throw new InputError(
      type.includes("html")
        ? `${url.href}: svaret är en webbsida (HTML), inte data. Kontrollera adressen, och om en inloggning eller proxy står emellan`
        : `${url.href}: svaret är av typen ${type === "" ? "okänd" : type}, inte JSON`,
    );
  }
  return readBytes(response, url, maxBytes);
}

async function readBytes(response: Response, url: URL, maxBytes: number): Promise<Buffer> {
  const tooLarge = new InputError(`${url.href}: svaret är större än ${Math.round(maxBytes / 1e6)} MB`);
  if (Number(response.headers.get("content-length") ?? 0) > maxBytes) {
    await response.body?.cancel();
    throw tooLarge;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Counted as it comes, unpacked: a small packed answer can be a large one.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readJson(bytes: Buffer, url: URL): FetchedJson {
  return {bytes, json: parseJson(bytes, url.href)};
}

/** Bytes as JSON. Throws an InputError that names `where`, and where the text ends before the JSON does. */
export function parseJson(bytes: Buffer, where: string): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    throw new InputError(`${where}: svaret är inte giltig UTF-8`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const start = text.trimStart();
    if (start === "") throw new InputError(`${where}: svaret är tomt`);
    if (start.startsWith("<")) throw new InputError(`${where}: svaret är en webbsida (HTML), inte data`);
    throw new InputError(`${where}: svaret är inte hel JSON (${bytes.length} byte; avkortat?)`);
  }
}

/** What an error answer says of itself (RFC 9457 and its like), short and on one line. */
async function errorTitle(response: Response, url: URL): Promise<string | undefined> {
  try {
    const text = (await readBytes(response, url, longestError)).toString("utf8");
    const {title, detail, message} = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const said = [title, detail, message].filter((part) => typeof part === "string").join(": ");
    return said === "" ? undefined : said.replaceAll(/\s+/g, " ").slice(0, 200);
  } catch {
    return undefined;
  }
}

/** Retry-After in milliseconds: seconds, or a moment, which is held against the publisher's own clock. */
function askedWait(headers: Headers): number | undefined {
  const value = headers.get("retry-after");
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const wait = Date.parse(value) - Date.parse(headers.get("date") ?? "");
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

function whatBroke(error: unknown, timeout: number): string {
  if (error instanceof Error && error.name === "TimeoutError")
    return `inget helt svar inom ${timeout / 1000} s`;
  const cause = error instanceof Error ? (error.cause as {readonly code?: unknown} | undefined) : undefined;
  const code = typeof cause?.code === "string" ? cause.code : "okänt fel";
  // What undici says when the other side closes before Content-Length, or the last chunk, has come.
  return error instanceof Error && error.message === "terminated"
    ? `svaret bröts (${code})`
    : `gick inte att nå (${code})`;
}
