import {element} from "./element.js";

/** From so many choices on, a list has a field to search it with: more than fit on a screen. */
const manyChoices = 60;

/**
 * A field that narrows a list to the choices that it finds (`isFound`); the chosen one always stays, and nothing is chosen by writing. A
 * short list has none. The list itself is native, so that it is used by keyboard, by voice and on a phone as any other.
 */
export function searchOf(select: HTMLSelectElement, label: string): HTMLElement | undefined {
  const options = [...select.options];
  if (options.length < manyChoices) return undefined;
  const status = element("span", {class: "underlag-status", role: "status"});
  const input = element("input", {type: "search", id: `${select.id}-sok`, autocomplete: "off"});
  const narrow = (): void => {
    let found = 0;
    for (const option of options) {
      const keep = isFound(input.value, {value: option.value, title: option.text});
      if (keep) found++;
      // Disabled too: some browsers show options that are hidden.
      option.hidden = option.disabled = !keep && !option.selected;
    }
    for (const group of select.querySelectorAll("optgroup"))
      group.hidden = [...group.querySelectorAll("option")].every(({hidden}) => hidden);
    status.textContent =
      input.value.trim() === "" ? "" : found === 0 ? "Inget val passar." : `${found} val passar.`;
  };
  input.addEventListener("input", (event) => {
    // What is searched for is no choice: the form must not hear of it.
    event.stopPropagation();
    narrow();
  });
  return element("div", {class: "underlag-search"}, element("label", {for: input.id}, label), input, status);
}

/**
 * Whether a choice is one that is searched for: each word that is written begins a word of its title, or is a code of ICD-10 that its
 * range takes in. `rygg`, `andra rygg`, `m54` and `M54.5` all find `M50–M54 Andra ryggsjukdomar`. Everything is found by nothing.
 */
export function isFound(
  wanted: string,
  {value, title}: {readonly value: string; readonly title: string},
): boolean {
  const [, from, to] = /^([A-Z]\d\d)-([A-Z]\d\d)$/.exec(value) ?? [];
  const words = wordsOf(title);
  return wordsOf(wanted).every((word) => {
    if (words.some((one) => one.startsWith(word))) return true;
    const [, code] = /^([a-z]\d\d)(?:\.?[0-9a-z]{0,3})$/.exec(word) ?? [];
    const category = code?.toUpperCase();
    return (
      category !== undefined && from !== undefined && to !== undefined && from <= category && category <= to
    );
  });
}

/** The words of a text in small letters, codes with a decimal kept whole. */
function wordsOf(text: string): string[] {
  return text
    .toLocaleLowerCase("sv-SE")
    .split(/[^\p{L}\p{N}.]+/u)
    .filter((word) => word !== "");
}
