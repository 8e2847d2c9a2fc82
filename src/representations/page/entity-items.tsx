import type { DoubtfulPair, Entity, Mention, NameUse, QuotedWith } from '../../records/entity.ts';
import { pathOf } from '../representation.ts';
import { amount } from './amount.ts';
import { dateInWords } from './dates.ts';
import { EntityName } from './people.tsx';
import { percent } from './percent.ts';
import { textFragment } from './text-fragment.ts';

/** Somebody in a list of those who are quoted with another. */
export function QuotedWithItem({ entity: { id, name, roles, type, sharedArticles } }: { entity: QuotedWith }) {
  return (
    <li>
      <EntityName id={id} name={name} />{' '}
      <small>
        <bdi>{roles[0] ?? type}</bdi> · in {amount(sharedArticles, 'article')}
      </small>
    </li>
  );
}

/** What articles call an entity, and from when to when. */
export function NameUseItem({ use: { kind, text, articles: used, firstUsed, lastUsed } }: { use: NameUse }) {
  return (
    <li>
      <bdi>{text}</bdi>{' '}
      <small>
        {kind} · in {amount(used, 'article')}
        {firstUsed && `, ${dateInWords(firstUsed)}`}
        {firstUsed && lastUsed && lastUsed !== firstUsed && ` to ${dateInWords(lastUsed)}`}
      </small>
    </li>
  );
}

/** A place that refers to an entity, in a list. */
export function MentionItem({ mention: { articleId, text, kind, start, end } }: { mention: Mention }) {
  return (
    <li>
      <a href={textFragment(pathOf.article(articleId), [text])} dir="auto">
        {text}
      </a>{' '}
      <small>
        {kind}, characters {start} to {end} of the article
      </small>
    </li>
  );
}

/** Two that may be one, and what speaks for it and against it. */
export function DoubtfulPairItem({ pair: { entity, other, articleId, score, evidence } }: { pair: DoubtfulPair }) {
  return (
    <li>
      <Known entity={entity} /> or <Known entity={other} />
      <p class="facts">
        {percent(score)} likely to be one
        {articleId && (
          <>
            {' '}
            (<a href={pathOf.article(articleId)}>an article</a> raised the doubt)
          </>
        )}
      </p>
      <ul class="evidence">
        {evidence.map(({ feature, value, weight }) => (
          <li key={feature}>
            {feature}: <bdi>{value}</bdi>{' '}
            <small>
              speaks {weight < 0 ? 'against' : 'for'} it ({weight.toFixed(1)})
            </small>
          </li>
        ))}
      </ul>
    </li>
  );
}

const Known = ({ entity: { id, name, type, roles, counts } }: { entity: Entity }) => (
  <span>
    <EntityName id={id} name={name} />{' '}
    <small>
      <bdi>{roles[0] ?? type}</bdi>, {counts.quotes} quotes
    </small>
  </span>
);
