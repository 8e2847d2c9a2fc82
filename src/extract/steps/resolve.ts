import type { Document, NameMention, ResolvedMention, Step, TokenRange } from '../document.ts';
import { ENGLISH, type Gender } from '../naming/gazetteer.ts';
import { Registry } from '../resolution/registry.ts';
import { hasRole, roleForms } from '../resolution/role-forms.ts';
import { fitsGender, Salience } from '../resolution/salience.ts';

const PRONOUNS = new Map<string, Gender>([
  ['he', 'm'],
  ['him', 'm'],
  ['his', 'm'],
  ['himself', 'm'],
  ['she', 'f'],
  ['her', 'f'],
  ['hers', 'f'],
  ['herself', 'f'],
]);

/**
 * Mentions to entities. Full names come first, wherever they stand, so that a surname in the headline finds its
 * bearer; then the text is read in order: surnames, pronouns and descriptions ("the president") go to the entity most
 * present that fits. Inside quotation marks pronouns are left alone: they are seen from where the speaker stands.
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
    const salience = new Salience(document);
    const institutions = new Salience(document);
    const starts = new Map<number, NameMention[]>();
    for (const mention of document.names) starts.set(mention.first, [...(starts.get(mention.first) ?? []), mention]);
    const sources = new Set(document.attributions.flatMap(({ source }) => (source ? [source.first] : [])));
    const mentions: ResolvedMention[] = [];
    const note = (entity: number, range: TokenRange & { titled?: number }, kind: ResolvedMention['kind']): void => {
      mentions.push({ entity, first: range.first, last: range.last, titled: range.titled ?? range.first, kind });
      registry.seen(entity, range.first);
      const { type } = registry.entities[entity] ?? {};
      if (type === 'person') salience.add(entity, range);
      else if (type === 'organization') institutions.add(entity, range);
    };
    for (const token of document.tokens) {
      for (const mention of starts.get(token.index) ?? []) note(registry.meet(mention), mention, 'name');
      if (document.quotationOf[token.index] !== -1) continue;
      const gender = PRONOUNS.get(token.lower);
      if (gender) {
        const entity = salience.best(token.index, (index) =>
          fitsGender(registry.entities[index]?.gender ?? null, gender),
        );
        if (entity !== null) note(entity, { first: token.index, last: token.index + 1 }, 'pronoun');
        continue;
      }
      if (token.lower === 'it' && sources.has(token.index)) {
        const entity = institutions.best(token.index, () => 0);
        if (entity !== null) note(entity, { first: token.index, last: token.index + 1 }, 'pronoun');
        continue;
      }
      const description = descriptionAt(document, token.index, starts);
      if (!description) continue;
      const isSource = sources.has(description.first);
      const institution = ENGLISH.groups.get(document.at(description.last - 1).lower) === 'institution';
      const entity = institution
        ? institutionCalled(document, registry, institutions, description, isSource)
        : described(document, registry, salience, description, isSource);
      if (entity !== null) note(entity, description, 'description');
    }
    document.entities = registry.entities.map(({ type, name, aliases, roles }) => ({ type, name, aliases, roles }));
    document.mentions = mentions.sort((a, b) => a.first - b.first || a.last - b.last);
  },
};

/** "the president", "the former senator": a definite role with no name beside it. */
function descriptionAt(document: Document, index: number, starts: ReadonlyMap<number, unknown>): TokenRange | null {
  if (document.at(index).lower !== 'the') return null;
  const limit = Math.min(document.sentenceOf(index).last, index + 6);
  if (isAge(document, index, limit)) return { first: index, last: index + 6 };
  for (let i = index + 1; i < limit; i += 1) {
    const token = document.at(i);
    if (!['NOUN', 'ADJ', 'PROPN'].includes(token.pos) && token.text !== '-') return null;
    const next = document.tokens[i + 1];
    const ends = i + 1 >= limit || !next || (!['NOUN', 'PROPN', 'PART'].includes(next.pos) && next.text !== '-');
    if (!ends) continue;
    const followed = next && (next.lower === 'of' || starts.has(i + 1));
    if (token.pos !== 'NOUN' && !ENGLISH.demonyms.has(token.lower)) return null;
    const called =
      ENGLISH.roles.has(token.lower) ||
      ENGLISH.demonyms.has(token.lower) ||
      ENGLISH.groups.get(token.lower) === 'institution';
    return called && !followed ? { first: index, last: i + 1 } : null;
  }
  return null;
}

/** "the 24-year-old", with no noun behind. */
const isAge = (document: Document, the: number, limit: number): boolean =>
  limit === the + 6 &&
  /^\d\d-year-old$/u.test(document.textOf({ first: the + 1, last: limit })) &&
  !['NOUN', 'PROPN'].includes(document.tokens[limit]?.pos ?? '');

/**
 * The person a description means: the one most present whose role says the same; for a source, else the one most
 * present of whom no role is known.
 */
function described(
  document: Document,
  registry: Registry,
  salience: Salience,
  range: TokenRange,
  isSource: boolean,
): number | null {
  const noun = document.at(range.last - 1).lower;
  const roleOf = (index: number): string[] => registry.entities[index]?.roles ?? [];
  const same = salience.best(range.first, (index) => (roleOf(index).some((role) => hasRole(role, noun)) ? 0 : null));
  if (same !== null) return same;
  const known = registry.withRole(roleForms(noun));
  if (known !== null) return known;
  if (!isSource) return null;
  // Age and origin tell of anyone, a role of one that has none yet.
  const ofAnyone = noun === 'old' || ENGLISH.demonyms.has(noun);
  return salience.best(range.first, (index) => (ofAnyone || roleOf(index).length === 0 ? 0 : null));
}

/** "the bank", "the agency": the organization most present whose name has the word; for a source, else any. */
function institutionCalled(
  document: Document,
  registry: Registry,
  institutions: Salience,
  range: TokenRange,
  isSource: boolean,
): number | null {
  const noun = document.at(range.last - 1).lower;
  const same = institutions.best(range.first, (index) =>
    hasWord(registry.entities[index]?.name ?? '', noun) ? 0 : null,
  );
  return same ?? (isSource && range.last - range.first === 2 ? institutions.best(range.first, () => 0) : null);
}

const hasWord = (role: string, noun: string): boolean =>
  role
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .includes(noun);
