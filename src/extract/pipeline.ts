import type { Document, Layer, Step } from './document.ts';
import { assign } from './steps/assign.ts';
import { attribute } from './steps/attribute.ts';
import { claim } from './steps/claim.ts';
import { encode } from './steps/encode.ts';
import { name } from './steps/name.ts';
import { quotation } from './steps/quotation.ts';
import { resolve } from './steps/resolve.ts';
import { segment } from './steps/segment.ts';

/** Steps in the order in which they run. */
export type Pipeline = readonly Step[];

/** The steps of extraction. */
export const PIPELINE: Pipeline = checked([segment, quotation, encode, attribute, name, resolve, assign, claim]);

/** The same steps, when each finds the layers it requires; throws an error that names the first that does not. */
export function checked(steps: readonly Step[]): Pipeline {
  const there = new Set<Layer>();
  for (const { name: step, requires, assigns } of steps) {
    const missing = requires.filter((layer) => !there.has(layer));
    if (missing.length > 0)
      throw new Error(`the step "${step}" requires ${missing.join(', ')}, which no step before it assigns`);
    for (const layer of assigns) {
      if (there.has(layer)) throw new Error(`the step "${step}" assigns ${layer}, which a step before it has assigned`);
      there.add(layer);
    }
  }
  return steps;
}

/** Runs the steps over one document. */
export async function run(pipeline: Pipeline, document: Document): Promise<void> {
  for (const step of pipeline) await step.run(document);
}
