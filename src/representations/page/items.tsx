import type { ArticleSummary } from '../../records/article.ts';
import type { Entity } from '../../records/entity.ts';
import { pathOf } from '../representation.ts';
import { amount } from './amount.ts';
import { dateInWords } from './dates.ts';
import { EntityName } from './people.tsx';

/** What an article is called on pages. */
export const titleOf = ({ headline, url }: Pick<ArticleSummary, 'headline' | 'url'>): string =>
  headline ?? url ?? 'An article without a headline';

/** An article in a list. */
export function ArticleItem({ article }: { article: ArticleSummary }) {
  const { id, publisher, publishedAt, counts } = article;
  return (
    <li>
      <a href={pathOf.article(id)} dir="auto">
        {titleOf(article)}
      </a>{' '}
      <small>
        {publisher && <bdi>{publisher}</bdi>}
        {publisher && publishedAt && ', '}
        {publishedAt && dateInWords(publishedAt)}
        {(publisher || publishedAt) && ' · '}
        {amount(counts.quotes, 'quote')}
      </small>
    </li>
  );
}

/** An entity in a list. */
export function EntityItem({ entity }: { entity: Entity }) {
  const { id, name, type, roles, counts } = entity;
  return (
    <li>
      <EntityName id={id} name={name} />{' '}
      <small>
        <bdi>{roles[0] ?? type}</bdi> · {amount(counts.quotes, 'quote')}
      </small>
    </li>
  );
}
