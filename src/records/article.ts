import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PublicationDate } from './date.ts';
import { ArticleId } from './id-schemas.ts';
import { STORABLE, storable, storablePattern } from './storable.ts';
import { webAddress } from './web-address.ts';

export { articleId } from './id.ts';

/** Longest text that is accepted, in UTF-16 units: a long book chapter; a longer one is refused by name. */
export const MAX_TEXT_LENGTH = 1_000_000;

const line = (what: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(2_000)
    .refine(storable, STORABLE)
    .describe(what)
    .meta({ pattern: storablePattern('[^\\s\\u0000]') });

/** White space, controls and marks of format: with nothing else in it a text says nothing. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}]/u;

/** The same for documents: not every reader of patterns knows the properties of characters. */
const INVISIBLE =
  '\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u180e' +
  '\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff\\ufff9-\\ufffb';
export const TEXT_PATTERN = storablePattern(`[^${INVISIBLE}]`);

/** A language as articles give it. */
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a BCP 47 language tag: "en", "en-GB"');

/** What a publisher says about a text under or above it: part of the record, not of the text. */
export const Note = z
  .strictObject({
    kind: z.enum(['correction', 'clarification', 'update', 'editor']).describe('What it tells; `editor` is any other.'),
    text: line('The note as it is published.'),
    at: PublicationDate.nullable().default(null).describe('When it was added, where it says so.'),
  })
  .meta({ id: 'Note', description: "A publisher's own note on an article: a correction, an update." });
export type Note = z.infer<typeof Note>;

/** An article as it comes in: what a publisher gives, nothing that onrecord finds out. */
export const ArticleDraft = z
  .strictObject({
    url: webAddress.nullable().default(null).describe('Canonical address; kept in its normal form.'),
    headline: line('Headline.').nullable().default(null),
    publisher: line('Name of the publisher.').nullable().default(null),
    authors: z.array(line('Name of an author.')).max(100).default([]),
    language: Language.nullable().default(null).describe('BCP 47 tag; null to find it out from the text.'),
    publishedAt: PublicationDate.nullable().default(null),
    modifiedAt: PublicationDate.nullable().default(null).describe('When the publisher says it was last changed.'),
    license: line('Licence under which the text may be shown, where known.').nullable().default(null),
    notes: z.array(Note).max(100).default([]).describe("The publisher's own notes on it: corrections, updates."),
    excerpt: z
      .boolean()
      .default(false)
      .describe('Whether the text is but the beginning, or a summary, as feeds give it.'),
    text: z
      .string()
      .max(MAX_TEXT_LENGTH, `must not be longer than ${MAX_TEXT_LENGTH} characters`)
      .refine((text) => VISIBLE.test(text), 'must not be empty')
      .refine(storable, STORABLE)
      .describe('The text, paragraphs parted by blank lines; kept to the letter, so that spans stay right.')
      .meta({ pattern: TEXT_PATTERN }),
  })
  .meta({ id: 'ArticleDraft', description: 'An article as it comes in.' });
export type ArticleDraft = z.infer<typeof ArticleDraft>;

/** Whether an article has been looked into: what is in a language without lexicon is kept as it is. */
export const ExtractionStatus = z.enum(['complete', 'unsupported-language']);
export type ExtractionStatus = z.infer<typeof ExtractionStatus>;

/** Tells whether anything that the publisher gives has changed: hex SHA-256 over all fields of the draft. */
export function contentHash(draft: ArticleDraft): string {
  const { url, headline, publisher, authors, language, publishedAt, license, text, ...newer } = draft;
  // What came later is left out where nothing is said, so that articles keep the hash that they were stored with.
  const said = Object.entries(newer).filter(([, value]) => value !== null && value !== false && String(value) !== '');
  // Likewise: English was what an article was in that did not say.
  const fields = [url, headline, publisher, authors, language ?? 'en', publishedAt, license, text, ...said.sort()];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

const Extractor = z.object({ name: z.string(), version: z.string() });
export type Extractor = z.infer<typeof Extractor>;

/** An article of the corpus. */
export const Article = z
  .object({
    ...ArticleDraft.shape,
    id: ArticleId,
    url: z.string().nullable(),
    language: Language.describe(
      'BCP 47 tag: as given, or as found in the text where none was given or the text is plainly in another; "und" where ' +
        'nobody can tell.',
    ),
    extraction: ExtractionStatus.describe(
      'unsupported-language: it is kept, served and searched, but nothing was looked for in it.',
    ),
    contentHash: z.string(),
    extractor: Extractor.describe('What found the quotes, and in which version.'),
    counts: z.object({
      quotes: z.int().min(0),
      speakers: z.int().min(0),
      entities: z.int().min(0),
      claims: z.int().min(0),
    }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    revisions: z
      .array(z.object({ contentHash: z.string(), replacedAt: z.iso.datetime() }))
      .describe("Earlier states, oldest first: what each one's hash was, and when it was replaced."),
  })
  .meta({ id: 'Article', description: 'A news article with what was found in it, counted.' });
export type Article = z.infer<typeof Article>;

/** An article in a list: without its text. */
export const ArticleSummary = Article.omit({ text: true }).meta({
  id: 'ArticleSummary',
  description: 'An article of a list: all but its text.',
});
export type ArticleSummary = z.infer<typeof ArticleSummary>;
