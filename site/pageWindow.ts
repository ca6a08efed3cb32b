import {JSDOM} from "jsdom";

/** How wide a letter of a chart's 13 pixel text is taken to be: the reader's own font is known to the browser alone. */
const letter = 7.4;

/** Names that Node has too, where a page means the window's own. */
const ofTheWindow = new Set([
  "Event",
  "CustomEvent",
  "EventTarget",
  "navigator",
  "localStorage",
  "sessionStorage",
]);

/**
 * Does a task in a window without a screen, where components can make elements: `open` puts the address of a page in it. The names of the
 * window are global meanwhile, as they are in a browser.
 */
export async function inPageWindow<T>(task: (open: (url: string) => void) => Promise<T>): Promise<T> {
  const dom = new JSDOM('<!DOCTYPE html><html lang="sv"><body></body></html>', {url: "http://site/"});
  const {window} = dom;
  // There is no canvas to measure texts on.
  const context = {font: "", measureText: (text: string) => ({width: text.length * letter})};
  Object.assign(window.HTMLCanvasElement.prototype, {getContext: () => context});
  const names = new Set([...Object.getOwnPropertyNames(window), "addEventListener"]);
  const own = [...names].filter((name) => !(name in globalThis) || ofTheWindow.has(name));
  const values: Record<string, unknown> = {
    ...Object.fromEntries(own.map((name) => [name, Reflect.get(window, name) as unknown])),
    // Nothing is painted.
    requestAnimationFrame: () => 0,
  };
  const before = new Map(
    Object.keys(values).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]),
  );
  for (const [name, value] of Object.entries(values))
    Object.defineProperty(globalThis, name, {value, configurable: true, writable: true});
  try {
    return await task((url) => {
      dom.reconfigure({url});
    });
  } finally {
    for (const [name, descriptor] of before)
      if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, descriptor);
    window.close();
  }
}
