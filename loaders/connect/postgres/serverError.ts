import {EnvironmentError, InputError, UnderlagError} from "../../errors.ts";

/** What the server refuses, by SQLSTATE or its class: whose matter it is, the rule and what it means in Swedish. */
const refusals: readonly (readonly [
  code: RegExp,
  kind: "input" | "environment",
  rule: string,
  text: string,
])[] = [
  [/^28/, "environment", "password", "servern godtar inte användaren eller lösenordet (PGUSER, PGPASSWORD)"],
  [/^3D000$/, "environment", "database", "databasen finns inte (PGDATABASE)"],
  [/^42P01$|^3F000$/, "input", "table", "tabellen finns inte"],
  [/^42703$/, "input", "column", "kolumnen finns inte"],
  [
    /^42501$/,
    "environment",
    "permission",
    "rätt att läsa saknas: ge rollen GRANT SELECT på tabellen och GRANT USAGE på schemat",
  ],
  [/^25006$|^2F/, "input", "read-only", "frågan försöker skriva: källan läses bara"],
  [/^57014$/, "environment", "timeout", "servern avbröt frågan, som tog för lång tid (--postgres-timeout)"],
  [/^55P03$/, "environment", "lock", "tabellen är låst av någon annan"],
  [/^25P03$|^57P05$/, "environment", "idle", "servern stängde anslutningen, som stått still för länge"],
  [/^08|^57P0/, "environment", "cut", "anslutningen bröts innan allt var läst"],
  [/^53300$/, "environment", "connections", "servern tar inte emot fler anslutningar"],
  [/^53|^54|^58/, "environment", "resources", "servern saknar minne eller diskutrymme"],
  [/^42601$/, "input", "query", "frågan är inte giltig SQL"],
  [/^42|^0A/, "input", "query", "frågan går inte att köra"],
  [/^2[12]/, "input", "value", "ett värde i källan går inte att räkna om som frågan säger"],
];

/** What keeps a connection from being made, by Node's code. */
const failures: readonly (readonly [code: RegExp, rule: string, text: string])[] = [
  [/^ENOTFOUND$|^EAI_/, "host", "servern finns inte under det namnet (PGHOST)"],
  [/^ECONNREFUSED$|^ENOENT$/, "refused", "ingen server svarar på den porten (PGHOST, PGPORT)"],
  [/^ETIMEDOUT$|^EHOSTUNREACH$|^ENETUNREACH$/, "unreachable", "servern svarar inte"],
  [
    /^ERR_TLS|^ERR_SSL|CERT|^UNABLE_TO|SIGNATURE|^HOSTNAME_MISMATCH$|^ERR_OSSL/,
    "tls",
    "servern visar inget certifikat som går att lita på (PGSSLMODE, PGSSLROOTCERT)",
  ],
  [/^ECONNRESET$|^EPIPE$/, "cut", "anslutningen bröts innan allt var läst"],
];

/**
 * An error of the server or of the way to it, told with the place that it concerns (a table of the mapping, the
 * connection) and a rule. The server's own words are not passed on: they can quote a value. SQLSTATE tells whoever runs
 * the server what to look for.
 */
export function serverError(error: unknown, place: string): UnderlagError {
  if (error instanceof UnderlagError) return error;
  const {code = "", message = ""} = error as {code?: string; message?: string};
  const tell = (rule: string, text: string, state = "") =>
    `${place}: ${text} (regel postgres.${rule}${state})`;
  const environment = (rule: string, text: string) => new EnvironmentError(tell(rule, text));
  if (/does not support SSL|no encryption|SSL off/.test(message)) {
    return environment("tls", "servern och PGSSLMODE är inte överens om TLS: den ena kräver det");
  }
  if (code.length === 5 && /^[0-9A-Z]{5}$/.test(code) && code !== "EPIPE") {
    const [, kind, rule, text] = refusals.find(([pattern]) => pattern.test(code)) ?? [
      ...[/./, "environment", "server", "servern kan inte svara"],
    ];
    const told = tell(String(rule), String(text), `, SQLSTATE ${code}`);
    return kind === "input" ? new InputError(told) : new EnvironmentError(told);
  }
  const [, rule, text] = failures.find(([pattern]) => pattern.test(code)) ?? [];
  if (rule !== undefined && text !== undefined) return environment(rule, text);
  if (/timeout/i.test(message)) return environment("unreachable", "servern svarar inte");
  if (/terminated|ended|closed|not queryable/i.test(message))
    return environment("cut", "anslutningen bröts innan allt var läst");
  if (/password/i.test(message)) return environment("password", "lösenord saknas (PGPASSWORD)");
  return environment("connection", "servern går inte att nå eller förstå");
}
