import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { folderOf, type Model } from './models.ts';

/** `training/calibration.ts` writes it, beside the model. */
const Calibration = z.object({
  /** `[likelihood of its tags, share that is right]` of attributions, both rising. */
  attributions: z.array(z.tuple([z.number(), z.number()])).min(1),
  /** What makes of the head's logit the log-odds that a sentence is worth a check (Platt 1999). */
  worth: z.object({ scale: z.number(), offset: z.number() }),
});
export type Calibration = z.infer<typeof Calibration>;

const calibrations = new Map<Model, Calibration>();

/** What a model's likelihoods and scores mean; an error where the file beside it is missing or cannot be read. */
export function calibrationOf(model: Model): Calibration {
  const known =
    calibrations.get(model) ??
    Calibration.parse(JSON.parse(readFileSync(new URL('calibration.json', folderOf(model)), 'utf8')));
  calibrations.set(model, known);
  return known;
}
