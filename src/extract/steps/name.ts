import type { Document, NameMention, Step } from '../document.ts';
import { namesIn } from '../naming/classify.ts';
import { ENGLISH } from '../naming/gazetteer.ts';
import { roleAround } from '../naming/roles.ts';
import { capitalRuns, isTitleCase } from '../naming/runs.ts';

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
    const institutions = found.map((mention) => withInstitution(document, mention));
    document.names = confirmed(document, institutions)
      .map((mention) =>
        mention.type === 'person'
          ? { ...mention, role: mention.role ?? roleAround(document, mention, ENGLISH) }
          : mention,
      )
      .sort((a, b) => a.first - b.first || b.last - a.last);
  },
};

interface Candidate extends NameMention {
  /** From a sentence in title case, where capitals tell nothing. */
  headline?: boolean;
}

/** "the Trump campaign", "US administration": a name and a noun for an institution name an organization. */
function withInstitution(document: Document, mention: Candidate): Candidate {
  const next = document.tokens[mention.last];
  const sentence = document.sentenceOf(mention.first);
  if (!next || mention.last >= sentence.last || ENGLISH.groups.get(next.lower) !== 'institution' || next.pos !== 'NOUN')
    return mention;
  const last = mention.last + 1;
  const text = document.textOf({ first: mention.first, last }).replace(/\s+/gu, ' ');
  return { ...mention, last, text, type: 'organization', role: null, certain: true };
}

/** Guesses are kept when something else in the article bears them out. */
function confirmed(document: Document, mentions: readonly Candidate[]): NameMention[] {
  const surnames = new Set<string>();
  for (const { type, text, certain } of mentions) {
    if (type === 'person' && certain) for (const word of text.toLowerCase().split(' ')) surnames.add(word);
  }
  const sources = new Set<number>();
  for (const { source } of document.attributions)
    if (source) for (let i = source.first; i < source.last; i += 1) sources.add(i);
  const counts = new Map<string, number>();
  for (const { text } of mentions) counts.set(text, (counts.get(text) ?? 0) + 1);
  return mentions.filter(({ certain, text, first, type, headline }) => {
    if (certain || surnames.has(text.toLowerCase())) return true;
    if (headline) return false;
    return type === 'organization' || sources.has(first) || (counts.get(text) ?? 0) > 1 || text.includes(' ');
  });
}
