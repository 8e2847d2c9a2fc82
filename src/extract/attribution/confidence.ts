import { calibrationOf } from '../model/calibration.ts';
import type { Model } from '../model/models.ts';
import type { LinkedSpans } from './linking.ts';

/**
 * How sure an attribution by a model is, 0 to 1: of attributions with confidence c, a share c is right (who said it and
 * at least half of the words).
 */
export const confidenceOf = (linked: LinkedSpans, model: Model): number =>
  along(calibrationOf(model).attributions, likelihoodOf(linked));

/** All parts have to be right for the whole to be, so it is as likely as the least likely of them. */
export const likelihoodOf = ({ source, cue, contents }: LinkedSpans): number =>
  Math.min(...[cue, ...contents, ...(source ? [source] : [])].map(({ likelihood }) => likelihood));

/** The height of a curve at x, straight between its points and level beyond them. */
export function along(curve: readonly (readonly [number, number])[], x: number): number {
  const above = curve.findIndex(([at]) => at >= x);
  const [x1, y1] = curve[above < 0 ? curve.length - 1 : above] ?? [1, 1];
  const [x0, y0] = curve[above - 1] ?? [x1, y1];
  return x >= x1 || x1 === x0 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
