import {expect, it} from "vitest";
import {softBreaks} from "../../../../src/components/softBreaks.js";

/** The text with its soft hyphens to be seen. */
const shown = (text: string): string => softBreaks(text).replaceAll("\u00ad", "|");

it("lets a long compound be broken where an s joins its parts, and nothing else", () => {
  expect(shown("begäran gäller oftast aktivitetsbegränsning, 4,8 %")).toBe(
    "begäran gäller oftast aktivitets|begränsning, 4,8 %",
  );
  expect(shown("omfattningsförändring och Försäkringskassans")).toBe(
    "omfattnings|förändring och Försäkrings|kassans",
  );
  // The second part begins with an s of its own.
  expect(shown("infektionssjukdomar, sjukskrivningssituationen")).toBe(
    "infektions|sjukdomar, sjukskrivnings|situationen",
  );
  // Seventeen letters: as wide as a column has room for.
  expect(shown("muskuloskeletalas diagnosgrupperna")).toBe("muskuloskeletalas diagnosgrupperna");
});
