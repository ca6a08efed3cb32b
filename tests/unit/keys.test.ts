import {existsSync, mkdtempSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {EnvironmentError} from "../../loaders/errors.ts";
import {installationKeys, publicKeys} from "../../loaders/keys.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-keys-"));
afterAll(() => {
  rmSync(folder, {recursive: true});
});

describe("installationKeys", () => {
  it("takes the key of the environment, from 32 characters on", () => {
    const file = join(folder, "unused");
    expect(installationKeys({UNDERLAG_KEY: "x".repeat(32)}, file, () => undefined).rounding.length).toBe(32);
    expect(() => installationKeys({UNDERLAG_KEY: "x".repeat(31)}, file, () => undefined)).toThrow(
      EnvironmentError,
    );
  });

  it("makes a key of its own once, for the owner's eyes only, and keeps it", () => {
    const file = join(folder, "work", "key");
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    const first = installationKeys({}, file, log);
    expect(installationKeys({}, file, log)).toEqual(first);
    expect(lines).toHaveLength(1);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "work")).mode & 0o777).toBe(0o700);
  });

  it("makes none where it may not, and asks only where it would", () => {
    const refuse = () => {
      throw new EnvironmentError("no");
    };
    const file = join(folder, "refused", "key");
    expect(() => installationKeys({}, file, () => undefined, refuse)).toThrow("no");
    expect(existsSync(join(folder, "refused"))).toBe(false);
    const {id} = installationKeys({}, file, () => undefined);
    expect(installationKeys({}, file, () => undefined, refuse).id).toBe(id);
    expect(() =>
      installationKeys({UNDERLAG_KEY: "x".repeat(32)}, file, () => undefined, refuse),
    ).not.toThrow();
  });

  it("takes no key that is empty, cut or open to others", () => {
    for (const [name, bytes, mode] of [
      ["empty", 0, 0o600],
      ["cut", 31, 0o600],
      ["open", 32, 0o640],
    ] as const) {
      const file = join(folder, name);
      writeFileSync(file, new Uint8Array(bytes), {mode});
      expect(() => installationKeys({}, file, () => undefined)).toThrow(EnvironmentError);
    }
    writeFileSync(join(folder, "good"), new Uint8Array(32), {mode: 0o600});
    expect(installationKeys({}, join(folder, "good"), () => undefined).id).toMatch(/^[0-9a-f]{16}$/);
  });

  it("derives two keys of which neither is the other, and other ones from another secret", () => {
    const {pseudonym, rounding} = publicKeys();
    expect(pseudonym).not.toEqual(rounding);
    expect(installationKeys({UNDERLAG_KEY: "y".repeat(32)}, "", () => undefined).rounding).not.toEqual(
      rounding,
    );
  });
});
