import type { Document, ResolvedMention } from '../document.ts';
import { ENGLISH, type Gender } from '../naming/gazetteer.ts';
import type { Anaphor } from './anaphors.ts';
import type { Description } from './descriptions.ts';
import { nameWords } from './persons.ts';
import type { Known, Registry } from './registry.ts';
import { isCalled, isKin, isPlain, otherParty, sharedWords, tellingWords } from './roles.ts';
import { Salience } from './salience.ts';

/** How many sentences back an anaphor reaches, unless it says what is meant or the encoder sees farther. */
const REACH = 5;
/** How many sentences ahead the one may first be named whom the lead only describes ("A judge ruled ... Judge Holm"). */
const AHEAD = 12;
/** The last sentence of an article that can be its lead. */
const LEAD = 5;
/** What it counts that a description says what the article says of the entity; that it says something else. */
const SAME = 10;
const OTHER = -2;
/** Least score without such a match. */
const LEAST = -8;
/** What an unknown gender costs against a known one that fits, and one against what a given name alone lets expect. */
const UNKNOWN_GENDER = -0.5;
const UNLIKELY_GENDER = -2;
/** What the encoder's log-odds count against salience, and what stands for them where no window holds both mentions. */
const LEARNED = 1;
const UNSEEN = -4;

interface Candidate {
  fit: number;
  presence: number;
  learned: number | undefined;
}

/**
 * Which entity an anaphor means. An entity that `fit` does not exclude scores
 *
 *     fit + greatest presence of its mentions + LEARNED × greatest log-odds of its mentions
 *
 * and the best one is taken, of equals the one mentioned last. Presence is `Salience`'s, counted in sentences; log-odds
 * are `document.antecedents`', and left out where the encoder gives none at all.
 */
export class Antecedents {
  readonly #document: Document;
  readonly #registry: Registry;
  readonly #salience: Record<Anaphor['type'], Salience>;
  /** First tokens of names: the encoder scores no other mentions. */
  readonly #names: Set<number>;
  /** Entities by the last token of their mentions so far. */
  readonly #byLast = new Map<number, number>();

  constructor(document: Document, registry: Registry) {
    this.#document = document;
    this.#registry = registry;
    this.#names = new Set(document.names.map(({ first }) => first));
    this.#salience = {
      person: new Salience(document),
      organization: new Salience(document),
      place: new Salience(document),
    };
  }

  /** Takes note of a mention; they come in text order. */
  add({ entity, first, last }: Pick<ResolvedMention, 'entity' | 'first' | 'last'>): void {
    const type = this.#registry.entities[entity]?.type;
    this.#byLast.set(last, entity);
    if (type) this.#salience[type].add(entity, { first, last });
  }

  /** The entity that an anaphor means, as an index; null when none fits. */
  of(anaphor: Anaphor): number | null {
    const apposed = this.#apposed(anaphor);
    if (apposed !== null) return apposed;
    let best: number | null = null;
    let most = Number.NEGATIVE_INFINITY;
    for (const [entity, candidate] of this.#candidates(anaphor)) {
      const score = this.#score(candidate);
      if (score < most || (anaphor.kind === 'description' && score < LEAST)) continue;
      best = entity;
      most = score;
    }
    return best;
  }

  /** "Holm, now the party's leader": who is named right before. */
  #apposed({ kind, type, first }: Anaphor): number | null {
    if (kind === 'pronoun') return null;
    const comma = /^(now|then|currently|formerly|once)$/u.test(this.#document.tokens[first - 1]?.lower ?? '')
      ? first - 2
      : first - 1;
    if (this.#document.tokens[comma]?.text !== ',') return null;
    const entity = this.#byLast.get(comma);
    return entity !== undefined && this.#registry.entities[entity]?.type === type ? entity : null;
  }

  /** Whose lawyer, or wife, is meant. */
  #ownerOf({ owner }: Description): { entity: number | null; surname: string | null } {
    const entity = (owner && this.#byLast.get(owner.last)) ?? null;
    const known = entity === null ? undefined : this.#registry.entities[entity];
    return { entity, surname: known?.type === 'person' ? (nameWords(known.name).at(-1) ?? null) : null };
  }

  /** In the order of their last mentions. */
  #candidates(anaphor: Anaphor): Map<number, Candidate> {
    const candidates = new Map<number, Candidate>();
    for (const [entity, fit, presence] of this.#elsewhere(anaphor))
      candidates.set(entity, { fit, presence, learned: undefined });
    for (const { entity, mention, presence, distance } of this.#salience[anaphor.type].before(anaphor.first)) {
      const fit = this.#fit(anaphor, entity);
      const learned = this.#names.has(mention.first) ? this.#document.antecedents?.score(anaphor, mention) : undefined;
      if (fit === null || (distance > REACH && learned === undefined)) continue;
      const before = candidates.get(entity);
      candidates.delete(entity);
      candidates.set(entity, {
        fit,
        presence: Math.max(presence, before?.presence ?? presence),
        learned: learned === undefined ? before?.learned : Math.max(learned, before?.learned ?? learned),
      });
    }
    return candidates;
  }

  #score({ fit, presence, learned }: Candidate): number {
    return fit + presence + (this.#document.antecedents ? LEARNED * (learned ?? UNSEEN) : 0);
  }

  /**
   * Entities out of reach of whom the article says what a description says: anywhere for "the senator"; first named
   * behind it for "a senator" in the lead.
   */
  *#elsewhere(anaphor: Anaphor): Iterable<[entity: number, fit: number, presence: number]> {
    if (anaphor.kind !== 'description') return;
    const noun = this.#document.at(anaphor.head).lower;
    const { sentence } = this.#document.at(anaphor.first);
    const introduces = anaphor.determiner === 'indefinite' || anaphor.determiner === 'none';
    if (introduces && (sentence > LEAD || !anaphor.speaks)) return;
    const earliest = anaphor.determiner === 'indefinite' ? 0 : -LEAD;
    const { surname } = this.#ownerOf(anaphor);
    const namesakes = surname && isKin(noun) ? this.#registry.people(surname) : [];
    for (const entity of [...this.#registry.called(anaphor.type, noun), ...namesakes]) {
      const fit = this.#fitOfDescription(anaphor, entity);
      const { firstNamed = -1 } = this.#registry.entities[entity] ?? {};
      if (fit === null || fit < SAME || firstNamed < 0) continue;
      const ahead = this.#document.at(firstNamed).sentence - sentence;
      if (introduces && (ahead < earliest || ahead > AHEAD)) continue;
      yield [entity, fit, -REACH - 3 - Math.abs(ahead) / this.#document.sentences.length];
    }
  }

  /** What speaks for an entity that was named before, null when the anaphor cannot mean it. */
  #fit(anaphor: Anaphor, index: number): number | null {
    if (anaphor.kind === 'pronoun') {
      const entity = this.#registry.entities[index];
      return entity && anaphor.gender ? fitOfGender(anaphor.gender, entity) : 0;
    }
    // "A senator" is one of whom nothing was said yet.
    if (anaphor.determiner === 'indefinite' || anaphor.determiner === 'none') return null;
    return this.#fitOfDescription(anaphor, index);
  }

  #fitOfDescription(anaphor: Anaphor & Description, index: number): number | null {
    const entity = this.#registry.entities[index];
    if (!entity) return null;
    const noun = this.#document.at(anaphor.head).lower;
    const words = tellingWords(this.#document.textOf({ first: anaphor.first, last: anaphor.end }));
    if (anaphor.type === 'person') return this.#fitOfPerson(anaphor, index, noun, words);
    if (anaphor.type === 'organization') return this.#fitOfOrganization(anaphor, entity, noun, words);
    return isBare(anaphor) && anaphor.speaks ? 0 : null;
  }

  #fitOfOrganization(
    anaphor: Anaphor & Description,
    { name }: Known,
    noun: string,
    words: readonly string[],
  ): number | null {
    if (this.#namesAnother(anaphor, name)) return null;
    const called = isCalled(name, noun);
    const shared = tellingWords(name).filter((word) => words.includes(word)).length;
    if (called === 'word') return SAME + shared;
    if (called === 'kind' && shared > 0) return SAME;
    return anaphor.speaks && isBare(anaphor) ? (called ? 0 : OTHER) : null;
  }

  /** "the Postimees newspaper" is no other newspaper: a proper noun before the head that the name does not have. */
  #namesAnother({ first, head }: Anaphor, name: string): boolean {
    return this.#document.tokens
      .slice(first, head)
      .some(
        ({ pos, text, lower }) =>
          pos === 'PROPN' && /^\p{Lu}/u.test(text) && !ENGLISH.demonyms.has(lower) && !hasWord(name, lower),
      );
  }

  #fitOfPerson(anaphor: Anaphor & Description, index: number, noun: string, words: readonly string[]): number | null {
    const entity = this.#registry.entities[index];
    const gender = entity && anaphor.gender ? fitOfGender(anaphor.gender, entity) : 0;
    if (!entity || gender === null) return null;
    const { roles, name } = entity;
    const party = entity.party ? [entity.party] : roles.flatMap(tellingWords);
    const owner = this.#ownerOf(anaphor);
    if (index === owner.entity) return null;
    if (isKin(noun) && owner.surname && nameWords(name).length > 1 && nameWords(name).at(-1) === owner.surname)
      return SAME + gender;
    let most: number | null = null;
    for (const role of roles) {
      const shared = sharedWords(role, noun, words);
      if (shared !== null && shared >= (most ?? 0)) most = shared;
    }
    if (otherParty(party, words)) return null;
    if (most !== null) return SAME + most / 2 + gender;
    if (!anaphor.speaks || anaphor.determiner !== 'definite') return null;
    return gender + (roles.length === 0 || isPlain(noun) ? 0 : OTHER);
  }
}

const hasWord = (name: string, word: string): boolean => nameWords(name).some((one) => one.toLowerCase() === word);

/** "the firm", with no word more. */
const isBare = ({ determiner, first, last }: Description): boolean => determiner === 'definite' && last - first === 2;

function fitOfGender(wanted: Gender, { gender, name }: Known): number | null {
  if (gender === wanted) return 0;
  if (gender === 'f' || gender === 'm') return null;
  const likely = ENGLISH.gender(name);
  return likely === wanted ? 0 : likely === 'f' || likely === 'm' ? UNLIKELY_GENDER : UNKNOWN_GENDER;
}
