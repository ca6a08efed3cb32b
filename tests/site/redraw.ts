import type {Browser, CDPSession, Page} from "playwright-core";
import {settle} from "./browser.ts";

/** What a reader waits for a changed parameter on a page. */
export interface RedrawCost {
  readonly route: string;
  readonly changes: number;
  /** Until what the reader sees has been drawn, and until all of the page has: medians and 95th percentiles. */
  readonly seen: Spread;
  readonly all: Spread;
  /** The change that took longest to be seen. */
  readonly slowest: string;
}

/** Milliseconds of the page's own thread, times the slow-down. */
interface Spread {
  readonly median: number;
  readonly p95: number;
}

/** A processor so many times as slow as this one. */
const slower = 4;
/** Of each control so many of its values are tried, the last ones: the first is often the one that stands. */
const mostValues = 4;
/** So often each of them is measured: of a few changes, the slowest of twenty is the browser's own tidying of memory, which comes when it comes. */
const passes = 3;

/** What a page does when what is seen has been painted, in idle moments and in frames that a frame asks for: while held, it goes on waiting. */
interface IdleMoments {
  isHeld: boolean;
  readonly waiting: (() => void)[];
}
type WithIdleMoments = typeof globalThis & {idleMoments: IdleMoments};

/**
 * Changes every control of a page, value by value and back, with the controls at the top of the window, and tells what each change costs.
 * What is measured is the processor time of the page's thread, not the clock: other programs on the machine do not move it. Every change is made
 * once before it counts, so that code that has not run before is not part of it. What a page does in idle moments or after the paint (the address, the
 * links of the menu) is not part of what is waited for: it is held until what is seen has been measured, since the question itself may take longer
 * than a frame.
 */
export async function measureRedraws(browser: Browser, base: string, route: string): Promise<RedrawCost> {
  const context = await browser.newContext({locale: "sv-SE", viewport: {width: 1280, height: 800}});
  const page = await context.newPage();
  await page.addInitScript(() => {
    const idle: IdleMoments = {isHeld: false, waiting: []};
    (globalThis as WithIdleMoments).idleMoments = idle;
    const ask = requestIdleCallback.bind(globalThis);
    globalThis.requestIdleCallback = (task, options) =>
      ask((moment) => {
        if (idle.isHeld) idle.waiting.push(() => requestIdleCallback(task, options));
        else task(moment);
      }, options);
    const askForFrame = requestAnimationFrame.bind(globalThis);
    let isInFrame = false;
    globalThis.requestAnimationFrame = (task) => {
      if (isInFrame && idle.isHeld) return idle.waiting.push(() => requestAnimationFrame(task));
      return askForFrame((time) => {
        isInFrame = true;
        try {
          task(time);
        } finally {
          isInFrame = false;
        }
      });
    };
  });
  await page.goto(new URL(route, base).href, {waitUntil: "load"});
  await settle(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable", {timeDomain: "threadTicks"});
  await page.locator(".underlag-controls").evaluate((controls) => {
    controls.scrollIntoView();
  });
  await settle(page);
  const costs: {control: string; seen: number; all: number}[] = [];
  for (let pass = 0; pass <= passes; pass++)
    for (const {control, values, original} of await controlsOf(page))
      for (const value of [...values, original]) {
        await holdIdleMoments(page, true);
        const before = await busy(devtools);
        const since = async (): Promise<number> => ((await busy(devtools)) - before) * 1000 * slower;
        await changeAndSee(page, control, value);
        const seen = await since();
        await holdIdleMoments(page, false);
        await settle(page);
        if (pass > 0) costs.push({control: `${control} = ${value}`, seen, all: await since()});
      }
  await context.close();
  const spread = (of: "seen" | "all"): Spread => {
    const sorted = costs.map((one) => one[of]).sort((a, b) => a - b);
    const at = (p: number): number => Math.round(sorted[Math.ceil(p * sorted.length) - 1] ?? 0);
    return {median: at(0.5), p95: at(0.95)};
  };
  const slowest = [...costs].sort((a, b) => b.seen - a.seen)[0]?.control ?? "";
  return {route, changes: costs.length, seen: spread("seen"), all: spread("all"), slowest};
}

async function holdIdleMoments(page: Page, hold: boolean): Promise<void> {
  await page.evaluate((isHeld) => {
    const idle = (globalThis as WithIdleMoments).idleMoments;
    idle.isHeld = isHeld;
    if (!isHeld) for (const ask of idle.waiting.splice(0)) ask();
  }, hold);
}

/** Seconds that the page's thread has worked. */
async function busy(devtools: CDPSession): Promise<number> {
  const {metrics} = await devtools.send("Performance.getMetrics");
  return metrics.find(({name}) => name === "TaskDuration")?.value ?? 0;
}

interface Control {
  readonly control: string;
  readonly values: readonly string[];
  readonly original: string;
}

/** The controls of the view, by id: lists, and groups of buttons by name. */
async function controlsOf(page: Page): Promise<Control[]> {
  return await page.evaluate((most) => {
    const form = document.querySelector(".underlag-controls") ?? document.createElement("form");
    const lists = [...form.querySelectorAll("select")].map((select) => ({
      control: `#${select.id}`,
      values: [...select.options].map(({value}) => value).filter((value) => value !== select.value),
      original: select.value,
    }));
    const names = new Set(
      [...form.querySelectorAll<HTMLInputElement>("input[type=radio]")].map(({name}) => name),
    );
    const groups = [...names].map((name) => {
      const buttons = [...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)];
      return {
        control: `[name="${name}"]`,
        values: buttons.filter(({checked}) => !checked).map(({value}) => value),
        original: buttons.find(({checked}) => checked)?.value ?? "",
      };
    });
    return [...lists, ...groups].map((one) => ({...one, values: one.values.slice(-most)}));
  }, mostValues);
}

/**
 * Sets a control as a reader does, and waits until the diagrams in the window have been made anew, drawn and painted, or for ten frames: a choice
 * need not reach them all. Where the window has no diagram, one frame is what the reader sees.
 */
async function changeAndSee(page: Page, control: string, value: string): Promise<void> {
  await page.evaluate(
    async ([found, wanted]) => {
      const inWindow = [...document.querySelectorAll(".diagram")].filter((figure) => {
        const {top, bottom} = figure.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      });
      for (const one of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(found)) {
        if (one instanceof HTMLInputElement) {
          if (one.value !== wanted) continue;
          one.checked = true;
        } else one.value = wanted;
        one.dispatchEvent(new Event("input", {bubbles: true}));
      }
      // The second frame begins when the first, with all that was drawn for it, has been painted.
      for (let frame = 0; frame < 10; frame++) {
        await new Promise(requestAnimationFrame);
        if (frame === 0 || inWindow.some((figure) => figure.isConnected)) continue;
        const waits = [...document.querySelectorAll(".diagram[aria-busy]")].some((figure) => {
          const {top, bottom} = figure.getBoundingClientRect();
          return bottom > 0 && top < innerHeight;
        });
        if (!waits) break;
      }
    },
    [control, value] as const,
  );
}
