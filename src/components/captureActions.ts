import {captureMarkdown, captureTable} from "./captureExports.js";
import {type Capture, captureJson, readCapture} from "./captureRows.js";
import {csv} from "./csv.js";
import {element} from "./element.js";
import {save} from "./save.js";

/** What the buttons work on. */
export interface CaptureHandle {
  /** What is in memory now. */
  readonly capture: () => Capture;
  /** Puts what was read from a file, or from this computer, in its place. */
  readonly replace: (capture: Capture) => void;
  /** Told when what is in memory has been saved, in a file or on this computer, or read from there. */
  readonly kept?: () => void;
  /** A complete address of a view. */
  readonly addressOf: (view: string) => string;
}

/**
 * Buttons that take a room's conclusions home, and back: files, and this computer. The browser stores nothing until somebody presses
 * *Spara på den här datorn*, and *Radera* takes it away.
 */
export function captureActions({capture, replace, kept, addressOf}: CaptureHandle): HTMLElement {
  const status = element("p", {class: "underlag-status", role: "status"});
  const putBack = (read: Capture): void => {
    replace(read);
    kept?.();
  };
  const name = (): string => {
    const {deck, version} = capture();
    return `lagesbild-${deck}-${version}`;
  };
  const key = `underlag lägesbild ${capture().deck}`;
  const button = (label: string, act: () => string): HTMLButtonElement => {
    const made = element("button", {type: "button"}, label);
    made.addEventListener("click", () => {
      status.textContent = act();
    });
    return made;
  };
  const file = element("input", {type: "file", accept: ".json,application/json", hidden: true});
  file.addEventListener("change", () => {
    void file.files?.[0]?.text().then((text) => {
      status.textContent = take(text, capture().deck, putBack);
      file.value = "";
    });
  });
  return element(
    "div",
    {class: "underlag-capture-actions underlag-view"},
    element(
      "p",
      {class: "underlag-buttons"},
      button("Spara som Markdown", () => {
        save(captureMarkdown(capture(), addressOf), `${name()}.md`);
        kept?.();
        return "Markdownfilen är sparad.";
      }),
      button("Spara som CSV", () => {
        save(csv(captureTable(capture()), "swedish"), `${name()}.csv`);
        kept?.();
        return "CSV-filen är sparad, för svenska Excel.";
      }),
      button("Spara som JSON", () => {
        save(captureJson(capture()), `${name()}.json`);
        kept?.();
        return "JSON-filen är sparad. Den går att läsa in här igen.";
      }),
      button("Skriv ut eller spara som PDF", () => {
        window.print();
        return "";
      }),
    ),
    element(
      "p",
      {class: "underlag-buttons"},
      // The browser's own file control speaks the browser's language, and is no larger than its text.
      button("Läs in en sparad JSON-fil", () => {
        file.click();
        return "";
      }),
      file,
      button("Spara på den här datorn", () => {
        return inBrowser(() => {
          localStorage.setItem(key, captureJson(capture()));
          kept?.();
          return "Lägesbilden ligger i den här webbläsaren tills du raderar den.";
        });
      }),
      button("Hämta från den här datorn", () => {
        return inBrowser(() => {
          const found = localStorage.getItem(key);
          return found === null
            ? "Ingenting är sparat på den här datorn."
            : take(found, capture().deck, putBack);
        });
      }),
      button("Radera från den här datorn", () => {
        return inBrowser(() => {
          localStorage.removeItem(key);
          return "Ingenting är sparat på den här datorn.";
        });
      }),
    ),
    status,
    element(
      "p",
      {class: "underlag-help"},
      "Det som ni skriver finns bara i fönstrets minne tills du sparar det. Inget skickas.",
    ),
  );
}

/** What became of something done with the browser's own memory; a browser may let no page use it, or have no room left. */
function inBrowser(act: () => string): string {
  try {
    return act();
  } catch {
    return "Sidan får inte använda webbläsarens lagring. Spara som JSON i stället.";
  }
}

function take(text: string, deck: string, replace: (capture: Capture) => void): string {
  const read = readCapture(text, deck);
  if (typeof read === "string") return read;
  replace(read);
  const rows = read.rows.length === 1 ? "En rad är inläst" : `${read.rows.length} rader är inlästa`;
  const markers =
    read.markers.length === 0
      ? ""
      : read.markers.length === 1
        ? " med en markör"
        : ` med ${read.markers.length} markörer`;
  return `${rows}${markers}, från utgåva ${read.version}.`;
}
