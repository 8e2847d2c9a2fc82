import type { Document, NameMention, Step } from '../document.ts';
import { longForms } from '../naming/acronyms.ts';
import { mention, namesIn } from '../naming/classify.ts';
import { ENGLISH } from '../naming/gazetteer.ts';
import { withRole } from '../naming/roles.ts';
import { capitalRuns, isTitleCase } from '../naming/runs.ts';
import { isQuotationMark } from './quotation.ts';

/**
 * Name mentions with types, titles and roles: runs of capitalised words, read by lexicons of given names, places and
 * institutions. A word that no lexicon knows is a person when it stands where only names stand, and is kept only if
 * the article names a person so in full or makes it the source of an attribution.
 */
export const name: Step = {
  name: 'name',
  requires: ['sentences', 'tokens', 'attributions'],
  assigns: ['names'],
  run(document) {
    const found: Candidate[] = document.sentences.flatMap((sentence) => {
      const headline = isTitleCase(document, sentence);
      const names = capitalRuns(document, sentence, headline, ENGLISH).flatMap((run) =>
        namesIn(document, run, ENGLISH),
      );
      return headline ? names.map((mention) => ({ ...mention, headline })) : names;
    });
    const institutions = withLongForms(document, found).map((one) => withInstitution(document, one));
    document.names = confirmed(document, institutions)
      .map((mention) => withRole(document, mention, ENGLISH))
      .sort((a, b) => a.first - b.first || b.last - a.last);
  },
};

interface Candidate extends NameMention {
  /** From a sentence in title case, where capitals tell nothing. */
  headline?: boolean;
}

/** What the text itself gives a short form of is an organization, whatever its words. */
function withLongForms(document: Document, mentions: readonly Candidate[]): Candidate[] {
  const forms = longForms(document);
  if (forms.length === 0) return [...mentions];
  const taken = new Uint8Array(document.tokens.length);
  for (const { first, last } of forms) taken.fill(1, first, last);
  const others = mentions.filter(({ first, last }) => !taken.subarray(first, last).includes(1));
  return [...others, ...forms.map((form) => mention(document, form, { type: 'organization', certain: true }))];
}

/** "the Trump campaign", "US administration": a name and a noun for an institution name an organization. */
function withInstitution(document: Document, mention: Candidate): Candidate {
  const next = document.tokens[mention.last];
  const sentence = document.sentenceOf(mention.first);
  if (!next || mention.last >= sentence.last || ENGLISH.groups.get(next.lower) !== 'institution' || next.pos !== 'NOUN')
    return mention;
  // "Several unions", "Central bank": a capital from the start of the sentence.
  if (!mention.certain && opens(document, mention)) return mention;
  const last = mention.last + 1;
  const text = document.textOf({ first: mention.first, last }).replace(/\s+/gu, ' ');
  return { ...mention, last, text, type: 'organization', role: null, certain: true };
}

/**
 * Guesses are kept when something else in the article bears them out. A word at the start of a sentence has its capital
 * from there, so that it counts only where it stands elsewhere too. The surname of a person named in full is that
 * person, also where it is the name of a place.
 */
function confirmed(document: Document, mentions: readonly Candidate[]): NameMention[] {
  const surnames = new Set<string>();
  for (const { type, text, certain } of mentions) {
    const words = text.toLowerCase().split(' ');
    if (type === 'person' && certain && words.length > 1) surnames.add(words.at(-1) ?? '');
  }
  const sources = new Set(document.attributions.flatMap(({ source }) => (source ? [source.first] : [])));
  const within = new Set(mentions.filter((mention) => !opens(document, mention)).map(({ text }) => text));
  const counts = new Map<string, number>();
  for (const { text } of mentions) counts.set(text, (counts.get(text) ?? 0) + 1);
  return mentions.flatMap((mention): NameMention[] => {
    const { certain, text, first, type, headline } = mention;
    if (surnames.has(text.toLowerCase()) && !LOCATIVE.has(document.tokens[first - 1]?.lower ?? ''))
      return [{ ...mention, type: 'person' }];
    if (certain) return [mention];
    if (ENGLISH.roles.has(text.toLowerCase())) return [];
    if (headline) return [];
    if (type !== 'person' || text.includes(' ')) return [mention];
    if (!within.has(text)) return sources.has(first) && !text.endsWith('s') ? [mention] : [];
    return sources.has(first) || (counts.get(text) ?? 0) > 1 ? [mention] : [];
  });
}

const LOCATIVE = new Set(['in', 'at', 'near', 'to', 'from']);

const opens = (document: Document, { titled }: NameMention): boolean =>
  titled === document.sentenceOf(titled).first || isQuotationMark(document, titled - 1);
