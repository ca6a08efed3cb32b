import {afterPaint} from "./afterPaint.js";

/** Room above and below the window in which a diagram counts as seen, so that it is there when the reader scrolls to it. */
const nearby = "100px 0px";
/** What must be left of an idle moment for one more drawing, in milliseconds. */
const oneDrawing = 8;
/** A drawing waits so long for an idle moment at the most, in milliseconds. */
const longestWait = 300;
/** How high a diagram is taken to be before it has been seen, in pixels. */
const usualHeight = 700;

/** Diagrams that were in or near the window when last seen. */
const near = new Set<string>();
/** The newest section of each diagram, and the diagram of each section. */
const newest = new Map<string, Element>();
const idOf = new WeakMap<Element, string>();
/** How high each diagram was when last seen, in pixels. */
const heights = new Map<string, number>();
/** Drawings that wait. */
const waiting = new Map<Element, () => void>();
let observer: IntersectionObserver | undefined;
let isAsked = false;
let isOpened = false;

/**
 * Fills the section of a diagram at once where the reader sees it, and otherwise when the reader comes near it or the browser has nothing
 * else to do: what a choice changes in the window is seen sooner so. Until then the section is busy, and keeps the room that its predecessor
 * took. The first on a page that opens is drawn as soon as all that waits stands there, and everything is drawn at once when a page is
 * printed. `id` tells the diagrams of a page apart.
 */
export function drawLater(id: string, section: HTMLElement, draw: () => void): void {
  const isNow = near.has(id) || !("IntersectionObserver" in globalThis) || isOnPaper();
  watch(id, section);
  if (isNow) {
    draw();
    return;
  }
  section.ariaBusy = "true";
  section.style.minBlockSize = `${heights.get(id) ?? usualHeight}px`;
  waiting.set(section, () => {
    section.ariaBusy = null;
    section.style.minBlockSize = "";
    draw();
  });
  if (!isOpened) {
    isOpened = true;
    // Cells run in an order of their own, and what they show stands on the page when they all have run.
    setTimeout(drawFirst);
  }
  askForTime();
}

/** Draws what comes first on the page of all that waits. */
function drawFirst(): void {
  const [first] = inOrder();
  if (first !== undefined) drawNow(first);
}

/** All that waits, in the order of the page; what does not stand there yet in any order. */
function inOrder(): readonly Element[] {
  return [...waiting.keys()].sort((one, other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1,
  );
}

/** Follows whether a diagram is near the window, by its newest section. */
function watch(id: string, section: HTMLElement): void {
  const before = newest.get(id);
  newest.set(id, section);
  idOf.set(section, id);
  const height = heights.get(id);
  // Outside the window a section is not laid out (see the style sheet): it keeps the room that its predecessor took.
  if (height !== undefined) section.style.containIntrinsicBlockSize = `auto ${height}px`;
  if (!("IntersectionObserver" in globalThis)) return;
  observer ??= startObserver();
  // A section that has left the page is told of once more, when its successor has been told of already.
  if (before !== undefined) observer.unobserve(before);
  observer.observe(section);
}

function startObserver(): IntersectionObserver {
  addEventListener("beforeprint", () => {
    for (const section of [...waiting.keys()]) drawNow(section);
  });
  return new IntersectionObserver(
    (entries) => {
      for (const {target, isIntersecting, boundingClientRect} of entries) {
        const id = idOf.get(target) ?? "";
        if (isIntersecting) {
          near.add(id);
          heights.set(id, boundingClientRect.height);
          drawNow(target);
        } else if (newest.get(id) === target) near.delete(id);
      }
    },
    {rootMargin: nearby},
  );
}

function isOnPaper(): boolean {
  return matchMedia("print").matches;
}

function drawNow(section: Element): void {
  const draw = waiting.get(section);
  waiting.delete(section);
  draw?.();
}

/** Has what waits drawn in idle moments, as far as each of them reaches, once what is in the window has been painted. */
function askForTime(): void {
  if (isAsked) return;
  isAsked = true;
  afterPaint(() => {
    whenIdle(work);
  });
}

function work(timeLeft: () => number): void {
  isAsked = false;
  try {
    do {
      const [section] = inOrder();
      if (section === undefined) return;
      // What has left the page for a newer one need not be drawn any more.
      if (!section.isConnected && newest.get(idOf.get(section) ?? "") !== section) waiting.delete(section);
      else {
        section.classList.add("underlag-away");
        drawNow(section);
      }
    } while (timeLeft() > oneDrawing);
  } finally {
    // One that cannot be drawn does not keep the others from it.
    if (waiting.size > 0) askForTime();
  }
}

function whenIdle(task: (timeLeft: () => number) => void): void {
  // Safari tells of no idle moments.
  if ("requestIdleCallback" in globalThis)
    requestIdleCallback(
      (moment) => {
        task(() => moment.timeRemaining());
      },
      {timeout: longestWait},
    );
  else setTimeout(task, longestWait / 10, () => 0);
}
