import type { Document, NameMention } from '../document.ts';
import { isQuotationMark } from '../steps/quotation.ts';
import { mention } from './classify.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isCapitalised } from './runs.ts';

/** Longest nickname, in tokens. */
const LONGEST = 3;

/** Capt. William "Buck" Holm: names of people that a nickname between quotation marks parts, as one, and the others. */
export function withNicknames(
  document: Document,
  mentions: readonly NameMention[],
  gazetteer: Gazetteer,
): NameMention[] {
  const at = new Map<number, NameMention>();
  for (const one of mentions) for (let i = one.first; i < one.last; i += 1) at.set(i, one);
  const joined: NameMention[] = [];
  const parts = new Set<NameMention>();
  for (let open = 1; open < document.tokens.length - 2; open += 1) {
    const close = closeOf(document, open);
    if (close === null) continue;
    const [given, surname] = [document.at(open - 1), document.tokens[close + 1]];
    const [before, behind] = [at.get(open - 1), at.get(close + 1)];
    const isGiven = before ? before.type === 'person' : gazetteer.gender(given.text) !== null;
    if (!isGiven || !isCapitalised(given) || !surname || surname.pos !== 'PROPN' || !isCapitalised(surname)) continue;
    const range = { first: before?.first ?? open - 1, last: Math.max(behind?.last ?? 0, close + 2) };
    for (let i = range.first; i < range.last; i += 1) {
      const part = at.get(i);
      if (part) parts.add(part);
    }
    joined.push({
      ...mention(document, range, 'person'),
      titled: before?.titled ?? range.first,
      title: before?.title ?? null,
      role: before?.role ?? null,
    });
  }
  return [...mentions.filter((one) => !parts.has(one)), ...joined];
}

/** Where a nickname that a mark opens is closed; null where none is. */
function closeOf(document: Document, open: number): number | null {
  if (!isQuotationMark(document, open) || document.at(open - 1).sentence !== document.at(open).sentence) return null;
  for (let i = open + 1; i <= open + LONGEST + 1 && i < document.tokens.length; i += 1) {
    if (isQuotationMark(document, i)) return i > open + 1 ? i : null;
    if (!isCapitalised(document.at(i))) return null;
  }
  return null;
}
