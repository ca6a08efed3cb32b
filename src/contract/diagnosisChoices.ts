import type {Code} from "./release.js";
import {dimensionOf, everything, type View, type Choice, type ViewManifest, withheldCode} from "./view.js";

type Listed = WeakMap<ViewManifest, readonly Choice[]>;

/** Choices by the manifest that they were listed from: each diagram of a page asks for them at each change. */
const [listedChapters, listedBlocks]: [Listed, Listed] = [new WeakMap(), new WeakMap()];

/** All, then each group followed by its chapters. A group of one chapter is listed once, as the group. */
export function diagnosisChoices(manifest: ViewManifest): readonly Choice[] {
  return listedIn(listedChapters, manifest, listChapters);
}

function listedIn(
  listed: Listed,
  manifest: ViewManifest,
  list: (manifest: ViewManifest) => readonly Choice[],
): readonly Choice[] {
  const choices = listed.get(manifest) ?? list(manifest);
  listed.set(manifest, choices);
  return choices;
}

function listChapters(manifest: ViewManifest): readonly Choice[] {
  const {codes: chapters = [], parents = []} = dimensionOf(manifest, "diagnosis") ?? {};
  const groups = parents.filter(({code}) => code !== withheldCode);
  const ungrouped = chapters.filter(({parent}) => parent === undefined).map(choice);
  const grouped = groups.flatMap((group) => {
    const members = chapters.filter(({parent}) => parent === group.code);
    const whole = {value: group.code, title: group.title};
    if (members.length < 2) return [whole];
    return [
      {...whole, under: group.title},
      ...members.map((member) => ({...choice(member), under: group.title})),
    ];
  });
  const all = [{value: everything, title: "Alla diagnoser"}, ...grouped, ...ungrouped];
  return all.filter(({value}, i) => all.findIndex((other) => other.value === value) === i);
}

/**
 * The same, and then the blocks of each chapter: for pages with tables by block. Only blocks of a chapter that the release has, since a
 * diagram that cannot tell the block shows the chapter.
 */
export function diagnosisAndBlockChoices(manifest: ViewManifest): readonly Choice[] {
  return listedIn(listedBlocks, manifest, listBlocks);
}

function listBlocks(manifest: ViewManifest): readonly Choice[] {
  const {codes = [], parents: chapters = []} = manifest.dimensions["block"] ?? {};
  const blocks = chapters
    .filter(({code}) => nearestChapter(code, manifest) !== undefined)
    .flatMap((chapter) =>
      codes
        .filter(({parent}) => parent === chapter.code)
        .map((block) => ({value: block.code, title: blockTitle(block), under: `Avsnitt: ${chapter.title}`})),
    );
  return [...diagnosisChoices(manifest), ...blocks];
}

/** `M50–M54 Andra ryggsjukdomar`. */
export function blockTitle({code, title}: Code): string {
  return `${code.replace("-", "–")} ${title}`;
}

/**
 * The choice that an ICD-10 block or category lies in: `M50-M54` and `M54` lie in the chapter `M00-M99`, or in its group where
 * that has no other chapter. Undefined for what is no such code, or where the release has no chapters.
 */
export function nearestChapter(value: string, manifest: ViewManifest): string | undefined {
  const chapter = chapterAround(value, manifest);
  const choices = diagnosisChoices(manifest).map((one) => one.value);
  return [chapter?.code, chapter?.parent].find((code) => code !== undefined && choices.includes(code));
}

/** The chapter that an ICD-10 block or category lies in; undefined for what is no such code, or where the release has no chapters. */
export function chapterAround(value: string, manifest: ViewManifest): Code | undefined {
  return rangeAround(value, dimensionOf(manifest, "diagnosis")?.codes ?? []);
}

/** The block that a category lies in: `M54` lies in `M50-M54`. What lies in no block, in its chapter. */
export function nearestBlock(value: string, manifest: ViewManifest): string | undefined {
  return (
    rangeAround(value, manifest.dimensions["block"]?.codes ?? [])?.code ?? nearestChapter(value, manifest)
  );
}

/** The block that a view chooses; undefined where it chooses a group, a chapter or nothing. */
export function chosenBlock(
  {diagnosis}: View,
  {dimensions}: Pick<ViewManifest, "dimensions">,
): Code | undefined {
  return dimensions["block"]?.codes.find(({code}) => code === diagnosis && code !== withheldCode);
}

/** The view with the chapter (or its group) in place of a chosen block: what tables without blocks can follow. */
export function withoutBlock(view: View, manifest: ViewManifest): View {
  const block = chosenBlock(view, manifest);
  return block === undefined
    ? view
    : {...view, diagnosis: nearestChapter(block.code, manifest) ?? everything};
}

/** The range of codes that a code or range lies within; `undefined` where none does or it is no code of ICD-10. */
function rangeAround(value: string, ranges: readonly Code[]): Code | undefined {
  const [, first, last = first] = /^([A-Z]\d\d)[0-9.A-Z]{0,3}(?:-([A-Z]\d\d))?$/.exec(value) ?? [];
  if (first === undefined || last === undefined) return undefined;
  return ranges.find(({code}) => {
    const [, from, to] = /^([A-Z]\d\d)-([A-Z]\d\d)$/.exec(code) ?? [];
    return from !== undefined && to !== undefined && from <= first && last <= to;
  });
}

function choice({code, title}: Code): Choice {
  return {value: code, title};
}
