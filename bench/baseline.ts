import { readFileSync, writeFileSync } from 'node:fs';
import type { Model } from '../src/extract/model/models.ts';
import type { Figures } from './figures.ts';
import { ROWS, type Row } from './rows.ts';

/** The figures by which a later version is judged: those of quality, by model and id. */
export type Baseline = Partial<Record<Model, Record<string, number>>>;

/** How much worse a figure may be: int8 arithmetic differs a little by processor. */
const ALLOWANCE = 0.5;

const FILE = new URL('./baseline.json', import.meta.url);

export const readBaseline = (): Baseline => JSON.parse(readFileSync(FILE, 'utf8')) as Baseline;

/** Writes what was measured; what was not stays. */
export function updateBaseline(measured: Partial<Record<Model, Figures>>): void {
  const baseline = readBaseline();
  for (const [model, figures] of Object.entries(measured) as [Model, Figures][]) {
    const held = heldRows().flatMap(({ figure }): [string, number][] => {
      const value = figures[figure]?.value ?? baseline[model]?.[figure];
      return value === undefined ? [] : [[figure, Math.round(value * 100) / 100]];
    });
    baseline[model] = Object.fromEntries(held);
  }
  writeFileSync(FILE, `${JSON.stringify(baseline, null, 2)}\n`);
}

/**
 * What is worse than the baseline, a sentence each. Allowed are half a point, and one case where a figure stands on so few
 * cases that one is worth more.
 */
export function regressions(model: Model, figures: Figures, baseline: Baseline): string[] {
  return heldRows().flatMap(({ figure, held, on }) => {
    const before = baseline[model]?.[figure];
    const now = figures[figure];
    if (before === undefined || !now) return [];
    const worse = held === 'down' ? now.value - before : before - now.value;
    if (worse <= Math.max(ALLOWANCE, now.step ?? 0) + 0.005) return [];
    return [`${model}, ${figure} (${on}): ${now.value.toFixed(2)}, where the baseline has ${before.toFixed(2)}`];
  });
}

const heldRows = (): Row[] => ROWS.filter(({ held }) => held !== undefined);
