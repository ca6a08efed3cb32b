import type {DeckContents} from "./deckModel.js";
import {roomWindow} from "./roomWindow.js";
import {speakerWindow} from "./speakerWindow.js";

/** What the address of the file ends with in the speaker's window. */
const speakerHash = "#talare";

/**
 * Opens a workshop that lies in one file: its data stand in the page, and nothing is fetched. The same file is the room's window and,
 * opened once more, the speaker's.
 */
export function openPack(document: Document): void {
  const main = document.querySelector("main");
  const contents = JSON.parse(document.querySelector("#bildspel")?.textContent ?? "null") as DeckContents;
  const [file = ""] = location.href.split("#");
  main?.append(
    location.hash === speakerHash
      ? speakerWindow(contents)
      : roomWindow(contents, {site: null, speaker: `${file}${speakerHash}`}),
  );
}
