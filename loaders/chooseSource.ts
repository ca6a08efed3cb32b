import {FailedError, UsageError} from "./errors.ts";
import type {Flags, Source} from "./model/source.ts";

/** The source that the flags point at; the synthetic country where none is named. */
export function chooseSource(sources: readonly Source[], flags: Flags): Source {
  const claiming = sources.filter((source) => source.claims(flags));
  if (claiming.length > 1) {
    throw new UsageError(
      `ange en källa i taget, inte ${new Intl.ListFormat("sv").format(claiming.map(({id}) => id))}`,
    );
  }
  const chosen = claiming[0] ?? sources.find(({synthetic}) => synthetic);
  if (!chosen) throw new FailedError("no source answers");
  return chosen;
}
