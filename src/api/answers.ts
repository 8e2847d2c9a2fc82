import { Article } from '../records/article.ts';
import { Claim } from '../records/claim.ts';
import { Entity } from '../records/entity.ts';
import { Quote } from '../records/quote.ts';
import { annotations } from '../representations/annotations.ts';
import { type Forms, formsOfList, formsOfRecord } from './forms.ts';
import {
  AnnotationPage,
  ArticleEntityPage,
  ArticlePage,
  ClaimPage,
  DoubtfulPairPage,
  EntityPage,
  MentionPage,
  QuotePage,
} from './pages.ts';

/** The answers that come in several forms, by their schema. */
export const ANSWERS: ReadonlyMap<unknown, Forms> = new Map<unknown, Forms>([
  [Article, formsOfRecord('article')],
  [Quote, formsOfRecord('quote')],
  [Entity, formsOfRecord('entity')],
  [Claim, formsOfRecord('claim')],
  [ArticlePage, formsOfList('articleSummary')],
  [QuotePage, formsOfList('quote')],
  [EntityPage, formsOfList('entity')],
  [ArticleEntityPage, formsOfList('articleEntity')],
  [MentionPage, formsOfList('mention')],
  [ClaimPage, formsOfList('claim')],
  [DoubtfulPairPage, formsOfList('doubtfulPair')],
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
