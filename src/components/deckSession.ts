import {addRow, type CaptureRow} from "./captureRows.js";
import {type DeckClock, startClock} from "./deckClock.js";
import type {DeckContents} from "./deckModel.js";
import {type DeckPosition, deckPositions} from "./deckPositions.js";
import {addMarker, type Marker, removeMarker} from "./markers.js";

/** Where a room is in its workshop. The same in every window of it. */
export interface SessionState {
  readonly position: number;
  /** Time at this position. */
  readonly clock: DeckClock;
  /** When the room left the first position; `null` before that. */
  readonly began: number | null;
  readonly rows: readonly CaptureRow[];
  readonly markers: readonly Marker[];
}

/** A workshop that goes on in one or more windows of one machine. */
export interface DeckSession {
  readonly positions: readonly DeckPosition[];
  readonly state: () => SessionState;
  /** The position that the room stands at. */
  readonly here: () => DeckPosition;
  /** Moves to a position; one outside the deck is the nearest. */
  readonly go: (position: number) => void;
  /** Changes the clock, by a function of it and of the time. */
  readonly changeClock: (change: (clock: DeckClock, now: number) => DeckClock) => void;
  readonly add: (row: Omit<CaptureRow, "n">) => void;
  readonly mark: (marker: Omit<Marker, "n">) => void;
  readonly unmark: (marker: Pick<Marker, "step" | "n">) => void;
  /** Puts what was read from a file in the place of all that was said. */
  readonly take: (said: Pick<SessionState, "rows" | "markers">) => void;
  /** Calls back after each change, with the state before it; from whichever window it came. */
  readonly onChange: (listener: (before: SessionState) => void) => void;
  readonly now: () => number;
}

/** What a session asks of the browser; a test has its own. */
export interface SessionEffects {
  /** Milliseconds, the same in all windows of the machine. */
  readonly now: () => number;
  /** Sends to the other windows, and hears them. */
  readonly channel: Pick<BroadcastChannel, "postMessage" | "onmessage">;
}

type Message = {readonly is: "hello"} | {readonly is: "state"; readonly state: SessionState};

/** The browser's own: a channel that all windows of the deck in this release hear, over http and from a file. */
export function sessionEffects({id, version}: Pick<DeckContents, "id" | "version">): SessionEffects {
  return {
    now: () => performance.timeOrigin + performance.now(),
    channel: new BroadcastChannel(`underlag ${id} ${version}`),
  };
}

/**
 * Starts a session at a position. Each window holds the whole state and sends it when it changes something; a window that opens asks
 * the others for theirs. Nothing is stored, and nothing leaves the machine.
 */
export function startSession(
  contents: Pick<DeckContents, "steps">,
  position: number,
  {now, channel}: SessionEffects,
): DeckSession {
  const positions = deckPositions(contents);
  let state: SessionState = {position, clock: startClock(now()), began: null, rows: [], markers: []};
  const listeners: ((before: SessionState) => void)[] = [];
  const turnTo = (next: SessionState): void => {
    const before = state;
    state = next;
    for (const listener of listeners) listener(before);
  };
  const send = (message: Message): void => {
    channel.postMessage(message);
  };
  const change = (next: SessionState): void => {
    turnTo(next);
    send({is: "state", state});
  };
  channel.onmessage = ({data}: MessageEvent<Message>) => {
    switch (data.is) {
      case "hello":
        send({is: "state", state});
        break;
      case "state":
        turnTo(data.state);
        break;
    }
  };
  send({is: "hello"});
  return {
    positions,
    state: () => state,
    here: () => positions[state.position] ?? {is: "first"},
    go: (wanted) => {
      const to = Math.min(Math.max(wanted, 0), positions.length - 1);
      if (to === state.position) return;
      change({...state, position: to, clock: startClock(now()), began: state.began ?? now()});
    },
    changeClock: (by) => {
      change({...state, clock: by(state.clock, now())});
    },
    add: (row) => {
      change({...state, rows: addRow(state.rows, row)});
    },
    mark: (marker) => {
      change({...state, markers: addMarker(state.markers, marker)});
    },
    unmark: (marker) => {
      change({...state, markers: removeMarker(state.markers, marker)});
    },
    take: ({rows, markers}) => {
      change({...state, rows, markers});
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
    now,
  };
}
