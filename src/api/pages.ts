import { z } from 'zod';
import { ArticleSummary } from '../records/article.ts';
import { ArticleRevision } from '../records/article-revision.ts';
import { Claim } from '../records/claim.ts';
import { Change } from '../records/correction.ts';
import { ArticleEntity, DoubtfulPair, Entity, Mention, NameUse, QuotedWith } from '../records/entity.ts';
import { Quote } from '../records/quote.ts';
import { ClaimReview } from '../records/review.ts';
import { pageOf } from './paging.ts';

export const ArticlePage = pageOf('ArticlePage', ArticleSummary);
export const QuotePage = pageOf('QuotePage', Quote);
export const EntityPage = pageOf('EntityPage', Entity);
export const ArticleEntityPage = pageOf('ArticleEntityPage', ArticleEntity);
export const DoubtfulPairPage = pageOf('DoubtfulPairPage', DoubtfulPair);
export const MentionPage = pageOf('MentionPage', Mention);
export const QuotedWithPage = pageOf('QuotedWithPage', QuotedWith);
export const NameUsePage = pageOf('NameUsePage', NameUse);
export const ClaimPage = pageOf('ClaimPage', Claim);
export const ChangePage = pageOf('ChangePage', Change);
export const RevisionPage = pageOf('RevisionPage', ArticleRevision);
export const ReviewPage = pageOf('ReviewPage', ClaimReview);

/** Its terms are those of the Web Annotation data model, which has its own documents. */
export const AnnotationPage = z
  .looseObject({
    '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
    id: z.url(),
    type: z.literal('AnnotationPage'),
    partOf: z.looseObject({ id: z.url(), type: z.literal('AnnotationCollection') }),
    next: z.url().optional(),
    items: z.array(z.looseObject({ id: z.url(), type: z.literal('Annotation') })),
  })
  .meta({ id: 'AnnotationPage', description: 'Web Annotations (https://www.w3.org/TR/annotation-model/).' });
export type AnnotationPage = z.infer<typeof AnnotationPage>;
