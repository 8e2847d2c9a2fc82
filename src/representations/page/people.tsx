import type { ExtractedQuote } from '../../records/quote.ts';
import { pathOf } from '../representation.ts';
import { nameOf } from './voices.ts';

/** Who is behind a quote, with the roles that the article gives them. */
export function People({ of, linked }: { of: Pick<ExtractedQuote, 'speakers' | 'source'>; linked: boolean }) {
  if (of.speakers.length === 0) return <bdi class="unnamed">{nameOf(of)}</bdi>;
  return (
    <>
      {of.speakers.map(({ id, name, role }, i) => (
        <span key={id}>
          {i > 0 && ' and '}
          {linked ? (
            <a href={pathOf.entity(id)}>
              <bdi>{name}</bdi>
            </a>
          ) : (
            <bdi>{name}</bdi>
          )}
          {role && <span class="role"> {role}</span>}
        </span>
      ))}
    </>
  );
}
