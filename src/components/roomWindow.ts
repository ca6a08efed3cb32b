import {captureActions} from "./captureActions.js";
import {captureForm} from "./captureForm.js";
import type {Capture} from "./captureRows.js";
import {leftInWords, extend, pauseOrGoOn} from "./deckClock.js";
import {commandOf, type DeckCommand} from "./deckKeys.js";
import type {DeckContents} from "./deckModel.js";
import {deckPositions, hashOf, minutesOf, positionAt} from "./deckPositions.js";
import {type SessionEffects, sessionEffects, startSession} from "./deckSession.js";
import {nearestPlace} from "./drawMarkers.js";
import {element} from "./element.js";
import {markerForm} from "./markerForm.js";
import {dialog, keyList, overviewOf} from "./roomDialogs.js";
import {codeTo, roomView} from "./roomView.js";
import {shortAddress} from "./shortAddress.js";
import {situationPicture} from "./situationPicture.js";
import {followUnsaved} from "./unsaved.js";
import {viewAddress} from "./viewAddress.js";

/** Where a deck is shown from. */
export interface DeckPlace {
  /** Folder of the site that it lies in, with a final slash; `null` for a file on a USB stick. */
  readonly site: string | null;
  /** Address of the speaker's window. */
  readonly speaker: string;
}

/** Pixels between a chart and the buttons below it. */
const roomBelow = 12;
/** On a screen narrower than this the reader holds it in the hand, and turns the page up and down. */
const handheld = 700;

/** The window that the room sees: one position at a time, moved by keys, a clicker or buttons. */
export function roomWindow(
  contents: DeckContents,
  place: DeckPlace,
  effects: SessionEffects = sessionEffects(contents),
): HTMLElement {
  const session = startSession(contents, positionAt(deckPositions(contents), location.hash), effects);
  const {positions} = session;

  const heading = element("h1", {tabindex: -1});
  const changed = element("p", {class: "underlag-changed", "aria-live": "polite"});
  const body = element("div", {class: "underlag-room-body"});
  const count = element("span", {});
  const clock = element("span", {class: "underlag-clock"});
  const letters = element("input", {type: "checkbox", checked: true});
  letters.checked = true;
  let draw: (height: number) => void = () => undefined;
  let drawn = "";

  const overview = dialog("Översikt", overviewOf(session));
  const capture = dialog("Anteckna", captureForm(session, contents.version));
  const marking = markerForm(session, contents.version);
  const marker = dialog("Markera i diagrammet", marking.form);
  const codeShown = element("div", {});
  const code = dialog("Öppna vyn i telefonen", codeShown);
  const help = dialog(
    "Kortkommandon",
    keyList(),
    element("p", {}, element("label", {}, letters, " Använd kortkommandon med en bokstav")),
  );
  const dialogs = [overview, capture, marker, code, help];
  const open = (one: HTMLDialogElement): void => {
    for (const other of dialogs) if (other !== one) other.close();
    if (!one.open) one.showModal();
  };

  const act: Readonly<Record<DeckCommand, () => void>> = {
    next: () => {
      session.go(session.state().position + 1);
    },
    previous: () => {
      session.go(session.state().position - 1);
    },
    first: () => {
      session.go(0);
    },
    last: () => {
      session.go(positions.length - 1);
    },
    fullscreen: () => {
      if (document.fullscreenElement === null) void document.documentElement.requestFullscreen();
      else void document.exitFullscreen();
    },
    overview: () => {
      open(overview);
    },
    jump: () => {
      open(overview);
      overview.querySelector("input")?.focus();
    },
    capture: () => {
      open(capture);
    },
    mark: () => {
      open(marker);
    },
    code: () => {
      const here = session.here();
      const shown = here.is === "step" || here.is === "talk" ? here.step.shown : null;
      if (shown === null) return;
      codeShown.replaceChildren(...codeTo(shortAddress(contents, shown, place.site)));
      open(code);
    },
    speaker: () => {
      window.open(place.speaker, `underlag-talare-${contents.id}`, "popup,width=1100,height=800");
    },
    pause: () => {
      session.changeClock(pauseOrGoOn);
    },
    extend: () => {
      session.changeClock((one) => extend(one, 1));
    },
    help: () => {
      open(help);
    },
  };
  const button = (label: string, command: DeckCommand): HTMLElement => {
    const made = element("button", {type: "button"}, label);
    made.addEventListener("click", act[command]);
    return made;
  };

  const buttons = element(
    "nav",
    {class: "underlag-room-nav underlag-view", "aria-label": "Bildspel"},
    button("Föregående", "previous"),
    button("Nästa", "next"),
    button("Översikt", "overview"),
    button("Anteckna", "capture"),
    button("Markera", "mark"),
    button("QR-kod", "code"),
    button("Talarvy", "speaker"),
    button("Hel skärm", "fullscreen"),
    button("Hjälp", "help"),
  );

  const root = element(
    "div",
    {class: "underlag-room"},
    element(
      "p",
      {class: "underlag-room-head"},
      element("span", {}, contents.title),
      ...(contents.synthetic ? [element("strong", {}, "Påhittade data")] : []),
      clock,
      count,
    ),
    heading,
    changed,
    body,
    buttons,
    ...dialogs,
  );

  const said = (): Capture => {
    const {rows, markers} = session.state();
    return {deck: contents.id, title: contents.title, version: contents.version, rows, markers};
  };
  const unsaved = followUnsaved(said);
  // Made once: what it says of a file that was read stands after the picture is drawn anew.
  const actions = captureActions({
    capture: said,
    replace: session.take,
    kept: unsaved.kept,
    addressOf: (view) => viewAddress(contents, place.site, view),
  });
  const picture = (): HTMLElement[] => [
    actions,
    situationPicture(contents, session.state(), (view) => viewAddress(contents, place.site, view)),
  ];

  const show = (): void => {
    const here = session.here();
    const view = roomView(contents, here, place.site, session.state().markers);
    heading.textContent = view.heading;
    const told = here.is === "step" ? (here.step.shown?.changed ?? []) : [];
    changed.textContent = told.length === 0 ? "" : `Ändrat: ${told.join(" · ")}`;
    if (here.is === "picture") view.main.append(...picture());
    body.className = `underlag-room-body underlag-room-${here.is}`;
    body.replaceChildren(view.main, ...(view.side.childElementCount > 0 ? [view.side] : []));
    count.textContent =
      here.is === "step" || here.is === "talk" ? `Steg ${here.n} av ${contents.steps.length}` : "";
    draw = view.draw;
    drawn = "";
    drawAgain();
  };
  const drawAgain = (): void => {
    const width = body.clientWidth;
    if (width === 0) return;
    // What is left of the window between the heading and the buttons.
    const height =
      innerWidth <= handheld
        ? Infinity
        : innerHeight - (body.getBoundingClientRect().top + scrollY) - buttons.offsetHeight - roomBelow;
    if (drawn === `${width} ${height}`) return;
    drawn = `${width} ${height}`;
    draw(height);
  };
  const tick = (): void => {
    const here = session.here();
    const minutes = here.is === "talk" ? minutesOf(here) : null;
    clock.textContent = minutes === null ? "" : leftInWords(session.state().clock, minutes, session.now());
  };

  session.onChange((before) => {
    const {position, rows, markers} = session.state();
    if (before.position !== position) {
      history.replaceState(history.state, "", hashOf(session.here()));
      show();
      for (const one of dialogs) one.close();
      scrollTo(0, 0);
      // So that a screen reader reads the new heading, and the keyboard goes on from it.
      heading.focus({preventScroll: true});
    } else if (before.markers !== markers || (before.rows !== rows && session.here().is === "picture"))
      show();
    tick();
  });
  // A point is pressed where it stands, and nothing is dragged; the form's own list is for those who use the keyboard.
  body.addEventListener("click", ({target, clientX, clientY}) => {
    const chart = target instanceof Element ? target.closest(".underlag-chart")?.querySelector("svg") : null;
    const found = chart ? nearestPlace(chart, clientX, clientY) : undefined;
    if (found === undefined || session.here().is === "picture") return;
    open(marker);
    marking.choose(found);
  });
  addEventListener("hashchange", () => {
    session.go(positionAt(positions, location.hash));
  });
  addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    // A field of a dialog that has just been closed may still have the focus.
    const inField = target?.closest("input, textarea, select") && !target.closest("dialog:not([open])");
    if (inField === true || dialogs.some((one) => one.open)) return;
    const onButton = target?.closest("button, a, summary") !== null && target !== null;
    // A space on a button presses it; what lies below the window's edge is read before the next step.
    if (onButton && event.key === " ") return;
    if (event.key === "ArrowDown" && scrollY + innerHeight < document.documentElement.scrollHeight - 8)
      return;
    if (event.key === "ArrowUp" && scrollY > 8) return;
    const command = commandOf(event, letters.checked);
    if (command === undefined) return;
    event.preventDefault();
    act[command]();
  });
  // A clicker's key for starting a show is the browser's key for reading the page again: what nobody has saved would be gone.
  addEventListener("beforeunload", (event) => {
    if (unsaved.is()) event.preventDefault();
  });
  new ResizeObserver(drawAgain).observe(body);
  addEventListener("resize", drawAgain);
  setInterval(tick, 1000);
  show();
  tick();
  return root;
}
