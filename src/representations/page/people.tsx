import type { ExtractedQuote } from '../../records/quote.ts';
import { pathOf } from '../representation.ts';
import { nameOf } from './voices.ts';

/** The name of an entity, as the way to its page where it has one. */
export function EntityName({ id, name, linked = true }: { id: string; name: string; linked?: boolean }) {
  const shown = <bdi>{name}</bdi>;
  return linked ? <a href={pathOf.entity(id)}>{shown}</a> : shown;
}

/** Who is behind a quote, with the roles that the article gives them. */
export function People({ of, linked }: { of: Pick<ExtractedQuote, 'speakers' | 'source'>; linked: boolean }) {
  if (of.speakers.length === 0) return <bdi class="unnamed">{nameOf(of)}</bdi>;
  return (
    <>
      {of.speakers.map(({ id, name, role }, i) => (
        <span key={id}>
          {i > 0 && ' and '}
          <EntityName id={id} name={name} linked={linked} />
          {role && <span class="role"> {role}</span>}
        </span>
      ))}
    </>
  );
}
