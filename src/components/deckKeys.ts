/** What a key asks of a deck. */
export type DeckCommand =
  | "next"
  | "previous"
  | "first"
  | "last"
  | "fullscreen"
  | "overview"
  | "jump"
  | "capture"
  | "mark"
  | "code"
  | "speaker"
  | "pause"
  | "extend"
  | "help";

/** A key that was pressed, as the browser tells it. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

const moves: Readonly<Record<string, DeckCommand>> = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  ArrowLeft: "previous",
  ArrowUp: "previous",
  PageUp: "previous",
  Home: "first",
  End: "last",
};

const letters: Readonly<Record<string, DeckCommand>> = {
  f: "fullscreen",
  o: "overview",
  g: "jump",
  a: "capture",
  m: "mark",
  q: "code",
  t: "speaker",
  p: "pause",
  "+": "extend",
  "?": "help",
};

/** The keys as a reader is told them. */
export const keysInWords: readonly (readonly [keys: string, what: string])[] = [
  ["→ ↓ Page Down mellanslag", "nästa"],
  ["← ↑ Page Up", "föregående"],
  ["Home, End", "första, sista"],
  ["F", "hel skärm"],
  ["O", "översikt"],
  ["G", "gå till ett steg"],
  ["A", "anteckna"],
  ["M", "markera en punkt i diagrammet"],
  ["Q", "stor QR-kod"],
  ["T", "talarvyn i ett eget fönster"],
  ["P", "pausa klockan eller låt den gå"],
  ["+", "en minut till"],
  ["?", "den här hjälpen"],
];

/**
 * The command of a key. Arrows, Page Up and Page Down (what a clicker sends) always work; single letters only while `letterKeys`, and no key
 * together with Ctrl, Alt or the system's own: those belong to the browser.
 */
export function commandOf(pressed: PressedKey, letterKeys: boolean): DeckCommand | undefined {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return undefined;
  if (pressed.key === " ") return pressed.shiftKey ? "previous" : "next";
  return moves[pressed.key] ?? (letterKeys ? letters[pressed.key.toLowerCase()] : undefined);
}
