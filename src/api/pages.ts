import { ArticleSummary } from '../records/article.ts';
import { Claim } from '../records/claim.ts';
import { ArticleEntity, DoubtfulPair, Entity, Mention } from '../records/entity.ts';
import { Quote } from '../records/quote.ts';
import { ClaimReview } from '../records/review.ts';
import { pageOf } from './paging.ts';

export const ArticlePage = pageOf('ArticlePage', ArticleSummary);
export const QuotePage = pageOf('QuotePage', Quote);
export const EntityPage = pageOf('EntityPage', Entity);
export const ArticleEntityPage = pageOf('ArticleEntityPage', ArticleEntity);
export const DoubtfulPairPage = pageOf('DoubtfulPairPage', DoubtfulPair);
export const MentionPage = pageOf('MentionPage', Mention);
export const ClaimPage = pageOf('ClaimPage', Claim);
export const ReviewPage = pageOf('ReviewPage', ClaimReview);
