import type { ExtractionInput } from '../src/extract/extractor.ts';
import type { Model } from '../src/extract/model/models.ts';
import type { Extraction } from '../src/records/extraction.ts';
import { anaphors } from './anaphors.ts';
import { attribution, genres } from './attribution.ts';
import { checkworthiness } from './checkworthiness.ts';
import type { Figures } from './figures.ts';
import { hostile } from './hostile.ts';
import { namesOfGum, namesOfUner, namesOfUnerTest } from './names.ts';
import { pronouns } from './pronouns.ts';
import { speed } from './speed.ts';

export interface Tools {
  model: Model;
  /** Extracts texts on all cores; the extractions come in the order of the texts. */
  extract(inputs: readonly ExtractionInput[]): Promise<Extraction[]>;
}

/** How some figures come about. */
export interface Measure {
  /** Files and folders without which it cannot be. */
  needs: readonly string[];
  run(tools: Tools): Promise<Figures>;
}

/** How good extraction is: the same on every machine, up to the arithmetic of its processor. */
export const QUALITY: Record<string, Measure> = {
  attribution,
  genres,
  uner: namesOfUner,
  gum: namesOfGum,
  pronouns,
  anaphors,
  checkworthiness,
};

/** What extraction takes on this machine. */
export const SPEED: Record<string, Measure> = { speed, hostile };

/** For the last word only, and so measured only when asked for by name. */
const TEST: Record<string, Measure> = { 'uner-test': namesOfUnerTest };

export const MEASURES: Record<string, Measure> = { ...QUALITY, ...SPEED, ...TEST };
