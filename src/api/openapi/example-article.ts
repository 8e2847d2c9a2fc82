import type { z } from 'zod';
import type { ArticleDraft } from '../../records/article.ts';

/** The article of which the examples of the OpenAPI document tell; `npm run openapi` posts it and notes the answers. */
export const EXAMPLE_ARTICLE: z.input<typeof ArticleDraft> = {
  url: 'https://www.example.org/2024/03/bridge',
  headline: 'Bridge to open in May, says mayor',
  publisher: 'Example Gazette',
  authors: ['Jane Roe'],
  publishedAt: '2024-03-05',
  text:
    '"We will open the bridge in May," Mayor Anna Berg told the Example Gazette on Monday.\n\n' +
    'Berg denied that the work had cost more than 12 million euros.',
};

/** The same article once its publisher has taken something out. */
export const REVISED_ARTICLE: z.input<typeof ArticleDraft> = {
  ...EXAMPLE_ARTICLE,
  modifiedAt: '2024-03-06',
  notes: [{ kind: 'correction', text: 'An earlier version of this article told of the cost.', at: '2024-03-06' }],
  text: '"We will open the bridge in May," Mayor Anna Berg told the Example Gazette on Monday.',
};

/** An article after it, of someone who has the same name and is something else: the example of a doubt. */
export const DOUBTFUL_ARTICLE: z.input<typeof ArticleDraft> = {
  url: 'https://www.example.org/2024/03/match',
  headline: 'Goalkeeper hopes for a win',
  publisher: 'Example Gazette',
  publishedAt: '2024-03-09',
  text:
    '"We hope to win on Sunday," goalkeeper Anna Berg told the Example Gazette.\n\n' +
    'Coach Tom Carter said that the team was ready.',
};

/** A fact-check of a claim of the article. */
export const EXAMPLE_REVIEW = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: 'https://facts.example.org/2024/03/cost-of-the-bridge',
  claimReviewed: 'The bridge has cost more than 12 million euros.',
  reviewRating: { '@type': 'Rating', ratingValue: 2, bestRating: 5, worstRating: 1, alternateName: 'Mostly false' },
  author: { '@type': 'Organization', name: 'Example Facts', url: 'https://facts.example.org/' },
  datePublished: '2024-03-07',
};

/** What an operation answers, and to what. */
export interface Example {
  /** What was sent, where it is not the example article. */
  request?: unknown;
  /** Of the path, by name. */
  params?: Record<string, string | number>;
  body?: unknown;
  /** The same in other forms, by media type. */
  forms?: Record<string, unknown>;
  /** By status. */
  problems?: Record<string, unknown>;
}
