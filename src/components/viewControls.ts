import type {WithFrozen} from "../contract/citing.js";
import {viewParameters, type View, type ViewManifest, type ViewParameter} from "../contract/view.js";
import {hasRegions} from "../contract/whole.js";
import {decapitalise, duringTime, formatMonth} from "../measures/swedish.js";
import {afterPaint} from "./afterPaint.js";
import {element} from "./element.js";
import {frozenLink} from "./frozenLink.js";
import {saveView} from "./saveView.js";
import {searchOf} from "./searchableSelect.js";
import {initialView, readView, writeView, type ReadView} from "./viewState.js";

/** The controls as an element: its `value` is the view, and it sends `input` when that changes. */
export type ViewControls = HTMLElement & {
  readonly value: View;
  /** What the address said that could not be used, to stand at the top of the page; emptied by the first change. */
  readonly notices: HTMLElement;
};

/** What the controls do to the browser; a test or a deck may pass its own. */
export interface ViewEffects {
  /** Puts the query of a changed view into the address, without a new step in the history. */
  readonly replace: (query: string) => void;
  /** The complete address of the view, to be copied. */
  readonly address: (query: string) => string;
}

/** What a page may say of its controls; a page that says nothing is the notebook of a place. */
export interface ViewOptions {
  readonly parameters?: readonly ViewParameter[];
  readonly effects?: ViewEffects;
}

/** The query that is to be put into the address; undefined once it stands there. */
let waiting: string | undefined;

const inBrowser: ViewEffects = {
  // The browser lays the page out to change its address: the diagrams go first, and of several changes the last one is enough.
  replace: (query) => {
    if (waiting === undefined)
      afterPaint(() => {
        history.replaceState(history.state, "", (waiting ?? "") + location.hash);
        waiting = undefined;
      });
    waiting = query;
  },
  address: (query) => location.origin + location.pathname + query,
};

/**
 * Native controls for every declared parameter, set from the address; what the address says that cannot be used is
 * told in words in `notices`. A change is written to the address, so that it can always be copied.
 */
export function viewControls(
  manifest: ViewManifest,
  search: string,
  {parameters = viewParameters, effects = inBrowser}: ViewOptions = {},
): ViewControls {
  const read = readView(search, manifest, parameters);
  let view = read.view;
  const status = element("p", {class: "underlag-status", role: "status"});
  const told = element("div", {}, ...notices(read, manifest));
  const inputs = parameters.map((parameter) => control(parameter, manifest));

  const show = (): void => {
    for (const {parameter, set} of inputs) set(view[parameter.id]);
  };
  const change = (next: View, message: string): void => {
    view = next;
    show();
    status.textContent = message;
    // The address is mended now: nothing is left of what it said.
    told.replaceChildren();
    effects.replace(writeView(view, manifest, parameters));
  };

  const reset = element("button", {type: "button"}, "Återställ valen");
  const copy = element("button", {type: "button"}, "Kopiera länk till vyn");
  const form = element(
    "form",
    {class: "underlag-controls", "aria-label": "Val för diagrammen"},
    element(
      "div",
      {class: "underlag-fields"},
      ...inputs.filter(({parameter}) => isAsked(parameter, manifest)).map(({node}) => node),
    ),
    element("div", {class: "underlag-buttons"}, reset, copy, status),
  );
  const named = saveView(() => writeView(view, manifest, parameters));
  const root = element("div", {class: "underlag-view"}, form, named);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
  });
  // Before Framework's own listener on the root reads `value`.
  form.addEventListener("input", () => {
    const next = {...view};
    for (const {parameter, get} of inputs) next[parameter.id] = get();
    const wasFrom = next.first !== view.first;
    if (next.first <= next.last) change(next, "");
    else if (wasFrom)
      change({...next, last: next.first}, `Perioden slutar nu också ${duringTime(next.first)}.`);
    else change({...next, first: next.last}, `Perioden börjar nu också ${duringTime(next.last)}.`);
  });
  reset.addEventListener("click", () => {
    change(initialView(manifest), "Alla val är återställda.");
    root.dispatchEvent(new Event("input", {bubbles: true}));
  });
  copy.addEventListener("click", () => {
    const link = effects.address(writeView(view, manifest, parameters));
    navigator.clipboard.writeText(link).then(
      () => (status.textContent = "Länken är kopierad."),
      () => (status.textContent = `Webbläsaren lät oss inte kopiera. Länken är: ${link}`),
    );
  });

  show();
  Object.defineProperties(root, {value: {get: () => view}, notices: {value: told}});
  return root as unknown as ViewControls;
}

/** Whether there is anything to choose: a release of one region has none to pick out. */
function isAsked({id}: ViewParameter, manifest: ViewManifest): boolean {
  return id !== "region" || hasRegions(manifest);
}

/** What the link said that could not be used, and that it was made from another release. */
function notices({messages, otherVersion}: ReadView, manifest: ViewManifest & WithFrozen): HTMLElement[] {
  const made: HTMLElement[] = [];
  if (otherVersion !== null) {
    const link = frozenLink(manifest, otherVersion);
    made.push(
      element(
        "p",
        {class: "underlag-notice", role: "status"},
        `Länken är gjord för utgåva ${otherVersion}. `,
        ...(link === null
          ? ["Den utgåvan finns inte på den här webbplatsen. "]
          : [element("a", {href: link}, `Se vyn i utgåva ${otherVersion}`), ". "]),
        `Här visas utgåva ${manifest.version}, så talen kan vara andra.`,
      ),
    );
  }
  if (messages.length > 0) {
    const items = messages.map((message) => element("li", {}, message));
    made.push(
      element(
        "div",
        {class: "underlag-notice", role: "status"},
        element("p", {}, "En del av länken gick inte att använda:"),
        element("ul", {}, ...items),
      ),
    );
  }
  return made;
}

interface Control {
  readonly parameter: ViewParameter;
  readonly node: HTMLElement;
  readonly get: () => string;
  readonly set: (value: string) => void;
}

function control(parameter: ViewParameter, manifest: ViewManifest): Control {
  return parameter.control === "radio" ? radios(parameter, manifest) : select(parameter, manifest);
}

function radios(parameter: ViewParameter, manifest: ViewManifest): Control {
  const inputs = parameter
    .choices(manifest)
    .map(({value, title}) => ({title, input: element("input", {type: "radio", name: parameter.key, value})}));
  const labels = inputs.map(({title, input}) => element("label", {}, input, ` ${title}`));
  const node = element("fieldset", {}, element("legend", {}, parameter.label), ...labels);
  return {
    parameter,
    node,
    get: () => inputs.find(({input}) => input.checked)?.input.value ?? "",
    set: (value) => {
      for (const {input} of inputs)
        if (input.checked !== (input.value === value)) input.checked = !input.checked;
    },
  };
}

function select(parameter: ViewParameter, manifest: ViewManifest): Control {
  const id = `val-${parameter.key}`;
  const isMonth = parameter.id === "first" || parameter.id === "last";
  const node = element("select", {id, name: parameter.key});
  const groups = new Map<string, HTMLOptGroupElement>();
  for (const {value, title, under} of parameter.choices(manifest)) {
    const option = element("option", {value}, isMonth ? formatMonth(title) : title);
    if (under === undefined) {
      node.append(option);
      continue;
    }
    const group = groups.get(under) ?? element("optgroup", {label: under});
    groups.set(under, group);
    node.append(group);
    if (title === under) option.textContent = `${title} (alla)`;
    group.append(option);
  }
  const search = isMonth ? undefined : searchOf(node, `Sök ${decapitalise(parameter.label)}`);
  return {
    parameter,
    node: element(
      "div",
      {class: "underlag-field"},
      element("label", {for: id}, parameter.label),
      ...(search ? [search] : []),
      node,
    ),
    get: () => node.value,
    set: (value) => {
      // A list that is set to what it is makes its choice anew all the same.
      if (node.value !== value) node.value = value;
    },
  };
}
