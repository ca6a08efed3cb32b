import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "yaml";

/** An address in two parts: no text of the site has a whole one that a page might fetch from. */
export interface PublishedAddress {
  /** `https`, or `http` in a closed network. */
  readonly scheme: string;
  /** Host and folder, without a final slash. */
  readonly rest: string;
}

/**
 * Where readers reach the site, as `address` in `data/description.yaml` under `root` says. `null` where it says nothing, or names a
 * host that exists nowhere (`.example`): nobody is sent there.
 */
export function publishedAddress(root: string): PublishedAddress | null {
  const file = join(root, "data/description.yaml");
  if (!existsSync(file)) return null;
  const {address} = (parse(readFileSync(file, "utf8")) ?? {}) as {readonly address?: unknown};
  if (typeof address !== "string" || !URL.canParse(address)) return null;
  const {protocol, host, hostname, pathname} = new URL(address);
  if (!/^https?:$/.test(protocol) || /(^|\.)example$/.test(hostname)) return null;
  return {scheme: protocol.slice(0, -1), rest: `${host}${pathname}`.replace(/\/$/, "")};
}
