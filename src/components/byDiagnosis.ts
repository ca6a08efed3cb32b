import {everything, type View} from "../contract/view.js";
import type {Manifest} from "../contract/release.js";
import {decapitalise} from "../measures/swedish.js";
import type {DiagramModel} from "./diagramModel.js";
import type {Notebook} from "./notebook.js";
import {familyOf, wayOf, wayWords} from "./selection.js";
import {shareComparison, sharesInWords, type Category} from "./shareComparison.js";
import {timesOf} from "./timesOf.js";

/** How sjukfall are divided by diagnosis: by group, or by the chapters of the group that is chosen. */
export function byDiagnosis(notebook: Notebook, view: View): DiagramModel {
  const words = wayWords[wayOf(view)];
  const {categories, within, follows} = categoriesOf(notebook.manifest, view.diagnosis);
  const times = timesOf(notebook, view);
  const division = within === null ? "diagnosgrupp" : `kapitel i ICD-10 inom gruppen ${within}`;
  return shareComparison(notebook, follows ? {...view, diagnosis: everything} : view, {
    id: "efter-diagnos",
    family: familyOf(view),
    dimension: "diagnosis",
    categories,
    except: ["diagnosis"],
    ...times,
    measure: `Andel av ${words.definite} efter ${division}`,
    counted: words.adjective,
    column: {name: "diagnos", title: within === null ? "Diagnosgrupp" : "Kapitel"},
    sorted: true,
    notes:
      within === null
        ? [...times.notes, "Välj en diagnosgrupp ovan för att se kapitlen i den."]
        : times.notes,
    message: (share) => {
      const most = categories.reduce((a, b) =>
        (share([b.label], 0).share ?? 0) > (share([a.label], 0).share ?? 0) ? b : a,
      );
      return `Vanligast är ${decapitalise(most.label)}: ${sharesInWords(notebook, view, share, [most.label])}`;
    },
  });
}

/** The rows of the chart, the group they lie within, and whether they are what the choice asks for. */
function categoriesOf(
  manifest: Manifest,
  chosen: string,
): {categories: Category[]; within: string | null; follows: boolean} {
  const chapters = manifest.dimensions["diagnosis"]?.codes ?? [];
  const groups = manifest.dimensions["diagnosis"]?.parents ?? [];
  const group =
    groups.find(({code}) => code === chosen) ?? groups.find(({code}) => code === parentOf(chosen));
  const members = chapters.filter(({parent}) => parent !== undefined && parent === group?.code);
  if (group !== undefined && members.length > 1) {
    const categories = members.map(({code, title}) => ({
      label: `${title} (${code.replace("-", "–")})`,
      codes: [code],
    }));
    return {categories, within: group.title, follows: chosen === group.code};
  }
  const categories = groups.map(({code, title}) => ({
    label: title,
    codes: chapters.filter(({parent}) => parent === code).map((chapter) => chapter.code),
  }));
  return {categories, within: null, follows: false};

  function parentOf(code: string): string | undefined {
    return chapters.find((chapter) => chapter.code === code)?.parent;
  }
}
