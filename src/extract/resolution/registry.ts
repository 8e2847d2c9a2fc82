import type { DocumentEntity, NameMention } from '../document.ts';
import { initialsOf } from '../naming/acronyms.ts';
import type { Gazetteer, Gender } from '../naming/gazetteer.ts';
import { nameKey } from '../naming/name-key.ts';
import { genderOf, isVariant, nameWords } from './persons.ts';

/** Of more people with one name than this, the latest are looked at: an article has not that many. */
const MOST_CANDIDATES = 40;

/** What is known of an entity while its article is read. */
export interface Known extends DocumentEntity {
  gender: Gender | null;
  /** Index of the token of the last mention so far. */
  lastSeen: number;
  /** How often the article names it: in full anywhere, in short so far. */
  named: number;
}

/** The entities of one article, and which of them a name means. */
export class Registry {
  readonly entities: Known[] = [];
  readonly #gazetteer: Gazetteer;
  readonly #byKey = new Map<string, number>();
  readonly #bySurname = new Map<string, Set<number>>();
  readonly #byGivenName = new Map<string, Set<number>>();
  readonly #byRole = new Map<string, number>();

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
  }

  /** The entity that a name means, made when it is new. */
  meet(mention: NameMention): number {
    const found = mention.type === 'person' ? this.#person(mention) : this.#byKey.get(nameKey(mention.text));
    const index = found ?? this.#add(mention);
    this.#learn(index, mention);
    return index;
  }

  /** People whose full name the words could be short for, the latest first, at most so many. */
  people(name: string): number[] {
    const words = nameWords(name);
    const bySurname = this.#bySurname.get(words.at(-1) ?? '') ?? [];
    const byGivenName = words.length === 1 ? (this.#byGivenName.get(words[0] ?? '') ?? []) : [];
    const candidates = [...bySurname, ...byGivenName].slice(-MOST_CANDIDATES).reverse();
    return candidates.filter((index) => isVariant(name, this.entities[index]?.name ?? '', this.#gazetteer));
  }

  /** The person last met whose role has one of the words, the first ones before others; null when none has. */
  withRole(nouns: readonly string[]): number | null {
    return nouns.map((noun) => this.#byRole.get(noun)).find((index) => index !== undefined) ?? null;
  }

  #person(mention: NameMention): number | undefined {
    const gender = genderOf(mention.text, mention.title, this.#gazetteer);
    const fits = this.people(mention.text).filter((index) => {
      const known = this.entities[index]?.gender ?? null;
      return !gender || !known || gender === 'u' || known === 'u' || gender === known;
    });
    const before = fits.filter((index) => (this.entities[index]?.lastSeen ?? -1) >= 0);
    return before.sort((a, b) => this.#prominence(b) - this.#prominence(a))[0] ?? fits[0];
  }

  /** A surname alone is that of the person whom the article names most; among equals, of the one named last. */
  #prominence(index: number): number {
    const { named, lastSeen } = this.entities[index] ?? { named: 0, lastSeen: 0 };
    return named + lastSeen / (lastSeen + 1e6);
  }

  #add({ type, text, title }: NameMention): number {
    const name = text.replace(/['’]s$/u, '');
    this.entities.push({
      type,
      name,
      aliases: [],
      roles: [],
      gender: type === 'person' ? genderOf(name, title, this.#gazetteer) : null,
      lastSeen: -1,
      named: 0,
    });
    return this.entities.length - 1;
  }

  #learn(index: number, mention: NameMention): void {
    const entity = this.entities[index];
    if (!entity) return;
    entity.named += 1;
    const name = mention.text.replace(/['’]s$/u, '');
    if (
      name.length > entity.name.length &&
      (mention.type !== 'person' || nameWords(name).length > nameWords(entity.name).length)
    ) {
      if (!entity.aliases.includes(entity.name)) entity.aliases.push(entity.name);
      entity.name = name;
    } else if (name !== entity.name && !entity.aliases.includes(name)) entity.aliases.push(name);
    entity.aliases = entity.aliases.filter((alias) => alias !== entity.name);
    if (mention.role && !entity.roles.includes(mention.role)) entity.roles.push(mention.role);
    entity.gender ??= mention.type === 'person' ? genderOf(name, mention.title, this.#gazetteer) : null;
    for (const word of mention.role?.toLowerCase().split(/[^\p{L}]+/u) ?? []) this.#byRole.set(word, index);
    if (mention.type !== 'person') this.#index(nameKey(mention.text), index, name);
    else {
      const words = nameWords(name);
      addTo(this.#bySurname, words.at(-1), index);
      if (words.length > 1) addTo(this.#byGivenName, words[0], index);
    }
  }

  #index(key: string, index: number, name: string): void {
    this.#byKey.set(key, index);
    const initials = initialsOf(name).toLowerCase();
    if (initials.length >= 3 && !this.#byKey.has(initials)) this.#byKey.set(initials, index);
  }

  seen(index: number, token: number): void {
    const entity = this.entities[index];
    if (entity) entity.lastSeen = token;
  }
}

function addTo(map: Map<string, Set<number>>, word: string | undefined, index: number): void {
  if (!word) return;
  const there = map.get(word);
  if (there) there.add(index);
  else map.set(word, new Set([index]));
}
