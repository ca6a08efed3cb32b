import {captureActions} from "./captureActions.js";
import type {Capture} from "./captureRows.js";
import type {DeckContents, DeckStepContents} from "./deckModel.js";
import {element} from "./element.js";
import {deckReadFirst} from "./deckReadFirst.js";
import {pictureOf, situationPicture} from "./situationPicture.js";
import {viewAddress} from "./viewAddress.js";

/** The whole deck as one document, to read on a phone, to print and to make a PDF of: every step with its chart in words. */
export function deckDocument(contents: DeckContents, site: string | null): HTMLElement {
  return element(
    "div",
    {class: "underlag-document"},
    ...opening(contents),
    ...contents.steps.map((step, i) =>
      chapter(step, i + 1, contents, (view) => viewAddress(contents, site, view)),
    ),
  );
}

/** The document of what a room concluded: empty until a saved file is read, or until the room's own rows are given. */
export function pictureDocument(contents: DeckContents, site: string | null): HTMLElement {
  const addressOf = (view: string): string => viewAddress(contents, site, view);
  const {id: deck, title, version} = contents;
  let capture: Capture = {deck, title, version, rows: [], markers: []};
  const picture = element("div", {});
  const show = (): void => {
    picture.replaceChildren(situationPicture(contents, capture, addressOf));
  };
  const actions = captureActions({
    capture: () => capture,
    replace: (read) => {
      capture = read;
      show();
    },
    addressOf,
  });
  show();
  return element("div", {class: "underlag-document"}, ...opening(contents), actions, picture);
}

function opening(contents: DeckContents): HTMLElement[] {
  const {purpose, audience, minutes, version, extractDate} = contents;
  return [
    element("p", {class: "underlag-lead"}, purpose),
    element("p", {}, `För ${audience}. Ungefär ${minutes} minuter. Utgåva ${version}, uttag ${extractDate}.`),
    element(
      "section",
      {class: "underlag-first", "aria-labelledby": "las-detta-forst"},
      element("h2", {id: "las-detta-forst"}, "Läs detta först"),
      element("ul", {}, ...deckReadFirst(contents).map((text) => element("li", {}, text))),
    ),
  ];
}

function chapter(
  step: DeckStepContents,
  n: number,
  contents: DeckContents,
  addressOf: (view: string) => string,
): HTMLElement {
  const {question, text, shown, discussion} = step;
  return element(
    "section",
    {class: "underlag-step"},
    element("h2", {}, `${n}. ${question}`),
    ...text.map((paragraph) => element("p", {}, paragraph)),
    ...pictureOf(step, contents),
    ...(discussion.length === 0
      ? []
      : [
          element("h3", {}, "Att tala om"),
          element(
            "ul",
            {},
            ...discussion.map(({prompt, minutes, form}) =>
              element("li", {}, `${prompt} (${form}, ${minutes} min)`),
            ),
          ),
        ]),
    ...(shown === null
      ? []
      : [
          element("p", {}, element("a", {href: addressOf(shown.href)}, `Öppna steg ${n} i anteckningsboken`)),
        ]),
  );
}
