import type { Document, NameMention, ResolvedMention, Step, TokenRange } from '../document.ts';
import { ENGLISH } from '../naming/gazetteer.ts';
import { Anaphors } from '../resolution/anaphors.ts';
import { Antecedents } from '../resolution/antecedents.ts';
import { isDescribed, Registry } from '../resolution/registry.ts';
import { partyBehind, tellingWords } from '../resolution/roles.ts';

/**
 * Mentions to entities. Full names come first, wherever they stand, so that a surname in the headline finds its
 * bearer; then the text is read in order, names and what refers back to them.
 */
export const resolve: Step = {
  name: 'resolve',
  requires: ['sentences', 'tokens', 'quotations', 'attributions', 'names'],
  assigns: ['entities', 'mentions'],
  run(document) {
    const registry = new Registry(ENGLISH);
    // Full names first, so that what is short for one finds it.
    const antecedents = new Antecedents(document, registry);
    const isFull = ({ text }: NameMention): boolean => text.includes(' ') && !isDescribed(text);
    for (const mention of document.names) if (isFull(mention)) antecedents.expect(mention, registry.meet(mention));
    for (const mention of document.names)
      if (!isFull(mention)) {
        // In quotation marks it is another who calls somebody by the given name.
        if (mention.type === 'person') {
          if (document.quotationOf[mention.first] === -1) registry.noteGivenName(mention);
        } else antecedents.expect(mention, registry.meet(mention));
      }
    const anaphors = new Anaphors(document);
    const names = new Map<number, NameMention[]>();
    for (const mention of document.names) names.set(mention.first, [...(names.get(mention.first) ?? []), mention]);
    const mentions: ResolvedMention[] = [];
    /** Whom the headline describes and nobody before it is. */
    const unnamed: TokenRange[] = [];
    const note = (mention: ResolvedMention): void => {
      mentions.push(mention);
      registry.seen(mention.entity, mention.first, mention.kind === 'name');
      antecedents.add(mention);
    };
    for (let index = 0; index < document.tokens.length; index += 1) {
      for (const name of names.get(index) ?? NONE) {
        const { first, last, titled } = name;
        const entity = registry.meet(name);
        if (name.type === 'person') registry.noteParty(entity, partyBehind(document, last));
        note({ entity, first, last, titled, kind: 'name' });
      }
      for (const anaphor of anaphors.at(index)) {
        const { first, last, kind } = anaphor;
        const entity = antecedents.of(anaphor);
        if (entity !== null) note({ entity, first, last, titled: first, kind });
        else if (kind === 'description' && anaphor.speaks && isHeadline(document, first)) unnamed.push({ first, last });
      }
    }
    for (const { first, last } of unnamed) {
      const entity = meantBelow(document, mentions, { first, last });
      if (entity !== null) note({ entity, first, last, titled: first, kind: 'description' });
    }
    document.entities = registry.entities.map(({ type, name, aliases, roles }) => ({ type, name, aliases, roles }));
    document.mentions = mentions.sort((a, b) => a.first - b.first || a.last - b.last);
  },
};

/** The names that begin at most tokens. */
const NONE: readonly NameMention[] = [];

/** Whether a token stands in the first two sentences of the first paragraph: of those more are looked at than of others. */
const isHeadline = (document: Document, index: number): boolean =>
  document.at(index).sentence < 2 && document.sentenceOf(index).paragraph === 0;

/** "Energy minister: ..." in a headline: the one whom the same words mean further down ("Veronia's energy minister"). */
function meantBelow(document: Document, mentions: readonly ResolvedMention[], headline: TokenRange): number | null {
  const words = tellingWords(document.textOf(headline));
  const head = document.at(headline.last - 1).lower;
  const below = mentions.find(({ kind, first, last }) => {
    if (kind !== 'description' || first < headline.last || document.at(last - 1).lower !== head) return false;
    const there = tellingWords(document.textOf({ first, last }));
    return words.every((word) => there.includes(word));
  });
  return below?.entity ?? null;
}
