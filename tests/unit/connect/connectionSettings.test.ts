import {describe, expect, it} from "vitest";
import {connectionSettings} from "../../../loaders/connect/postgres/connectionSettings.ts";
import {EnvironmentError, UsageError} from "../../../loaders/errors.ts";

const tls = (environment: Record<string, string>) => connectionSettings(environment).ssl;

describe("connectionSettings", () => {
  it("takes the server from the environment, and this machine where nothing is said", () => {
    expect(connectionSettings({})).toMatchObject({host: "localhost", port: 5432, ssl: false});
    expect(
      connectionSettings({PGHOST: "db", PGPORT: "6000", PGUSER: "u", PGDATABASE: "d", PGPASSWORD: "p"}),
    ).toMatchObject({host: "db", port: 6000, user: "u", database: "d", password: "p"});
  });

  it("wants another machine to be the one that its certificate says", () => {
    expect(tls({PGHOST: "db.example"})).toEqual({host: "db.example", rejectUnauthorized: true});
    expect(tls({PGHOST: "db.example", PGSSLMODE: "verify-full"})).toEqual(tls({PGHOST: "db.example"}));
  });

  it("goes without TLS only on this machine, or where it is told to", () => {
    for (const host of ["localhost", "127.0.0.1", "::1", "/run/postgresql"])
      expect(tls({PGHOST: host})).toBe(false);
    expect(tls({PGHOST: "db.example", PGSSLMODE: "disable"})).toBe(false);
  });

  it("trusts any certificate with require, as libpq does, until a root certificate is named", () => {
    expect(tls({PGHOST: "db", PGSSLMODE: "require"})).toMatchObject({rejectUnauthorized: false});
    expect(tls({PGHOST: "db", PGSSLMODE: "verify-ca"})).toMatchObject({rejectUnauthorized: true});
    const named = tls({PGHOST: "db", PGSSLMODE: "require", PGSSLROOTCERT: import.meta.filename});
    expect(named).toMatchObject({rejectUnauthorized: true});
  });

  it.each(["prefer", "allow", "yes"])("refuses the mode %s, which promises nothing", (mode) => {
    expect(() => tls({PGSSLMODE: mode})).toThrow(UsageError);
  });

  it("names what is wrong, never the value of a secret", () => {
    expect(() => connectionSettings({PGPORT: "0"})).toThrow("PGPORT: ska vara ett heltal från 1 till 65535");
    expect(connectionSettings({PGPORT: "65535"}).port).toBe(65_535);
    expect(() => connectionSettings({PGPORT: "65536"})).toThrow(UsageError);
    expect(() => tls({PGHOST: "db", PGSSLROOTCERT: "/finns/inte"})).toThrow(EnvironmentError);
  });
});
