import {readFileSync} from "node:fs";
import type {ConnectionOptions} from "node:tls";
import {EnvironmentError, UsageError} from "../../errors.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** How to reach a server: all of it from the environment, since a command line and a mapping are seen by others. */
export interface ConnectionSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string | undefined;
  readonly database: string | undefined;
  readonly password: string | undefined;
  readonly connectionTimeoutMillis: number;
  /** False where nothing leaves the machine or the environment says so; else what must hold of the server. */
  readonly ssl: false | ConnectionOptions;
}

const modes = ["disable", "require", "verify-ca", "verify-full"] as const;
type Mode = (typeof modes)[number];

/** Seconds to wait for an answer when connecting. */
const patience = 15;

/**
 * Reads PGHOST, PGPORT, PGUSER, PGDATABASE, PGPASSWORD, PGSSLMODE, PGSSLROOTCERT, PGSSLCERT, PGSSLKEY and
 * PGCONNECT_TIMEOUT, which mean what they mean to libpq, but for one thing: without PGSSLMODE a server on another machine
 * must be the one that its certificate says (verify-full), and `prefer` and `allow` are refused, since they promise nothing.
 */
export function connectionSettings(environment: Environment): ConnectionSettings {
  const host = environment["PGHOST"] ?? "localhost";
  const port = number(environment, "PGPORT", 5432, 65_535);
  const ssl = tlsSettings(environment, host);
  return {
    ...{host, port, ssl},
    user: environment["PGUSER"],
    database: environment["PGDATABASE"],
    password: environment["PGPASSWORD"],
    connectionTimeoutMillis: 1000 * number(environment, "PGCONNECT_TIMEOUT", patience, 3600),
  };
}

function number(environment: Environment, name: string, otherwise: number, most: number): number {
  const text = environment[name];
  if (text === undefined || text === "") return otherwise;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (value >= 1 && value <= most) return value;
  throw new UsageError(`${name}: ska vara ett heltal från 1 till ${most}`);
}

function tlsSettings(environment: Environment, host: string): false | ConnectionOptions {
  const given = environment["PGSSLMODE"] ?? "";
  const mode = given === "" ? (isThisMachine(host) ? "disable" : "verify-full") : given;
  if (!isMode(mode))
    throw new UsageError(`PGSSLMODE: ska vara ${modes.join(", ")}, inte ${mode} (regel postgres.tls-mode)`);
  if (mode === "disable") return false;
  const root = environment["PGSSLROOTCERT"] ?? "";
  const roots = root === "" || root === "system" ? {} : {ca: readPem("PGSSLROOTCERT", root)};
  const certificate = environment["PGSSLCERT"];
  const key = environment["PGSSLKEY"];
  return {
    // The name that the certificate must carry: without it Node compares with localhost where the host is a number.
    host,
    ...roots,
    ...(certificate === undefined ? {} : {cert: readPem("PGSSLCERT", certificate)}),
    ...(key === undefined ? {} : {key: readPem("PGSSLKEY", key)}),
    // As in libpq: with a root certificate `require` checks who signed, and only verify-full whom it is about.
    rejectUnauthorized: mode !== "require" || "ca" in roots,
    ...(mode === "verify-full" ? {} : {checkServerIdentity: () => undefined}),
  };
}

function isMode(text: string): text is Mode {
  return (modes as readonly string[]).includes(text);
}

function isThisMachine(host: string): boolean {
  return host.startsWith("/") || ["localhost", "127.0.0.1", "::1"].includes(host);
}

function readPem(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new EnvironmentError(`${name}: filen går inte att läsa (regel postgres.tls-file)`);
  }
}
