import type { Attribution, Document, Said } from '../document.ts';
import { overlap } from '../ranges.ts';
import { isAside, type Times } from './times.ts';

/** The least log-odds at which a date is taken, and what it counts that it is told beside the cue, or is that of what was said just before. */
const LEAST = 1;
const BESIDE_CUE = 3;
const JUST_BEFORE = 1;

/**
 * The date that the cue points at; the one told in its sentence has more weight, and the one of what was said just before, by whomever.
 * Null where no date is likelier than none.
 */
export function saidAt(document: Document, times: Times, said: Said, before: string | null): string | null {
  const beside = besideCue(document, times, said.attribution);
  let [best, most]: [string | null, number] = [null, LEAST];
  for (const [value, odds] of times.pointedAt(said)) {
    const weight = odds + (value === beside ? BESIDE_CUE : 0) + (value === before ? JUST_BEFORE : 0);
    if (weight > most) [best, most] = [value, weight];
  }
  return best;
}

/** The date in the sentence of the cue, outside the content and nearest to the cue, a bare year right behind it alone ("warned in 2020"); null for none. */
function besideCue(document: Document, times: Times, { cue, content }: Attribution): string | null {
  if (!cue) return null;
  const distance = ({ first }: { first: number }): number => Math.abs(first - cue.first);
  const [nearest] = times
    .between(document.sentenceOf(cue.first))
    .filter(
      (one) =>
        (!one.bare || one.first === cue.last + 1) &&
        !isAside(document, one, cue) &&
        !content.some((part) => overlap(part, one)),
    )
    .sort((a, b) => distance(a) - distance(b));
  return nearest?.value ?? null;
}
