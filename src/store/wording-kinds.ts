import { raw, type Sql } from 'sql-template-tag';
import { fingerprints, gramHashes } from './fingerprints.ts';
import { sameClaimed, sameSaid } from './same-words.ts';
import { foldedWords } from './words.ts';

/** A kind of record whose words may stand elsewhere. */
export interface WordingKind {
  name: 'quote' | 'claim';
  /** Its table, which has `text`, `article_key`, `words` (the hash of its words) and `group_key`. */
  table: Sql;
  /** Which records have which fingerprints: of those with the same words one. */
  fingerprints: Sql;
  /** Whether one of two repeats the other, by their folded words. */
  same(words: readonly string[], others: readonly string[]): boolean;
}

export const QUOTES: WordingKind = {
  name: 'quote',
  table: raw('quotes'),
  fingerprints: raw('quote_fingerprints'),
  same: sameSaid,
};
export const CLAIMS: WordingKind = {
  name: 'claim',
  table: raw('claims'),
  fingerprints: raw('claim_fingerprints'),
  same: sameClaimed,
};

/** The kind with this name. */
export const kindOf = (name: unknown): WordingKind => (name === QUOTES.name ? QUOTES : CLAIMS);

/** The fingerprints of a text of this kind, by which it is found. */
export const fingerprintsOf = ({ name }: WordingKind, text: string): number[] => fingerprints(foldedWords(text), name);

/** By which fingerprints a text of this kind finds others; its own are among them. */
export const soughtBy = ({ name }: WordingKind, text: string): number[] => gramHashes(foldedWords(text), name);

/** Texts of which each finds the other, by their folded words: which of them was there first makes no difference. */
export function findEachOther({ name }: WordingKind, words: readonly string[], others: readonly string[]): boolean {
  const finds = (one: readonly string[], two: readonly string[]) => {
    const sought = new Set(gramHashes(one, name));
    return fingerprints(two, name).some((hash) => sought.has(hash));
  };
  return finds(words, others) && finds(others, words);
}

/** Whether two texts of this kind are one group by themselves, by their folded words. */
export const repeats = (kind: WordingKind, words: readonly string[], others: readonly string[]): boolean =>
  kind.same(words, others) && findEachOther(kind, words, others);
