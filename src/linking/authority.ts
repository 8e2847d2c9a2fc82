import type { AuthorityEntry } from '../records/authority.ts';
import { nameKey } from './names.ts';

/** What tells an entry of an authority list from others: its Wikidata item, or else its type and name. */
export const identityOf = ({ wikidata, type, name }: AuthorityEntry): string =>
  wikidata ?? `${type} ${nameKey(type, name)}`;

/** Whether the identity is a Wikidata item. */
export const isItem = (identity: string | null): boolean => identity !== null && /^Q\d+$/.test(identity);
