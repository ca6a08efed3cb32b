import {wilsonInterval, z95, type Interval} from "./wilsonInterval.js";

/** How many ended at one length, and how many had come so far and were still open when the data were drawn. */
export interface Step {
  readonly ended: number;
  readonly open: number;
}

/** The share that is left after a step, with its limits, and how many could have ended in it. */
export interface Left {
  readonly atRisk: number;
  readonly share: number;
  readonly interval: Interval;
}

/**
 * Kaplan–Meier's estimate of the share that is left after each step, steps in order of length:
 *
 *   S = Π (1 − dᵢ/nᵢ) over the steps so far, nᵢ those who came to step i (ended in it, open in it, or longer)
 *   limits S^exp(±z σ / ln S), σ² = Σ dᵢ/(nᵢ(nᵢ − dᵢ)) (Greenwood, on the scale of log(−log))
 *
 * Those who are open in a step are at risk in all of it. As long as nobody has ended, S is 1 and the lower limit Wilson's of n of
 * n; when nobody is left, S is 0 and the upper limit the one before. Steps that nobody came to are left out.
 *
 * Source: E. L. Kaplan and P. Meier (1958), JASA 53:457–481; J. D. Kalbfleisch and R. L. Prentice (2002), The Statistical
 * Analysis of Failure Time Data, p. 17–18; as R's survival::survfit(conf.type = "log-log").
 */
export function kaplanMeier(steps: readonly Step[], z = z95): Left[] {
  let atRisk = steps.reduce((sum, {ended, open}) => sum + ended + open, 0);
  let [share, variance, highest] = [1, 0, 1];
  const left: Left[] = [];
  for (const {ended, open} of steps) {
    if (!(atRisk > 0)) break;
    // What rounding leaves of a count may be a hair more than what is left of the whole.
    const stay = Math.max(0, atRisk - ended);
    share *= stay / atRisk;
    variance += ended / (atRisk * stay);
    const interval = limits(share, variance, atRisk, highest, z);
    highest = interval[1];
    left.push({atRisk, share, interval});
    atRisk = stay - open;
  }
  return left;
}

function limits(share: number, variance: number, atRisk: number, highest: number, z: number): Interval {
  if (share === 1) return [wilsonInterval(atRisk, atRisk, z)[0], 1];
  if (share === 0) return [0, highest];
  const move = (z * Math.sqrt(variance)) / Math.log(share);
  return [share ** Math.exp(-move), share ** Math.exp(move)];
}
