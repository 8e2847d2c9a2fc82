import type { EntityType } from '../../records/entity.ts';
import type { DocumentEntity, NameMention } from '../document.ts';
import { initialsOf } from '../naming/acronyms.ts';
import type { Gazetteer, Gender } from '../naming/gazetteer.ts';
import { nameKey } from '../naming/name-key.ts';
import { roleIn } from '../naming/titles.ts';
import { genderOf, isSlip, isVariant, nameWords } from './persons.ts';
import { callingWords, institutionForms, isKin, roleForms, tellingWords } from './roles.ts';

/** Of more people with one name than this, the latest are looked at: an article has not that many. */
const MOST_CANDIDATES = 40;
/** Fewest letters of a name that may be misspelt. */
const LEAST_MISSPELT = 6;
/** Who is named more often than this is not the more prominent for it: some are always named in full, to tell them apart. */
const MOST_NAMED = 3;

/** Words of longer names that are other organizations by themselves: the House is not the White House. */
const NO_SHORT_FORM = new Set(['house', 'national', 'american', 'international', 'united', 'general', 'new']);

/** Whether what an organization is called ends in a noun without a capital, and so may be short for its name: "House panel". */
export const isDescribed = (text: string): boolean => / \p{Ll}+$/u.test(text);

/** What is known of an entity while its article is read. */
export interface Known extends DocumentEntity {
  gender: Gender | null;
  /** Index of the token of the last mention so far. */
  lastSeen: number;
  /** The same of the last name of it so far. */
  lastNamed: number;
  /** Index of the first token of the first name of it, wherever that stands. */
  firstNamed: number;
  /** How often the article names it: in full anywhere, in short so far. */
  named: number;
  /** How often the article calls the person by the given name alone; then a surname alone is hardly his or hers. */
  onGivenName: number;
  /** The party that a bracket behind the name tells: "(D-Ohio)". */
  party: string | null;
}

/** Whose an organization is that has another's name before it: the "Halden Supporters' Trust" is not Halden. */
const MEMBERS =
  /^(?:supporters|fans|residents|workers|employees|teachers|players|tenants|students|parents|users|alumni|women|farmers)['’]?s?$/u;

/** The entities of one article, and which of them a name means. */
export class Registry {
  readonly entities: Known[] = [];
  readonly #gazetteer: Gazetteer;
  readonly #byKey = new Map<string, number>();
  /** Organizations by the first and the last word of a name of several words, and by its initials. */
  readonly #byEdge = new Map<string, Set<number>>();
  readonly #bySurname = new Map<string, Set<number>>();
  /** Surnames by their first letter, of each at most so many as are looked at. */
  readonly #byStart = new Map<string, Set<string>>();
  readonly #byGivenName = new Map<string, Set<number>>();
  /** People by what stands between their first and last names, and by the parts of the last. */
  readonly #byInner = new Map<string, Set<number>>();
  readonly #byRole = new Map<string, Set<number>>();
  readonly #byWord = new Map<string, Set<number>>();

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
  }

  /** The entity that a name means, made when it is new. */
  meet(mention: NameMention): number {
    const found = mention.type === 'person' ? this.#person(mention) : this.#named(mention);
    const index = found ?? this.#add(mention);
    this.#learn(index, mention);
    return index;
  }

  #named({ type, text }: NameMention): number | undefined {
    const known = this.#byKey.get(nameKey(text));
    return (
      known ??
      (type === 'organization' ? (this.#shortened(text) ?? this.#begun(text) ?? this.#described(text)) : undefined)
    );
  }

  /** "House panel": of the article's organizations of that kind whose names have the words before the noun, the first. */
  #described(text: string): number | undefined {
    if (!isDescribed(text)) return undefined;
    const telling = tellingWords(text);
    const [noun = '', words] = [telling.at(-1), telling.slice(0, -1)];
    if (words.length === 0) return undefined;
    const [first] = this.called('organization', noun).filter((index) => {
      const name = this.entities[index]?.name ?? '';
      const named = tellingWords(name);
      return !isDescribed(name) && words.every((word) => named.includes(word));
    });
    return first;
  }

  /**
   * "the Post", "Census", "AP": the one organization of the article whose name begins or ends with the word, or has these
   * initials; none where the word is an organization's name by itself.
   */
  #shortened(text: string): number | undefined {
    const word = text.toLowerCase().replace(/['’]s$/u, '');
    if (word.includes(' ') || NO_SHORT_FORM.has(word)) return undefined;
    const isInitials = /^\p{Lu}{2}$/u.test(text);
    if (!isInitials && this.#gazetteer.organizations.has(word)) return undefined;
    const [one, ...others] = this.#byEdge.get(word) ?? [];
    return others.length > 0 ? undefined : one;
  }

  /** "Learn First" of "Learn First International": the one organization whose name goes on from these words. */
  #begun(text: string): number | undefined {
    const [first = '', ...more] = nameWords(text);
    if (more.length === 0) return undefined;
    const start = `${text.toLowerCase()} `;
    const found = [...(this.#byEdge.get(first) ?? [])].slice(-MOST_CANDIDATES);
    const [one, ...others] = found.filter((index) => this.entities[index]?.name.toLowerCase().startsWith(start));
    return others.length > 0 ? undefined : one;
  }

  /** People whose full name the words could be short for, the latest first, at most so many. */
  people(name: string): number[] {
    const words = nameWords(name);
    const bySurname = [
      ...(this.#bySurname.get(words.at(-1) ?? '') ?? []),
      // "Carrie Lam" and "Carrie Lam Cheng Yuet-ngor"
      ...(words.length > 1 ? (this.#byInner.get(words.at(-1) ?? '') ?? []) : []),
      ...words.slice(1, -1).flatMap((word) => [...(this.#bySurname.get(word) ?? [])]),
    ];
    const byGivenName = words.length === 1 ? (this.#byGivenName.get(words[0] ?? '') ?? []) : [];
    const candidates = [...bySurname, ...byGivenName].slice(-MOST_CANDIDATES).reverse();
    const variants = candidates.filter((index) => isVariant(name, this.entities[index]?.name ?? '', this.#gazetteer));
    if (variants.length > 0 || words.length !== 1) return variants;
    const inner = [...(this.#byInner.get(words[0] ?? '') ?? [])];
    return inner.length === 1 ? inner : this.#misspelt(words[0] ?? '');
  }

  /** People named in full whose surname is the word but for one letter. */
  #misspelt(word: string): number[] {
    if (word.length < LEAST_MISSPELT) return [];
    const alike = [...(this.#byStart.get(startOf(word)) ?? [])].filter((surname) => isSlip(word, surname));
    const people = alike.flatMap((surname) => [...(this.#bySurname.get(surname) ?? [])]);
    return people.filter((index) => nameWords(this.entities[index]?.name ?? '').length > 1);
  }

  /** People with a role, and organizations with a name, that has the noun or one of the words it stands for. */
  called(type: EntityType, noun: string): number[] {
    const index = type === 'person' ? this.#byRole : this.#byWord;
    const forms = type === 'person' ? roleForms(noun) : institutionForms(noun);
    const found = new Set(forms.flatMap((form) => [...(index.get(form) ?? [])].slice(-MOST_CANDIDATES)));
    return [...found];
  }

  /** Takes note of people whom the article calls by their given names alone. */
  noteGivenName({ text }: NameMention): void {
    const word = nameWords(text)[0] ?? '';
    if (this.#bySurname.has(word)) return;
    for (const index of this.#byGivenName.get(word) ?? []) {
      const entity = this.entities[index];
      if (entity) entity.onGivenName += 1;
    }
  }

  noteParty(index: number, party: string | null): void {
    const entity = this.entities[index];
    if (entity) entity.party ??= party;
  }

  #person(mention: NameMention): number | undefined {
    const gender = genderOf(mention.text, mention.title, this.#gazetteer);
    const fits = this.people(mention.text).filter((index) => {
      const known = this.entities[index]?.gender ?? null;
      return !gender || !known || gender === 'u' || known === 'u' || gender === known;
    });
    const before = fits.filter((index) => (this.entities[index]?.lastSeen ?? -1) >= 0);
    const [word = '', ...more] = nameWords(mention.text);
    const introduced = more.length === 0 ? this.#justIntroduced(word, before) : undefined;
    if (introduced !== undefined) return introduced;
    return (before.length > 0 ? before : fits).sort((a, b) => this.#prominence(b) - this.#prominence(a))[0];
  }

  /** The one mentioned last, if that was the first time: "Wang" behind "the spokesman, Wang Wenbin" is he. */
  #justIntroduced(word: string, people: readonly number[]): number | undefined {
    const [last] = [...people].sort((a, b) => (this.entities[b]?.lastSeen ?? 0) - (this.entities[a]?.lastSeen ?? 0));
    const entity = last === undefined ? undefined : this.entities[last];
    if (!entity || entity.firstNamed !== entity.lastNamed || isRelative(entity)) return undefined;
    return entity.onGivenName <= 1 || nameWords(entity.name)[0] === word ? last : undefined;
  }

  /**
   * A surname alone is that of the person whom the article names most; among equals, of the one named last. It is
   * hardly that of one whom the article calls by the given name, or brings in as another's relative ("his wife").
   */
  #prominence(index: number): number {
    const entity = this.entities[index];
    if (!entity) return 0;
    const { named, onGivenName, lastSeen } = entity;
    const rank = onGivenName > 1 ? 0 : isRelative(entity) ? 1 : 2;
    return rank * (MOST_NAMED + 1) + Math.min(named, MOST_NAMED) + lastSeen / (lastSeen + 1e6);
  }

  #add({ type, text, title, first }: NameMention): number {
    const name = text.replace(/['’]s$/u, '');
    this.entities.push({
      type,
      name,
      aliases: [],
      roles: [],
      gender: type === 'person' ? genderOf(name, title, this.#gazetteer) : null,
      lastSeen: -1,
      lastNamed: -1,
      firstNamed: first,
      named: 0,
      onGivenName: 0,
      party: null,
    });
    return this.entities.length - 1;
  }

  #learn(index: number, mention: NameMention): void {
    const entity = this.entities[index];
    if (!entity) return;
    entity.named += 1;
    entity.firstNamed = Math.min(entity.firstNamed, mention.first);
    const name = mention.text.replace(/['’]s$/u, '');
    if (
      name.length > entity.name.length &&
      (mention.type !== 'person' || nameWords(name).length > nameWords(entity.name).length)
    ) {
      if (!entity.aliases.includes(entity.name)) entity.aliases.push(entity.name);
      entity.name = name;
    } else if (name.toLowerCase() !== entity.name.toLowerCase() && !entity.aliases.includes(name)) {
      if (!this.#isNoun(name)) entity.aliases.push(name);
    }
    // Of a transcript's "ELENA VARGA" and its headline's "Elena Varga" the latter is the name.
    else if (/\p{Ll}/u.test(name) && !/\p{Ll}/u.test(entity.name)) entity.name = name;
    entity.aliases = entity.aliases.filter((alias) => alias !== entity.name);
    const roles = [mention.role, mention.title].flatMap((role) => (role && roleIn(role)) ?? []);
    for (const role of roles) if (!entity.roles.includes(role)) entity.roles.push(role);
    if (mention.type === 'person' && (entity.gender === null || entity.gender === 'u'))
      entity.gender = genderOf(name, mention.title ?? mention.role, this.#gazetteer) ?? entity.gender;
    for (const role of roles) for (const word of callingWords(role)) addTo(this.#byRole, word, index);
    if (mention.type !== 'person') {
      this.#index(nameKey(mention.text), index, name);
      if (mention.short) this.#index(nameKey(mention.short), index, mention.short);
      for (const word of tellingWords(name)) addTo(this.#byWord, word, index);
    } else {
      const words = nameWords(name);
      addTo(this.#bySurname, words.at(-1), index);
      if (words.length > 1) this.#noteSurname(words.at(-1) ?? '');
      if (words.length > 1) addTo(this.#byGivenName, words[0], index);
      for (const word of innerWords(words)) addTo(this.#byInner, word, index);
    }
  }

  /** "University" tells in its own article alone who is meant; in others it would be another's name. */
  #isNoun(name: string): boolean {
    const noun = name.toLowerCase();
    return this.#gazetteer.groups.has(noun) && !this.#gazetteer.organizations.has(noun);
  }

  #noteSurname(surname: string): void {
    const start = startOf(surname);
    const alike = this.#byStart.get(start) ?? new Set();
    if (alike.size < MOST_CANDIDATES) this.#byStart.set(start, alike.add(surname));
  }

  #index(key: string, index: number, name: string): void {
    this.#byKey.set(key, index);
    const initials = initialsOf(name).toLowerCase();
    const words = nameWords(name);
    if (this.entities[index]?.type === 'organization' && words.length > 1)
      for (const word of [MEMBERS.test(words[1] ?? '') ? undefined : words[0], words.at(-1), initials])
        addTo(this.#byEdge, word, index);
    if (initials.length >= 3 && !this.#byKey.has(initials)) this.#byKey.set(initials, index);
  }

  seen(index: number, token: number, isName: boolean): void {
    const entity = this.entities[index];
    if (!entity) return;
    entity.lastSeen = token;
    if (isName) entity.lastNamed = token;
  }
}

/** The "Tan" of "Nicholas Tan Wei Jie", the "Cruz" of "Arlene Bautista-Cruz": by these too somebody may be called. */
const innerWords = (words: readonly string[]): string[] =>
  [...words.slice(1, -1), ...(words.length > 1 ? (words.at(-1)?.split('-') ?? []) : [])].filter(
    (word) => word.length > 2 && word !== words.at(-1),
  );

/** Whether the article brings somebody in as another's relative. */
const isRelative = ({ roles }: Known): boolean => roles.some((role) => tellingWords(role).some(isKin));

/** The letter of a name that no slip changes. */
const startOf = (word: string): string => word.slice(0, 1);

function addTo(map: Map<string, Set<number>>, word: string | undefined, index: number): void {
  if (!word) return;
  const there = map.get(word);
  if (there) there.add(index);
  else map.set(word, new Set([index]));
}
