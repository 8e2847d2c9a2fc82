import type { EntityType } from '../../records/entity.ts';
import type { Document, NameMention, ResolvedMention, TokenRange } from '../document.ts';
import { isPossessiveEnding } from '../grammar/phrases.ts';
import { logOfSum } from '../log-odds.ts';
import { ENGLISH, type Gender } from '../naming/gazetteer.ts';
import { beginningIn, firstWhere } from '../ranges.ts';
import { ageBehind, ageOf } from './ages.ts';
import type { Anaphor } from './anaphors.ts';
import { apposedName } from './appositions.ts';
import { AuthorsKin } from './authors-kin.ts';
import type { Description } from './descriptions.ts';
import { Discourse } from './discourse.ts';
import { nameWords } from './persons.ts';
import type { Known, Registry } from './registry.ts';
import {
  contradicts,
  isCalled,
  isKin,
  isOfAnother,
  isPlain,
  otherParty,
  sharedWords,
  sharesNoun,
  tellingWords,
} from './roles.ts';
import { Salience } from './salience.ts';
import { Unnamed } from './unnamed.ts';

/** How many sentences back an anaphor reaches, unless it says what is meant or the encoder sees farther. */
const REACH = 5;
/** How many sentences ahead the one may first be named whom the lead only describes ("A judge ruled ... Judge Holm"). */
const AHEAD = 12;
/** The last sentence of an article that can be its lead. */
const LEAD = 5;
/** What it counts that a description says what the article says of the entity; that it says something else. */
const SAME = 8;
const OTHER = -2;
/** What it counts that an organization's name does not go with what it is called: "the council" is no chamber. */
const UNCALLED = -4;
/** Least score of what a description means, "it", and "he" or "she": below it, somebody of whom the text has no name. */
const LEAST = { description: -5, it: -1, person: -2.5 };
/**
 * Least score of a description that says nothing of what the article says of the entity: the encoder must see that it is
 * meant, and more clearly where it says whose ("the boy's father").
 */
const EVIDENT = { owned: 4, other: 1 };
/** What an unknown gender costs against a known one that fits, and one against what a given name alone lets expect. */
const UNKNOWN_GENDER = -0.25;
const UNLIKELY_GENDER = -2;
/** What presence counts against the encoder's log-odds: more for pronouns that speak, since who has spoken goes on. */
const PRESENCE = { speaking: 0.7, pronoun: 0.3, description: 0.1 };
/** The presence of one not mentioned yet. */
const ABSENT = -4;
/** What stands for log-odds where no window of the encoder holds both mentions. */
const UNSEEN = -2;
/** The least log-odds of a relative of the author's. */
const RELATIVE = -1;

interface Candidate {
  fit: number;
  presence: number | undefined;
  learned: number | undefined;
}

/** How far on a sentence is read for names, in tokens, so that time is linear in the text. */
const LONGEST_SENTENCE = 200;

/** Names on each side of an anaphor that are shown to the encoder, so that time is linear in the text. */
const NEIGHBOURS = 80;

/**
 * Which entity an anaphor means. An entity that `fit` does not exclude scores
 *
 *     fit + PRESENCE × greatest presence of its mentions + log-odds of its names + what `Discourse` says of it
 *
 * and the best one is taken, of equals the one mentioned last. Presence is `Salience`'s, counted in sentences; log-odds
 * are `document.antecedents`', of all names together.
 */
export class Antecedents {
  readonly #document: Document;
  readonly #registry: Registry;
  readonly #salience: Record<EntityType, Salience>;
  /** Names in text order, and which entity each means: those behind the point that is read as far as that is known. */
  readonly #names: readonly NameMention[];
  readonly #meant = new Map<number, number>();
  /** Names by their first token, with their titles and without. */
  readonly #nameAt = new Map<number, NameMention>();
  readonly #unnamed: Unnamed;
  readonly #discourse: Discourse;
  readonly #kin: AuthorsKin;
  /** The author's relatives whom the text has called so: the encoder, which points at names, does not see that they go on. */
  readonly #relatives = new Set<number>();
  /** How old people are of whom the text has told it so far. */
  readonly #ages = new Map<number, number>();
  /** Entities by the last token of their mentions so far. */
  readonly #byLast = new Map<number, Pick<ResolvedMention, 'entity' | 'first' | 'kind'>>();

  constructor(document: Document, registry: Registry) {
    this.#document = document;
    this.#registry = registry;
    this.#names = document.names;
    for (const name of document.names) this.#nameAt.set(name.first, name).set(name.titled, name);
    this.#discourse = new Discourse(document, {
      names: this.#nameAt,
      meant: this.#meant,
      byLast: this.#byLast,
      typeOf: (entity) => registry.entities[entity]?.type,
      ahead: (name) => {
        if (!this.#meant.has(name.first)) this.expect(name, registry.meet(name));
        return this.#meant.get(name.first) ?? -1;
      },
    });
    this.#kin = new AuthorsKin(document);
    this.#unnamed = new Unnamed(document, this.#nameAt);
    this.#salience = {
      person: new Salience(document),
      organization: new Salience(document),
      place: new Salience(document),
    };
  }

  /** Takes note of whom a name means that is not read yet. */
  expect({ first }: NameMention, entity: number): void {
    this.#meant.set(first, entity);
  }

  /** Takes note of a mention; they come in text order. */
  add({ entity, first, last, kind }: Pick<ResolvedMention, 'entity' | 'first' | 'last' | 'kind'>): void {
    const type = this.#registry.entities[entity]?.type;
    this.#byLast.set(last, { entity, first, kind });
    if (kind === 'name') this.#meant.set(first, entity);
    const age = kind === 'name' ? ageBehind(this.#document, last) : ageOf(this.#document, last - 1);
    if (age !== null && type === 'person') this.#ages.set(entity, age);
    if (type) this.#salience[type].add(entity, { first, last });
  }

  /** The entity that an anaphor means, as an index; null when none fits. */
  of(anaphor: Anaphor): number | null {
    const apposed = anaphor.kind === 'description' ? (this.#namedBehind(anaphor) ?? this.#namedBefore(anaphor)) : null;
    if (apposed !== null) return apposed;
    const relative = this.#kin.of(anaphor);
    if (relative) return this.#relativeIs(relative);
    if (this.#kin.isOwn(anaphor) && !anaphor.speaks) return null;
    // "his mother, Gloria,": nobody whom the text has named so far.
    if (anaphor.kind === 'description' && apposedName(this.#document, this.#nameAt, anaphor)) return null;
    if (this.#unnamed.goesOn(anaphor)) return null;
    let best: number | null = null;
    let most = leastOf(anaphor);
    const told = this.#discourse.weighing(anaphor);
    for (const [entity, candidate] of this.#candidates(anaphor)) {
      const score = this.#score(anaphor, this.#seen(entity, candidate)) + told(entity);
      if (score < most || (score < evidentOf(anaphor) && !isTold(candidate) && this.#saysWhat(anaphor))) continue;
      best = entity;
      most = score;
    }
    if (best === null && anaphor.kind === 'description') this.#unnamed.note(anaphor);
    return best;
  }

  #relativeIs({ first }: NameMention): number | null {
    const entity = this.#meant.get(first) ?? null;
    if (entity !== null) this.#relatives.add(entity);
    return entity;
  }

  #isA(entity: number | undefined, type: EntityType): entity is number {
    return entity !== undefined && this.#registry.entities[entity]?.type === type;
  }

  /** "Holm, now the party's leader", "Holm of Ohio, the party's leader": who is named right before. */
  #namedBefore({ type, first, end, speaks }: Anaphor): number | null {
    const { tokens } = this.#document;
    // "In a talk with Holm, the mayor recalled": what is apposed has a mark behind it.
    if (speaks && /^(?:VERB|AUX|ADV)$/u.test(tokens[end]?.pos ?? '')) return null;
    const comma = /^(now|then|currently|formerly|once)$/u.test(tokens[first - 1]?.lower ?? '') ? first - 2 : first - 1;
    if (tokens[comma]?.text !== ',') return null;
    let before = this.#byLast.get(comma);
    if (this.#isA(before?.entity, 'place') && /^(of|from|in)$/u.test(tokens[before.first - 1]?.lower ?? ''))
      before = this.#byLast.get(before.first - 1);
    return this.#isA(before?.entity, type) ? before.entity : null;
  }

  /** "his wife, Ana Holm,", "the head of the union, the lawyer Ana Holm": who is named behind it, in the same source. */
  #namedBehind(anaphor: Anaphor): number | null {
    const name = apposedName(this.#document, this.#nameAt, anaphor);
    const entity = name && this.#meant.get(name.first);
    return this.#isA(entity ?? undefined, anaphor.type) ? (entity ?? null) : null;
  }

  /** Whose lawyer, or wife, is meant. */
  #ownerOf({ owner }: Description): { entity: number | null; surname: string | null } {
    const entity = (owner && this.#byLast.get(owner.last)?.entity) ?? null;
    const known = entity === null ? undefined : this.#registry.entities[entity];
    return { entity, surname: known?.type === 'person' ? (nameWords(known.name).at(-1) ?? null) : null };
  }

  /** In the order of their last mentions. */
  #candidates(anaphor: Anaphor): Map<number, Candidate> {
    const candidates = new Map<number, Candidate>();
    const learned = this.#learned(anaphor);
    for (const [entity, fit, presence] of this.#elsewhere(anaphor))
      candidates.set(entity, { fit, presence, learned: learned.get(entity) });
    for (const [entity, odds] of learned) {
      const fit = this.#isNamedTooLate(anaphor, entity) ? null : this.#fit(anaphor, entity, true);
      if (fit !== null && !candidates.has(entity)) candidates.set(entity, { fit, presence: undefined, learned: odds });
    }
    for (const { entity, presence, distance } of this.#salience[anaphor.type].before(anaphor.first)) {
      const odds = learned.get(entity);
      const fit = this.#fit(anaphor, entity, odds !== undefined);
      if (fit === null || (distance > REACH && odds === undefined)) continue;
      const before = candidates.get(entity);
      candidates.delete(entity);
      candidates.set(entity, {
        fit: Math.max(fit, before?.fit ?? fit),
        presence: Math.max(presence, before?.presence ?? presence),
        learned: odds,
      });
    }
    return candidates;
  }

  /** Who is named for the first time behind a pronoun and its sentence. */
  #isNamedTooLate({ kind, first }: Anaphor, entity: number): boolean {
    const { firstNamed = 0, lastSeen = 0 } = this.#registry.entities[entity] ?? {};
    return (
      kind === 'pronoun' && lastSeen < 0 && this.#document.at(firstNamed).sentence > this.#document.at(first).sentence
    );
  }

  /** What the encoder gives each entity whose names stand around an anaphor: the log-odds that one of them is meant. */
  #learned(anaphor: Anaphor): Map<number, number> {
    const found = new Map<number, number>();
    const { antecedents } = this.#document;
    if (!antecedents) return found;
    const head = headOf(anaphor);
    const middle = firstWhere(this.#names.length, (i) => (this.#names[i]?.first ?? 0) >= anaphor.first);
    for (const name of this.#names.slice(Math.max(0, middle - NEIGHBOURS), middle + NEIGHBOURS)) {
      const entity = this.#meant.get(name.first);
      if (entity === undefined || (name.first >= anaphor.first && name.first < anaphor.end)) continue;
      const odds = antecedents.score(head, name);
      if (odds === undefined) continue;
      const before = found.get(entity);
      found.set(entity, before === undefined ? odds : logOfSum(before, odds));
    }
    return found;
  }

  /** A candidate with the log-odds that it has at least. */
  #seen(entity: number, candidate: Candidate): Candidate {
    if (!this.#relatives.has(entity)) return candidate;
    return { ...candidate, learned: Math.max(candidate.learned ?? UNSEEN, RELATIVE) };
  }

  #score(anaphor: Anaphor, { fit, presence = ABSENT, learned = UNSEEN }: Candidate): number {
    const { kind, speaks } = anaphor;
    const weight = PRESENCE[kind === 'pronoun' && speaks ? 'speaking' : kind];
    return fit + weight * presence + learned;
  }

  /** Whether it says what somebody is, and not where somebody is from: that anybody may be. */
  #saysWhat({ kind, type, head }: Anaphor): boolean {
    return kind === 'description' && type !== 'place' && !ENGLISH.demonyms.has(this.#document.at(head).lower);
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
      const fit = this.#fitOfDescription(anaphor, entity, false);
      const { firstNamed = -1 } = this.#registry.entities[entity] ?? {};
      if (fit === null || fit < SAME || firstNamed < 0) continue;
      const ahead = this.#document.at(firstNamed).sentence - sentence;
      if (introduces && (ahead < earliest || ahead > AHEAD)) continue;
      // "the senator" far into an article is none whom it has not named yet.
      if (!introduces && ahead > 0 && sentence > LEAD) continue;
      yield [entity, fit, -REACH - 3 - Math.abs(ahead) / this.#document.sentences.length];
    }
  }

  /** What speaks for an entity that was named before, null when the anaphor cannot mean it. */
  #fit(anaphor: Anaphor, index: number, seen: boolean): number | null {
    const entity = this.#registry.entities[index];
    if (entity?.type !== anaphor.type) return null;
    if (anaphor.kind === 'pronoun') return anaphor.gender ? fitOfGender(anaphor.gender, entity) : 0;
    // "A senator" is one of whom nothing was said yet.
    if (anaphor.determiner === 'indefinite' || anaphor.determiner === 'none') return null;
    return this.#fitOfDescription(anaphor, index, seen);
  }

  #fitOfDescription(anaphor: Anaphor & Description, index: number, seen: boolean): number | null {
    const entity = this.#registry.entities[index];
    if (!entity) return null;
    const noun = this.#document.at(anaphor.head).lower;
    const words = tellingWords(this.#document.textOf({ first: anaphor.first, last: anaphor.end }));
    if (index === this.#ownerOf(anaphor).entity || this.#isNamedBeside(anaphor, index)) return null;
    if (entity.type === 'person') return this.#fitOfPerson(anaphor, index, noun, words, seen);
    if (entity.type === 'organization') return this.#fitOfOrganization(anaphor, entity, noun, words, seen);
    return anaphor.speaks && (seen || isBare(anaphor)) ? 0 : null;
  }

  /** "The nominee has not defended Holm": whom its sentence names behind a description, that is not. */
  #isNamedBeside({ end, speaks }: Anaphor, index: number): boolean {
    if (!speaks) return false;
    const surname = nameWords(this.#registry.entities[index]?.name ?? '').at(-1);
    const { last: limit } = this.#document.sentenceOf(end - 1);
    return beginningIn(this.#names, { first: end, last: Math.min(limit, end + LONGEST_SENTENCE) }).some(
      ({ first, last, text }) => {
        const isIt = this.#meant.get(first) === index || nameWords(text).at(-1) === surname;
        return isIt && !isPossessiveEnding(this.#document.tokens[last]);
      },
    );
  }

  #fitOfOrganization(
    anaphor: Anaphor & Description,
    { name }: Known,
    noun: string,
    words: readonly string[],
    seen: boolean,
  ): number | null {
    if (this.#namesAnother(anaphor, name)) return null;
    const called = isCalled(name, noun);
    const shared = tellingWords(name).filter((word) => words.includes(word)).length;
    if (called === 'word') return SAME + shared;
    if (called === 'kind' && shared > 0) return SAME;
    if (!anaphor.speaks || !(seen || isBare(anaphor) || this.#isBased(anaphor))) return null;
    if (!called && SPECIFIC.test(noun)) return null;
    return called ? 0 : UNCALLED;
  }

  /** "the Piraeus-based company": where it is from tells nothing that its name could contradict. */
  #isBased({ determiner, head }: Description): boolean {
    return determiner === 'definite' && this.#document.tokens[head - 1]?.lower === 'based';
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

  #fitOfPerson(
    anaphor: Anaphor & Description,
    index: number,
    noun: string,
    words: readonly string[],
    seen: boolean,
  ): number | null {
    const entity = this.#registry.entities[index];
    const gender = entity && anaphor.gender ? fitOfGender(anaphor.gender, entity) : 0;
    if (!entity || gender === null) return null;
    const [told, known] = [ageOf(this.#document, anaphor.head), this.#ages.get(index)];
    if (told !== null && known !== undefined && told !== known) return null;
    const { roles, name } = entity;
    const party = entity.party ? [entity.party] : roles.flatMap(tellingWords);
    const { entity: owner, surname } = this.#ownerOf(anaphor);
    const whose = owner === null ? null : (this.#registry.entities[owner]?.name ?? null);
    if (isKin(noun) && surname && nameWords(name).length > 1 && nameWords(name).at(-1) === surname)
      return SAME + gender;
    // "Holm's wife" is nobody of whom the article says nothing of the kind.
    if (isKin(noun) && surname && !roles.some((role) => sharesNoun(role, noun))) return null;
    let most: number | null = null;
    for (const role of roles) {
      const shared = whose !== null && isOfAnother(role, whose) ? null : sharedWords(role, noun, words);
      if (shared !== null && shared >= (most ?? 0)) most = shared;
    }
    if (otherParty(party, words)) return null;
    const isOther = roles.some((role) => sharesNoun(role, noun) && contradicts(tellingWords(role), words));
    if (most === null && isOther) return null;
    if (most !== null) return SAME + most / 2 + gender;
    if (!anaphor.speaks || (anaphor.determiner !== 'definite' && !seen)) return null;
    return gender + (roles.length === 0 || isPlain(noun) ? 0 : OTHER);
  }
}

/** Institutions whose names say what they are. */
const SPECIFIC =
  /^(?:ministry|government|court|police|parliament|congress|senate|cabinet|council|committee|commission|embassy|army|military|navy|tribunal|jury)$/u;

const evidentOf = (anaphor: Anaphor): number =>
  anaphor.kind === 'description' && anaphor.determiner === 'possessive' ? EVIDENT.owned : EVIDENT.other;

/** Whether the article says of an entity what a description says. */
const isTold = ({ fit }: Candidate): boolean => fit >= SAME + UNLIKELY_GENDER;

const leastOf = ({ kind, type }: Anaphor): number =>
  kind === 'description' ? LEAST.description : type === 'person' ? LEAST.person : LEAST.it;

const hasWord = (name: string, word: string): boolean => nameWords(name).some((one) => one.toLowerCase() === word);

/** "the firm", with no word more. */
const isBare = ({ determiner, first, last }: Description): boolean => determiner === 'definite' && last - first === 2;

function fitOfGender(wanted: Gender, { gender, name }: Known): number | null {
  if (gender === wanted) return 0;
  if (gender === 'f' || gender === 'm') return null;
  const likely = ENGLISH.gender(name);
  return likely === wanted ? 0 : likely === 'f' || likely === 'm' ? UNLIKELY_GENDER : UNKNOWN_GENDER;
}

const headOf = ({ head }: Anaphor): TokenRange => ({ first: head, last: head + 1 });
