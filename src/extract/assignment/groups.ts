import type { EntityType } from '../../records/entity.ts';
import type { Document, ResolvedMention, TokenRange } from '../document.ts';
import { ENGLISH } from '../naming/gazetteer.ts';
import { isPartyAlone, isPlain, sharedWords, tellingWords } from '../resolution/roles.ts';

/** How many sentences back the members may stand. */
const REACH = 4;

const COUNTS = new Map([
  ['both', 2],
  ['each', 2],
  ['two', 2],
  ['pair', 2],
  ['couple', 2],
  ['duo', 2],
  ['three', 3],
  ['trio', 3],
  ['four', 4],
]);
const PRONOUNS = new Set(['they', 'both', 'each', 'neither', 'them']);
const SIDES = new Set(['sides', 'parties', 'camps', 'side', 'party', 'camp']);
const OPENING = new Set(['the', 'these', 'those', 'both', 'each']);
const COUNTRIES = new Set(['country', 'nation', 'state', 'government', 'city']);

/** What a source in the plural says of those whom it means. */
interface Several extends TokenRange {
  /** How many they are; null where it is not told. */
  count: number | null;
  /** Which types of entities they may be. */
  types: readonly EntityType[];
  /** What each of them is, in the singular; null for a pronoun. */
  noun: string | null;
  words: readonly string[];
}

/** Mentions of people, organizations and places, by their sentences. */
export class Members {
  readonly #document: Document;
  readonly #bySentence = new Map<number, ResolvedMention[]>();

  constructor(document: Document) {
    this.#document = document;
    for (const mention of document.mentions) {
      if (document.quotationOf[mention.first] !== -1) continue;
      const { sentence } = document.at(mention.first);
      const there = this.#bySentence.get(sentence);
      if (there) there.push(mention);
      else this.#bySentence.set(sentence, [mention]);
    }
  }

  /** The mentions of some types outside quotation marks in the sentences before a token, and in its own before it. */
  before(token: number, types: readonly EntityType[]): ResolvedMention[] {
    const { entities } = this.#document;
    const { sentence } = this.#document.at(token);
    const sentences = Array.from({ length: REACH + 1 }, (_, k) => this.#bySentence.get(sentence - REACH + k) ?? []);
    return sentences
      .flat()
      .filter(({ entity, last }) => last <= token && types.includes(entities[entity]?.type ?? 'person'));
  }
}

/**
 * Whom a source in the plural means ("the two men", "both", "the senators", "the two companies"): those last named in one list,
 * else, for a role or a number, all whom the sentences before it name and whom it fits. Nobody where that leaves fewer
 * than two, or, for a role, where the article says of nobody that he has it: "the nurses" are none of those whom it names.
 */
export function severalMeant(document: Document, known: Members, source: TokenRange): number[] {
  const several = severalIn(document, source);
  if (!several) return [];
  const before = known.before(source.first, several.types);
  const { count, noun } = several;
  const isRole = noun !== null && !isPlain(noun);
  const fitting = (members: readonly number[]): number[] => {
    const those = [...new Set(members)].filter((entity) => fits(document, several, entity));
    const named = count !== null && those.length > count ? most(members, those, count) : those;
    return named.length > 1 && (count === null || named.length === count) ? named : [];
  };
  for (const list of listsOf(document, before).reverse()) {
    const members = fitting(list.map(({ entity }) => entity));
    if (members.length > 0 && (!isRole || count !== null || members.some((one) => isOne(document, several, one))))
      return members;
  }
  const all = before.map(({ entity }) => entity);
  if (count !== null) return fitting(all);
  return isRole ? fitting(all.filter((one) => isOne(document, several, one))) : [];
}

/** So many of them that are mentioned more often than the others; nobody where that is not clear. */
function most(mentions: readonly number[], those: readonly number[], count: number): number[] {
  const times = (entity: number): number => mentions.filter((one) => one === entity).length;
  const ranked = [...those].sort((a, b) => times(b) - times(a));
  return times(ranked[count - 1] ?? -1) > times(ranked[count] ?? -1) ? ranked.slice(0, count) : [];
}

function severalIn(document: Document, source: TokenRange): Several | null {
  const { lower } = document.at(source.first);
  const people: readonly EntityType[] = ['person'];
  if (source.last - source.first === 1)
    return PRONOUNS.has(lower)
      ? { ...source, count: COUNTS.get(lower) ?? null, types: people, noun: null, words: [] }
      : null;
  if (!OPENING.has(lower)) return null;
  const tokens = document.tokens.slice(source.first, Math.min(source.last, source.first + 6));
  const counted = tokens.map((token) => COUNTS.get(token.lower)).find((count) => count !== undefined);
  const last = tokens.at(-1)?.lower ?? '';
  const noun = singularOf(last);
  const types = noun === null && counted ? bodiesOf(last) : people;
  if (noun === null && !COUNTS.has(last) && (types === null || types === people)) return null;
  if (tokens.some(({ text }) => text === ',' || text === 'and')) return null;
  const words = tellingWords(tokens.map((token) => singularOf(token.lower) ?? token.lower).join(' '));
  return { ...source, count: counted ?? null, types: types ?? people, noun, words };
}

/** Of which types those are that a plural noun or "side" means, where they are no people alone; null for other nouns. */
function bodiesOf(noun: string): readonly EntityType[] | null {
  if (SIDES.has(noun)) return ['organization', 'place', 'person'];
  const singular = noun.endsWith('ies') ? `${noun.slice(0, -3)}y` : noun.replace(/s$/u, '');
  if (COUNTRIES.has(singular)) return ['place'];
  return singular !== noun && ENGLISH.groups.get(singular) === 'institution' ? ['organization'] : null;
}

/** "senator" of "senators", "woman" of "women"; null of what is no plural of a role. */
function singularOf(noun: string): string | null {
  const singular = noun.endsWith('men') ? `${noun.slice(0, -3)}man` : noun.replace(/ies$/u, 'y').replace(/s$/u, '');
  return singular !== noun && ENGLISH.roles.has(singular) ? singular : null;
}

function fits(document: Document, several: Several, index: number): boolean {
  if (several.noun === null || isPlain(several.noun)) return true;
  return (document.entities[index]?.roles ?? []).every(isPartyAlone) || isOne(document, several, index);
}

/** Whether the article says of a person what each of several is; the title of a list is in the plural ("Senators Holm and Varga"). */
const isOne = ({ entities }: Document, { noun, words }: Several, index: number): boolean =>
  noun !== null &&
  (entities[index]?.roles ?? []).some((role) => sharedWords(role.replace(/s$/u, ''), noun, words) !== null);

/** Names with nothing but "and" or a comma, and titles, between them. */
function listsOf(document: Document, mentions: readonly ResolvedMention[]): ResolvedMention[][] {
  const lists: ResolvedMention[][] = [];
  for (const mention of mentions) {
    const list = lists.at(-1);
    const before = list?.at(-1);
    if (list && before && joined(document, before.last, mention.titled)) list.push(mention);
    else lists.push([mention]);
  }
  return lists.filter(({ length }) => length > 1);
}

function joined(document: Document, from: number, to: number): boolean {
  const between = document.tokens.slice(from, to).map(({ lower }) => lower);
  return /^(?:,|,? ?and(?: the)?|&)$/u.test(between.join(' '));
}
