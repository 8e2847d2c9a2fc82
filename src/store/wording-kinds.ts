import { raw, type Sql } from 'sql-template-tag';
import { fingerprints } from './fingerprints.ts';
import { sameClaimed, sameSaid } from './same-words.ts';
import { foldedWords } from './words.ts';

/** A kind of record whose words may stand elsewhere. */
export interface WordingKind {
  name: 'quote' | 'claim';
  /** Its table, which has `text`, `article_key`, `wording_key` and `group_key`. */
  table: Sql;
  /** Whether one of two repeats the other, by their folded words. */
  same(words: readonly string[], others: readonly string[]): boolean;
}

export const QUOTES: WordingKind = { name: 'quote', table: raw('quotes'), same: sameSaid };
export const CLAIMS: WordingKind = { name: 'claim', table: raw('claims'), same: sameClaimed };

/** The kind with this name. */
export const kindOf = (name: unknown): WordingKind => (name === QUOTES.name ? QUOTES : CLAIMS);

/** The fingerprints of a text of this kind. */
export const fingerprintsOf = ({ name }: WordingKind, text: string): number[] => fingerprints(foldedWords(text), name);
