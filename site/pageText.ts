import {InputError} from "../loaders/errors.ts";
import type {Manifest} from "../src/contract/release.ts";
import {hasRegions} from "../src/contract/whole.ts";

type Kind = Pick<Manifest, "places" | "synthetic">;

/** Releases that a part of a page may be for, by the name in its comments. */
const kinds: Readonly<Record<string, (release: Kind) => boolean>> = {
  demolandet: ({synthetic}) => synthetic,
  "egna data": ({synthetic}) => !synthetic,
  "flera regioner": hasRegions,
};

/** A comment; one with a line of its own takes the line with it. */
const comment = (name: string): string => `(?:^<!-- ${name} -->\\n|<!-- ${name} -->)`;

const parts = Object.entries(kinds).map(
  ([name, isFor]) => [new RegExp(`${comment(name)}([^]*?)${comment(`/${name}`)}`, "gm"), isFor] as const,
);

const stray = new RegExp(`<!-- /?(?:${Object.keys(kinds).join("|")}) -->`);

/**
 * The text of a page for a release: what stands between `<!-- demolandet -->` and `<!-- /demolandet -->` is for one of the made-up country
 * alone, between `<!-- egna data -->` and `<!-- /egna data -->` for one of real certificates, and between `<!-- flera regioner -->` and
 * `<!-- /flera regioner -->` for one that has more regions than one. What is left reads as if the comments had
 * never been there.
 */
export function textFor(text: string, release: Kind): string {
  const told = parts.reduce(
    (rest, [part, isFor]) => rest.replaceAll(part, (_, inside: string) => (isFor(release) ? inside : "")),
    text,
  );
  const [alone] = stray.exec(told) ?? [];
  if (alone !== undefined) throw new InputError(`${alone} har ingen motsvarighet`);
  return told;
}

/** What this needs of Framework's parser of Markdown. */
interface Parser {
  readonly core: {
    readonly ruler: {
      after: (
        rule: string,
        name: string,
        apply: (state: {src: string; env: {readonly path?: string}}) => void,
      ) => void;
    };
  };
}

/** Lets Framework read each page as {@link textFor} has it; a comment that stands alone stops the build. */
export function pageTextFor(release: Kind): <P extends Parser>(parser: P) => P {
  return (parser) => {
    parser.core.ruler.after("normalize", "text_for_release", (state) => {
      try {
        state.src = textFor(state.src, release);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        throw new InputError(`src${state.env.path ?? ""}.md: ${error.message}`);
      }
    });
    return parser;
  };
}
