import {Presets, SingleBar} from "cli-progress";
import type {Effects} from "./model/effects.ts";

/**
 * Effects for a person at a terminal: lines and one progress bar with rate and time left, on stderr. Without a
 * terminal a step is one line when it begins and one when it is done. Honours NO_COLOR by using no colour at all.
 */
export function terminalEffects(stream: NodeJS.WriteStream): Effects & {stop(): void} {
  let bar: SingleBar | undefined;
  let step = "";
  let since = 0;
  const stop = () => {
    bar?.stop();
    bar = undefined;
    step = "";
  };
  return {
    log(line) {
      stop();
      stream.write(`${line}\n`);
    },
    progress(name, done, total, unit) {
      if (!stream.isTTY) {
        if (name !== step) stream.write(`${name} …\n`);
        step = name;
        if (total !== undefined && done >= total) stream.write(`${name}: ${done} ${unit}\n`);
        return;
      }
      if (name !== step) {
        stop();
        step = name;
        const format =
          total === undefined
            ? "{name}: {value} {unit}, {rate}/s, {duration_formatted}"
            : "{name} [{bar}] {percentage} %, {value} av {total} {unit}, {rate}/s, {eta_formatted} kvar";
        bar = new SingleBar({format, stream, hideCursor: true, clearOnComplete: false}, Presets.legacy);
        bar.start(total ?? 1, 0, {name, unit, rate: 0});
        since = performance.now();
      }
      const rate = Math.round(done / Math.max(0.001, (performance.now() - since) / 1000));
      bar?.update(done, {name, unit, rate});
      if (total !== undefined && done >= total) stop();
    },
    stop,
  };
}
