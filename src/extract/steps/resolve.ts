import type { NameMention, ResolvedMention, Step, TokenRange } from '../document.ts';
import { ENGLISH } from '../naming/gazetteer.ts';
import { Anaphors } from '../resolution/anaphors.ts';
import { Antecedents } from '../resolution/antecedents.ts';
import { Registry } from '../resolution/registry.ts';

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
    // Full names first, so that initials find theirs too.
    for (const mention of document.names) if (mention.text.includes(' ')) registry.meet(mention);
    for (const mention of document.names)
      if (mention.type !== 'person' && !mention.text.includes(' ')) registry.meet(mention);
    const anaphors = new Anaphors(document);
    const antecedents = new Antecedents(document, registry);
    const names = new Map<number, NameMention[]>();
    for (const mention of document.names) names.set(mention.first, [...(names.get(mention.first) ?? []), mention]);
    const mentions: ResolvedMention[] = [];
    const note = (entity: number, range: TokenRange & { titled?: number }, kind: ResolvedMention['kind']): void => {
      mentions.push({ entity, first: range.first, last: range.last, titled: range.titled ?? range.first, kind });
      registry.seen(entity, range.first);
      antecedents.add(entity, range);
    };
    for (const { index } of document.tokens) {
      for (const mention of names.get(index) ?? []) note(registry.meet(mention), mention, 'name');
      const anaphor = anaphors.at(index);
      const entity = anaphor && antecedents.of(anaphor);
      if (anaphor && entity !== null) note(entity, anaphor, anaphor.kind);
    }
    document.entities = registry.entities.map(({ type, name, aliases, roles }) => ({ type, name, aliases, roles }));
    document.mentions = mentions.sort((a, b) => a.first - b.first || a.last - b.last);
  },
};
