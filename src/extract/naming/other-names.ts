import type { Document, NameMention } from '../document.ts';
import type { Gazetteer } from './gazetteer.ts';

const STORMS = new Set(['cyclone', 'hurricane', 'typhoon', 'storm']);

/**
 * Without what has a name, but is neither a person nor a place nor an organization: "Covid", "the Ryder Cup", "Hurricane
 * Katrina", "Kenyans". Surnames of people whom the article names in full stay ("Ramadan", of Tariq Ramadan).
 *
 * @param sources for each token, whether it is in a source
 */
export function withoutOtherNames(
  document: Document,
  mentions: readonly NameMention[],
  sources: Uint8Array,
  gazetteer: Gazetteer,
): NameMention[] {
  const storms = stormsIn(document, mentions, sources);
  const others = new Set(
    mentions.filter(
      (one) =>
        isOther(one, gazetteer) || isOfDemonym(document, one, gazetteer) || storms.has(stormOf(document, one) ?? ''),
    ),
  );
  const people = mentions.filter((one) => one.type === 'person' && !others.has(one));
  const surnames = new Set(people.flatMap(({ text, title }) => (title || text.includes(' ') ? lastWord(text) : [])));
  const isNamed = ({ text }: NameMention) => surnames.has(text.toLowerCase());
  return mentions.filter((one) => isNamed(one) || !(others.has(one) || storms.has(one.text.toLowerCase())));
}

const lastWord = (text: string): string => text.toLowerCase().split(' ').at(-1) ?? '';

function isOther({ text, type, title }: NameMention, gazetteer: Gazetteer): boolean {
  if (title) return false;
  const lower = text.toLowerCase().replace(/’/gu, "'");
  if (gazetteer.otherNames.has(lower)) return true;
  return type === 'person' && (gazetteer.eventWords.has(lastWord(lower)) || /(?:virus|ism)$/u.test(lower));
}

/** "Kenyans", and the "New" of "New Yorkers". */
function isOfDemonym(document: Document, { first, last }: NameMention, { demonyms }: Gazetteer): boolean {
  return [last, last + 1].some((end) => {
    const people = document.textOf({ first, last: Math.min(end, document.tokens.length) }).toLowerCase();
    return people.endsWith('s') && demonyms.has(people.slice(0, -1));
  });
}

/** "katrina" of "Hurricane Katrina", with or without the first word in the mention; null for none. */
function stormOf({ tokens }: Document, { first, text }: NameMention): string | null {
  const [one = '', other, ...more] = text.toLowerCase().split(' ');
  if (other === undefined) return STORMS.has(tokens[first - 1]?.lower ?? '') ? one : null;
  return more.length === 0 && STORMS.has(one) ? other : null;
}

/** Storms do not speak: Storm Reid is somebody. */
function stormsIn(document: Document, mentions: readonly NameMention[], sources: Uint8Array): Set<string> {
  const storms = new Set(mentions.flatMap((one) => stormOf(document, one) ?? []));
  for (const { first, last, text } of mentions) {
    if (sources.subarray(first, last).includes(1)) storms.delete(lastWord(text));
  }
  return storms;
}
