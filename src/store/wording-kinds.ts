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

/** Texts of which each finds the other: which of them was there first makes no difference. */
export function findEachOther(kind: WordingKind, text: string, other: string): boolean {
  const finds = (one: string, two: string) => {
    const sought = new Set(soughtBy(kind, one));
    return fingerprintsOf(kind, two).some((hash) => sought.has(hash));
  };
  return finds(text, other) && finds(other, text);
}

/** Whether two texts of this kind are one group by themselves. */
export const repeats = (kind: WordingKind, text: string, other: string): boolean =>
  kind.same(foldedWords(text), foldedWords(other)) && findEachOther(kind, text, other);
