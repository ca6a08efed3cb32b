import {Presets, SingleBar} from "cli-progress";
import type {Effects} from "./model/effects.ts";

/** Milliseconds between two lines of one step where there is no terminal. */
const lineEvery = 10_000;

/**
 * Effects for whoever runs the program: lines and how far each step has come, with rate and time left, on stderr. At a
 * terminal that is a bar; otherwise a line when the step begins, one every ten seconds, and one when it is over.
 * Honours NO_COLOR by using no colour at all.
 */
export function terminalEffects(stream: NodeJS.WriteStream): Effects & {stop(): void} {
  const steps = stream.isTTY ? barSteps(stream) : lineSteps(stream);
  return {
    log(line) {
      steps.stop();
      stream.write(`${line}\n`);
    },
    progress(name, done, total, unit) {
      steps.progress(name, done, total, unit);
    },
    stop() {
      steps.stop();
    },
  };
}

type Steps = Pick<Effects, "progress"> & {stop(): void};

/** When a step was first heard of, and how much of it was done then: before that nothing was timed. */
interface Beginning {
  readonly since: number;
  readonly from: number;
}

/** Units a second since the beginning; undefined where nothing has been timed. */
function rateSince({since, from}: Beginning, done: number): number | undefined {
  const seconds = (performance.now() - since) / 1000;
  return done === from || seconds <= 0 ? undefined : (done - from) / seconds;
}

/** A rate in words, by the minute where less than one is done in a second. */
export function rateInWords(perSecond: number): string {
  return perSecond >= 1 || perSecond === 0
    ? `${Math.round(perSecond)}/s`
    : `${Math.max(1, Math.round(perSecond * 60))}/min`;
}

function barSteps(stream: NodeJS.WriteStream): Steps {
  let bar: SingleBar | undefined;
  let step = "";
  let beginning: Beginning = {since: 0, from: 0};
  const stop = () => {
    bar?.stop();
    bar = undefined;
    step = "";
  };
  return {
    progress(name, done, total, unit) {
      if (name !== step) {
        stop();
        step = name;
        const format =
          total === undefined
            ? "{name}: {value} {unit}, {rate}, {duration_formatted}"
            : "{name} [{bar}] {percentage} %, {value} av {total} {unit}, {rate}, {eta_formatted} kvar";
        bar = new SingleBar({format, stream, hideCursor: true, clearOnComplete: false}, Presets.legacy);
        bar.start(total ?? 1, 0, {name, unit, rate: rateInWords(0)});
        beginning = {since: performance.now(), from: done};
      }
      bar?.update(done, {name, unit, rate: rateInWords(rateSince(beginning, done) ?? 0)});
      if (total !== undefined && done >= total) stop();
    },
    stop,
  };
}

function lineSteps(stream: NodeJS.WriteStream): Steps {
  let step: (Beginning & {name: string; unit: string; total: number | undefined; told: number}) | undefined;
  let last = 0;
  const tell = (now: number) => {
    if (!step) return;
    const {name, unit, total} = step;
    const rate = rateSince(step, last);
    const left =
      total === undefined || last >= total || rate === undefined ? undefined : (total - last) / rate;
    const pace = rate === undefined ? "" : `, ${rateInWords(rate)}`;
    const of = total === undefined ? "" : ` av ${total}`;
    const eta = left === undefined ? "" : `, ${inWords(left)} kvar`;
    stream.write(`${name}: ${last}${of} ${unit}${pace}${eta}\n`);
    step.told = now;
  };
  const stop = () => {
    // A step that did not reach its total, or has none, ends where the next thing begins.
    if (last > 0) tell(performance.now());
    step = undefined;
    last = 0;
  };
  return {
    progress(name, done, total, unit) {
      const now = performance.now();
      if (name !== step?.name) {
        stop();
        step = {name, unit, total, since: now, from: done, told: now};
        stream.write(total === undefined ? `${name} …\n` : `${name}: ${total} ${unit} …\n`);
      }
      last = done;
      if (total !== undefined && done >= total) stop();
      else if (now - step.told >= lineEvery) tell(now);
    },
    stop,
  };
}

/** A span of seconds as a person reads it: "40 s", "12 min", "3 h 5 min". */
function inWords(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
