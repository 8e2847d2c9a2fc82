import type { ArticleSummary } from '../../records/article.ts';
import type { Entity } from '../../records/entity.ts';
import { pathOf } from '../representation.ts';
import { dateInWords } from './dates.ts';

/** An article in a list. */
export function ArticleItem({ article }: { article: ArticleSummary }) {
  const { id, headline, url, publisher, publishedAt, counts } = article;
  return (
    <li>
      <a href={pathOf.article(id)} dir="auto">
        {headline ?? url ?? 'An article without a headline'}
      </a>{' '}
      <small>
        {publisher && <bdi>{publisher}</bdi>}
        {publisher && publishedAt && ', '}
        {publishedAt && dateInWords(publishedAt)}
        {(publisher || publishedAt) && ' · '}
        {counts.quotes} {counts.quotes === 1 ? 'quote' : 'quotes'}
      </small>
    </li>
  );
}

/** An entity in a list. */
export function EntityItem({ entity }: { entity: Entity }) {
  const { id, name, type, roles, counts } = entity;
  return (
    <li>
      <a href={pathOf.entity(id)}>
        <bdi>{name}</bdi>
      </a>{' '}
      <small>
        <bdi>{roles[0] ?? type}</bdi> · {counts.quotes} {counts.quotes === 1 ? 'quote' : 'quotes'}
      </small>
    </li>
  );
}
