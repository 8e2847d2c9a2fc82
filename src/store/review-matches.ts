import sql, { type Sql } from 'sql-template-tag';
import { similarKeys, storedWordings } from './candidate-wordings.ts';
import type { Dialect, Queries } from './engine.ts';
import { type Likeness, likeness } from './likeness.ts';
import { atMost } from './paging.ts';
import type { Search } from './search.ts';
import { CLAIMS } from './wording-kinds.ts';
import { foldedWords, wordingHash } from './words.ts';

/** A claim that a text says, or may say. */
export interface Match extends Likeness {
  claimId: string;
}

/** Words that are searched for, the longest of the text: three of them must be in a claim. */
const SEARCHED = 6;
const SEARCHED_TOGETHER = 3;
const MOST_FOUND = 64;

/** So many claims of one wording get a review. */
const MOST_CLAIMS = 20;

interface Candidate {
  key: number;
  text: string;
}

/**
 * The claims that a text says, surely or maybe, the likeliest first: of those with the same words, with shared
 * fingerprints, and with some of its longest words. Bounded, however many claims there are.
 */
export async function matchesOf(read: Queries, d: Dialect, text: string): Promise<Match[]> {
  const same = sql`select min(c.key) from claims c where c.wording_key =
    (select key from wordings where hash = ${wordingHash(CLAIMS.name, text)})`;
  const [similar] = await similarKeys(read, d, CLAIMS, [{ text }]);
  const candidates = [
    ...(await wordingsOf(read, same)),
    ...(await storedWordings(read, d, CLAIMS, similar ?? [])),
    ...(await foundByWords(read, d, foldedWords(text))),
  ];
  const matches: Match[] = [];
  for (const [key, other] of new Map(candidates.map((each) => [each.key, each.text]))) {
    const like = likeness(text, other);
    if (!like) continue;
    const claims = await read.all<{ id: string }>(
      sql`select id from claims where wording_key = ${key} order by key ${atMost(MOST_CLAIMS)}`,
    );
    for (const { id } of claims) matches.push({ claimId: id, ...like });
  }
  return matches.sort((a, b) => Number(b.sure) - Number(a.sure) || b.score - a.score);
}

/** The wordings of the claims whose keys are selected. */
const wordingsOf = (read: Queries, keys: Sql) =>
  read.all<Candidate>(sql`
    select c.wording_key as key, min(c.text) as text from claims c where c.key in (${keys}) group by c.wording_key`);

async function foundByWords(read: Queries, d: Dialect, words: readonly string[]): Promise<Candidate[]> {
  const longest = [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, SEARCHED);
  if (longest.length === 0) return [];
  const sets = choices(longest, Math.min(SEARCHED_TOGETHER, longest.length));
  const search: Search = {
    kind: 'or',
    parts: sets.map((set) => ({
      kind: 'and',
      parts: set.map((word) => ({ kind: 'words', words: [word], prefix: false })),
    })),
  };
  const found = sql`select key from (${d.found('claims', search)}) as found order by key desc ${atMost(MOST_FOUND)}`;
  return wordingsOf(read, found);
}

/** Every choice of so many of these. */
function choices(values: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return values.flatMap((value, i) => choices(values.slice(i + 1), size - 1).map((rest) => [value, ...rest]));
}
