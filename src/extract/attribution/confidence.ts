import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { folderOf, type Model } from '../model/models.ts';
import type { LinkedSpans } from './linking.ts';

/** `[likelihood, share that is right]`, both rising; `training/confidence.ts` writes it. */
const Curve = z.array(z.tuple([z.number(), z.number()])).min(1);

const curves = new Map<Model, z.infer<typeof Curve>>();

function curveOf(model: Model): z.infer<typeof Curve> {
  const curve =
    curves.get(model) ?? Curve.parse(JSON.parse(readFileSync(new URL('confidence.json', folderOf(model)), 'utf8')));
  curves.set(model, curve);
  return curve;
}

/**
 * How sure an attribution by a model is, 0 to 1: of attributions with confidence c, a share c is right (who said it and
 * at least half of the words).
 */
export const confidenceOf = (linked: LinkedSpans, model: Model): number => along(curveOf(model), likelihoodOf(linked));

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
