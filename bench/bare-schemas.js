// The schemas by which fast-json-stringify writes what bare-server.js answers.
const text = { type: 'string' };
const number = { type: 'number' };
const integer = { type: 'integer' };
const optional = { type: ['string', 'null'] };
const list = (items) => ({ type: 'array', items });
const object = (properties, more = {}) => ({ type: 'object', properties, ...more });

const span = object({ start: integer, end: integer });
const quote = object({
  id: text,
  articleId: text,
  type: text,
  text,
  spans: list(span),
  cue: object({ text, start: integer, end: integer, lemma: text }, { nullable: true }),
  source: object({ text, spans: list(span) }, { nullable: true }),
  speakers: list(object({ id: text, name: text, type: text, role: optional })),
  addressees: list(object({ id: optional, name: text, start: integer, end: integer })),
  act: text,
  saidAt: optional,
  confidence: number,
  version: integer,
  review: object({ status: text, by: optional, at: optional }),
  occurrences: integer,
  withdrawn: { type: 'null' },
  article: object({ headline: optional, url: optional, publisher: optional, publishedAt: optional }),
});
const article = object({
  id: text,
  url: optional,
  headline: optional,
  publisher: optional,
  authors: list(text),
  language: text,
  publishedAt: optional,
  modifiedAt: optional,
  license: optional,
  notes: list(object({ text })),
  excerpt: { type: 'boolean' },
  extraction: text,
  contentHash: text,
  extractor: object({ name: text, version: text }),
  counts: object({ quotes: integer, speakers: integer, entities: integer, claims: integer }),
  createdAt: text,
  updatedAt: text,
  revisions: list(object({ contentHash: text, replacedAt: text })),
  text,
});
const entity = object({
  id: text,
  type: text,
  name: text,
  aliases: list(text),
  roles: list(text),
  version: integer,
  sameAs: list(text),
  counts: object({ articles: integer, quotes: integer, mentions: integer }),
  firstSeen: optional,
  lastSeen: optional,
});
const pageOf = (items) => object({ items: list(items), next: optional });

export const schemas = {
  quote,
  article,
  quotePage: pageOf(quote),
  entityPage: pageOf(entity),
  stats: object({
    by: list(text),
    rows: list(object({ act: text, quotes: integer })),
    other: integer,
    total: integer,
    complete: { type: 'boolean' },
  }),
};
