import { z } from 'zod';
import { PartialDate, PublicationDate } from './date.ts';
import { EntityRef } from './entity.ts';
import { ArticleId, EntityId, QuoteId } from './id-schemas.ts';
import { Span, TextSpan } from './span.ts';
import { ACTS } from './speech-acts.ts';
import { Withdrawn } from './withdrawn.ts';

export const QUOTE_TYPES = ['direct', 'indirect', 'mixed'] as const;
export const QuoteType = z.enum(QUOTE_TYPES);
export type QuoteType = z.infer<typeof QuoteType>;

export const Act = z.enum(ACTS);
export type Act = z.infer<typeof Act>;

export const REVIEW_STATUSES = ['unreviewed', 'confirmed', 'rejected', 'corrected'] as const;

export const ReviewStatus = z.enum(REVIEW_STATUSES);
export type ReviewStatus = z.infer<typeof ReviewStatus>;

export const Cue = z
  .object({ ...TextSpan.shape, lemma: z.string().describe('Base form of its head word: "say" for "has said".') })
  .meta({ id: 'Cue', description: 'The words that introduce the content: "told", "according to".' });

export const Addressee = z
  .object({
    id: EntityId.nullable().describe('Null where the addressee is not a named entity.'),
    name: z.string(),
    ...Span.shape,
  })
  .meta({ id: 'Addressee', description: 'To whom it was said.' });

export type Addressee = z.infer<typeof Addressee>;

const said = {
  id: QuoteId,
  articleId: ArticleId,
  type: QuoteType.describe('direct: all in quotation marks; indirect: none of it; mixed: parts of it.'),
  text: z.string().describe('The content, its parts joined by " … ".'),
  spans: z.array(Span).min(1).describe('Where the content stands, in text order.'),
  cue: Cue.nullable(),
  source: z
    .object({ text: z.string(), spans: z.array(Span).min(1) })
    .nullable()
    .describe('The words that name who said it, null where the text has none.'),
  speakers: z.array(EntityRef).describe('The named entities behind the source; empty for an unnamed source.'),
  addressees: z.array(Addressee),
  act: Act.describe('The kind of speech act.'),
  saidAt: PartialDate.nullable().describe('When it was said, where the text tells.'),
  confidence: z.number().min(0).max(1),
};

/** A quote as extraction finds it in one article. */
export const ExtractedQuote = z
  .object(said)
  .meta({ id: 'ExtractedQuote', description: 'A quote as found in one article, before it is stored.' });
export type ExtractedQuote = z.infer<typeof ExtractedQuote>;

/** A quote of the corpus. */
export const Quote = z
  .object({
    ...said,
    version: z.int().min(1).describe('Goes up with each change of the quote: what a correction names in `If-Match`.'),
    review: z.object({
      status: ReviewStatus,
      by: z.string().nullable(),
      at: z.iso.datetime().nullable(),
    }),
    occurrences: z
      .int()
      .min(0)
      .describe(
        'Quotes of the corpus that repeat one another (in the same words, shortened or cut), this one among them; 0 of ' +
          'one that is withdrawn.',
      ),
    withdrawn: Withdrawn.nullable().describe(
      'When the publisher has taken it out of the article; null for what stands there.',
    ),
    article: z.object({
      headline: z.string().nullable(),
      url: z.string().nullable(),
      publisher: z.string().nullable(),
      publishedAt: PublicationDate.nullable(),
    }),
  })
  .meta({ id: 'Quote', description: 'Who said what, to whom, when, and where in the article it stands.' });
export type Quote = z.infer<typeof Quote>;
