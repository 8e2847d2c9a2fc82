import type { Document, NameMention } from '../document.ts';
import type { Anaphor } from './anaphors.ts';

/** Tokens of titles before a name, at most. */
const MOST_TITLES = 5;

/** Names by their first token, with their titles and without. */
export type NamesAt = ReadonlyMap<number, NameMention>;

/**
 * The name behind a comma that tells who a description is, in the same source: "his wife, Ana Holm,", "the head of the union,
 * the lawyer Ana Holm".
 */
export function apposedName(
  document: Document,
  names: NamesAt,
  { type, last, end, speaks }: Anaphor,
): NameMention | null {
  const { tokens } = document;
  if (!speaks) return null;
  for (let comma = last; comma < end - 1; comma += 1) {
    if (/^(and|or|who|which)$/u.test(tokens[comma]?.lower ?? '')) return null;
    if (tokens[comma]?.text !== ',') continue;
    const name = nameBehind(document, names, comma);
    if (!name || name.last > end || name.type !== type) continue;
    return name.last === end || /^[,(]$/u.test(tokens[name.last]?.text ?? '') ? name : null;
  }
  return null;
}

/** The name behind a comma, and behind "the" and titles that no lexicon has: "Alhaji", "Engr. (Mrs.)". */
function nameBehind({ tokens }: Document, names: NamesAt, comma: number): NameMention | undefined {
  for (let at = comma + 1; at <= comma + MOST_TITLES; at += 1) {
    const name = names.get(at);
    if (name || !/^(the|[()]|\p{Lu}.*)$/u.test(tokens[at]?.text ?? '')) return name;
  }
  return undefined;
}
