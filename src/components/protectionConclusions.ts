import type {Manifest} from "../contract/release.js";
import {possibleCount, possiblePersons, type Range} from "../measures/possibleCount.js";
import {formatCount} from "../measures/swedish.js";
import {dataTable} from "./dataTable.js";
import type {Value} from "./diagramModel.js";

const between = ([least, greatest]: Range): string =>
  least === greatest ? formatCount(least) : `${formatCount(least)}–${formatCount(greatest)}`;

/** What a reader may conclude from a published inner cell. */
export function conclusionTable({disclosure: {base}}: Pick<Manifest, "disclosure">): HTMLElement {
  const row = (published: number, why: string): Value[] => [
    formatCount(published),
    between(possibleCount(published, base)),
    between(possiblePersons(published, base)),
    why,
  ];
  return dataTable({
    caption: "Vad en cell lämnar öppet",
    columns: [
      {name: "publicerat", title: "Du ser", kind: "text"},
      {name: "handelser", title: "Sjukfall eller intyg", kind: "text"},
      {name: "personer", title: "Personer", kind: "text"},
      {name: "darfor", title: "Därför att", kind: "text"},
    ],
    rows: [
      row(0, "cellen är tom, eller liten och avrundad nedåt"),
      row(base, `cellen är liten och avrundad, eller har precis ${base}`),
      row(2 * base, "talet är oftast exakt; någon person kan ha många och cellen därför vara avrundad"),
      [
        `till exempel ${formatCount(2 * base + 2)}`,
        formatCount(2 * base + 2),
        `minst ${base}`,
        `talet är exakt: det är ingen multipel av ${base}`,
      ],
    ],
  });
}
