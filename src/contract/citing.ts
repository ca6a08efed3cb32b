import type {Description} from "./description.js";

/** What every page needs of the publisher's description to say how it is cited and made again, `data/citing.json`. */
export interface Citing {
  /** Address of the site. */
  readonly address: string;
  readonly title: string;
  readonly publisher: string;
  /** Versions that are frozen under `fryst/`, the oldest first. */
  readonly frozen: readonly string[];
}

/** The part of a description that every page loads. */
export function citingOf({address, title, publisher}: Description, frozen: readonly string[]): Citing {
  return {address, title: title.sv, publisher: publisher.name, frozen};
}

/** What `data/contents.json` says beside the release's own manifest: which versions are frozen, where any are. */
export interface WithFrozen {
  readonly frozen?: readonly string[];
}
