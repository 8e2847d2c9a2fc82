import type { NameMention, ResolvedMention, Step } from '../document.ts';
import { ENGLISH } from '../naming/gazetteer.ts';
import { Anaphors } from '../resolution/anaphors.ts';
import { Antecedents } from '../resolution/antecedents.ts';
import { isDescribed, Registry } from '../resolution/registry.ts';
import { partyBehind } from '../resolution/roles.ts';

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
        if (mention.type === 'person') registry.noteGivenName(mention);
        else antecedents.expect(mention, registry.meet(mention));
      }
    const anaphors = new Anaphors(document);
    const names = new Map<number, NameMention[]>();
    for (const mention of document.names) names.set(mention.first, [...(names.get(mention.first) ?? []), mention]);
    const mentions: ResolvedMention[] = [];
    const note = (mention: ResolvedMention): void => {
      mentions.push(mention);
      registry.seen(mention.entity, mention.first);
      antecedents.add(mention);
    };
    for (const { index } of document.tokens) {
      for (const name of names.get(index) ?? []) {
        const { first, last, titled } = name;
        const entity = registry.meet(name);
        if (name.type === 'person') registry.noteParty(entity, partyBehind(document, last));
        note({ entity, first, last, titled, kind: 'name' });
      }
      for (const anaphor of anaphors.at(index)) {
        const { first, last, kind } = anaphor;
        const entity = antecedents.of(anaphor);
        if (entity !== null) note({ entity, first, last, titled: first, kind });
      }
    }
    document.entities = registry.entities.map(({ type, name, aliases, roles }) => ({ type, name, aliases, roles }));
    document.mentions = mentions.sort((a, b) => a.first - b.first || a.last - b.last);
  },
};
