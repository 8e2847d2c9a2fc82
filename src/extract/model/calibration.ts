import { readFileSync } from 'node:fs';
import { folderOf, type Model } from './models.ts';

/** `training/calibration.ts` writes it, beside the model. */
export interface Calibration {
  /** `[likelihood of its tags, share that is right]` of attributions, both rising. */
  attributions: [number, number][];
  /** What makes of the head's logit the log-odds that a sentence is worth a check (Platt 1999). */
  worth: { scale: number; offset: number };
}

const calibrations = new Map<Model, Calibration>();

/** What a model's likelihoods and scores mean; an error where the file beside it is missing or cannot be read. */
export function calibrationOf(model: Model): Calibration {
  const known =
    calibrations.get(model) ??
    (JSON.parse(readFileSync(new URL('calibration.json', folderOf(model)), 'utf8')) as Calibration);
  calibrations.set(model, known);
  return known;
}
