import { Article } from '../records/article.ts';
import { ArticleRevision } from '../records/article-revision.ts';
import { Claim } from '../records/claim.ts';
import { Comparison } from '../records/comparison.ts';
import { Entity } from '../records/entity.ts';
import { Quote } from '../records/quote.ts';
import { ClaimReview } from '../records/review.ts';
import { Stats } from '../records/stats.ts';
import { annotations } from '../representations/annotations.ts';
import { type Forms, LIST_FORMS, RECORD_FORMS } from './forms.ts';
import {
  AnnotationPage,
  ArticleEntityPage,
  ArticlePage,
  ChangePage,
  ClaimPage,
  DoubtfulPairPage,
  EntityPage,
  MentionPage,
  NameUsePage,
  QuotedWithPage,
  QuotePage,
  ReviewPage,
  RevisionPage,
} from './pages.ts';

/** The answers that come in several forms, by their schema. */
export const ANSWERS: ReadonlyMap<unknown, Forms> = new Map<unknown, Forms>([
  [Article, RECORD_FORMS.article],
  [Quote, RECORD_FORMS.quote],
  [Entity, RECORD_FORMS.entity],
  [Claim, RECORD_FORMS.claim],
  [ArticlePage, LIST_FORMS.articleSummary],
  [QuotePage, LIST_FORMS.quote],
  [EntityPage, LIST_FORMS.entity],
  [ArticleEntityPage, LIST_FORMS.articleEntity],
  [MentionPage, LIST_FORMS.mention],
  [QuotedWithPage, LIST_FORMS.quotedWith],
  [NameUsePage, LIST_FORMS.nameUse],
  [ClaimPage, LIST_FORMS.claim],
  [DoubtfulPairPage, LIST_FORMS.doubtfulPair],
  [ReviewPage, LIST_FORMS.review],
  [ChangePage, LIST_FORMS.change],
  [RevisionPage, LIST_FORMS.revision],
  [ClaimReview, RECORD_FORMS.review],
  [ArticleRevision, RECORD_FORMS.revision],
  [Stats, RECORD_FORMS.stats],
  [Comparison, RECORD_FORMS.comparison],
  [AnnotationPage, [annotations]],
]);

interface Described {
  response?: { 200?: { content?: Record<string, { schema: unknown }> } };
}

/** The forms of what a route answers, by its schema; undefined where there is but one. */
export function formsOfRoute(schema: unknown): Forms | undefined {
  const [media] = Object.values((schema as Described | undefined)?.response?.[200]?.content ?? {});
  return ANSWERS.get(media?.schema);
}
