import { type Fields, isFields, listOf } from './shape.ts';

/** A node of JSON-LD with the fields that it has there. */
export type Thing = Fields;

/** Types of schema.org that are articles of news, or are published like them. */
const ARTICLE = /(?:Article|(?:Blog|SocialMedia|Forum)Posting)$|^(?:Report|APIReference)$/;

/** What may hold articles that are meant by the document itself, and not only mentioned. */
const HOLDERS = [
  '@graph',
  '@set',
  '@list',
  'mainEntity',
  'itemListElement',
  'item',
  'hasPart',
  'dataFeedElement',
  'blogPost',
];

/** Values that are looked at at most: a document within the limit of a body has fewer. */
export const MOST_NODES = 200_000;

/** Prefixes that a document gives schema.org, at most: each name is compared with all. */
const MOST_PREFIXES = 10;

const typesOf = (node: Thing): readonly unknown[] => listOf(node['@type'] ?? node.type);

/**
 * A document of JSON-LD in the terms of schema.org, read without its context: names may be bare, have a prefix that the
 * context gives, or be whole addresses; nodes may stand where they are meant or be named by `@id`.
 */
export class SchemaGraph {
  private readonly document: unknown;
  private readonly prefixes = new Set(['https://schema.org/', 'http://schema.org/', 'schema:']);
  private readonly byId = new Map<string, Thing>();
  /** Every node that has a type, however deep it stands, what is less deep first. */
  readonly typed: readonly Thing[];
  /** Whether all was looked at: what stands behind `MOST_NODES` values is not known here. */
  readonly isWhole: boolean;

  constructor(document: unknown) {
    this.document = document;
    const waiting: unknown[] = [document];
    const typed: Thing[] = [];
    // By a loop, however deep they are nested.
    for (let i = 0; i < waiting.length && i <= MOST_NODES; i += 1) {
      const node = waiting[i];
      if (typeof node !== 'object' || node === null) continue;
      for (const value of Object.values(node)) if (typeof value === 'object') waiting.push(value);
      if (!isFields(node)) continue;
      if (typesOf(node).length > 0) typed.push(node);
      this.learnPrefixes(node['@context']);
      const id = this.idOf(node);
      // What only names a node says nothing of it.
      if (id !== null && Object.keys(node).length > 1 && !this.byId.has(id)) this.byId.set(id, node);
    }
    this.typed = typed;
    this.isWhole = waiting.length <= MOST_NODES + 1;
  }

  private learnPrefixes(context: unknown): void {
    for (const each of listOf(context)) {
      if (!isFields(each)) continue;
      for (const [prefix, meaning] of Object.entries(each)) {
        const isOurs = typeof meaning === 'string' && /^https?:\/\/schema\.org[/#]$/.test(meaning);
        if (isOurs && this.prefixes.size < MOST_PREFIXES) this.prefixes.add(`${prefix}:`);
      }
    }
  }

  private bare(name: string): string {
    for (const prefix of this.prefixes) if (name.startsWith(prefix)) return name.slice(prefix.length);
    return name;
  }

  idOf(thing: Thing): string | null {
    return typeof thing['@id'] === 'string' ? thing['@id'] : null;
  }

  /** Whether one of the types of a node has such a name, without what stands before it. */
  isA(thing: Thing, type: RegExp): boolean {
    return typesOf(thing).some((each) => typeof each === 'string' && type.test(this.bare(each)));
  }

  isArticle(thing: Thing): boolean {
    return this.isA(thing, ARTICLE);
  }

  /** The articles that the document is about, in its order. */
  *articles(): Generator<Thing> {
    const waiting: unknown[] = [this.document];
    const seen = new Set<unknown>();
    while (waiting.length > 0) {
      const node = waiting.pop();
      if (Array.isArray(node)) {
        for (const each of node.toReversed()) waiting.push(each);
        continue;
      }
      if (!isFields(node)) continue;
      const thing = this.resolved(node);
      if (seen.has(thing)) continue;
      seen.add(thing);
      if (this.isArticle(thing)) yield thing;
      else for (const holder of HOLDERS.toReversed()) waiting.push(...this.values(thing, holder).toReversed());
    }
  }

  private resolved(thing: Thing): Thing {
    const id = this.idOf(thing);
    return (id !== null && Object.keys(thing).length === 1 ? this.byId.get(id) : undefined) ?? thing;
  }

  private values(thing: Thing, name: string): readonly unknown[] {
    for (const [key, value] of Object.entries(thing)) {
      if (this.bare(key) !== name) continue;
      return listOf(value).flatMap((each) => (isFields(each) ? listOf(each['@list'] ?? each['@set'] ?? each) : [each]));
    }
    return [];
  }

  /** The nodes that are the value of a property. */
  things(thing: Thing, name: string): Thing[] {
    return this.values(thing, name)
      .filter(isFields)
      .map((each) => this.resolved(each));
  }

  /** The texts that are the value of a property; numbers and truth values as they are written. */
  texts(thing: Thing, name: string): string[] {
    return this.values(thing, name).flatMap((each) => {
      const value = isFields(each) ? each['@value'] : each;
      return /^(?:string|number|boolean)$/.test(typeof value) && String(value).trim() !== '' ? [String(value)] : [];
    });
  }

  /** The text of the first property that has one. */
  text(thing: Thing, ...names: string[]): string | null {
    for (const name of names) {
      const [text] = this.texts(thing, name);
      if (text !== undefined) return text;
    }
    return null;
  }

  /** What those are called that are the value of the first property that has any: named in a text, or a node. */
  names(thing: Thing, ...properties: string[]): string[] {
    for (const property of properties) {
      const names = this.values(thing, property).flatMap((each) => this.nameOf(each) ?? []);
      if (names.length > 0) return names;
    }
    return [];
  }

  /** Where a thing stands; an `@id` that is an address of the web is often the page with a fragment for the article. */
  addresses(thing: Thing): string[] {
    const pages = this.things(thing, 'mainEntityOfPage');
    const own = [this.text(thing, 'url'), this.text(thing, 'mainEntityOfPage')];
    const ids = [...pages.flatMap((page) => [this.text(page, 'url'), this.idOf(page)]), this.idOf(thing)];
    return [...own, ...ids.map((id) => id?.replace(/#.*$/, ''))].filter((each) => typeof each === 'string');
  }

  /** A tag, or a Language whose tag is its alternate name. */
  language(thing: Thing): string | null {
    const [language] = this.things(thing, 'inLanguage');
    return this.text(thing, 'inLanguage') ?? (language ? this.text(language, 'alternateName', 'name') : null);
  }

  private nameOf(value: unknown): string | null {
    if (typeof value === 'string') return /^(https?:|_:|#)/.test(value) ? this.nameOfId(value) : value;
    if (!isFields(value)) return null;
    if (typeof value['@value'] === 'string') return value['@value'];
    const thing = this.resolved(value);
    const parts = [this.text(thing, 'givenName'), this.text(thing, 'familyName')].filter(Boolean);
    return this.text(thing, 'name', 'legalName') ?? (parts.length > 0 ? parts.join(' ') : null);
  }

  private nameOfId(id: string): string | null {
    const thing = this.byId.get(id);
    return thing ? this.text(thing, 'name') : null;
  }
}
