import sql from 'sql-template-tag';
import { recordsWith, sameWorded, similarKeys, type Worded } from './candidate-wordings.ts';
import type { Dialect, Queries } from './engine.ts';
import { type Likeness, likeness } from './likeness.ts';
import { atMost } from './paging.ts';
import type { Search } from './search.ts';
import { CLAIMS } from './wording-kinds.ts';
import { foldedWords, saidIn, wordingHash } from './words.ts';

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

/**
 * The claims that a text says, surely or maybe, the likeliest first: of those with the same words, with shared
 * fingerprints, and with some of its longest words. Bounded, however many claims there are.
 */
export async function matchesOf(read: Queries, d: Dialect, text: string): Promise<Match[]> {
  const [same] = await sameWorded(read, d, CLAIMS, [text]);
  const [similar] = await similarKeys(read, d, CLAIMS, [text]);
  const candidates = [
    ...(same ? [same] : []),
    ...(await recordsWith(read, d, CLAIMS, similar ?? [])),
    ...(await foundByWords(read, d, foldedWords(text))),
  ];
  const matches: Match[] = [];
  for (const [said, other] of new Map(candidates.map((each) => [saidIn(each.text), each.text]))) {
    const like = likeness(text, other);
    if (!like) continue;
    const claims = await read.all<{ id: string; text: string }>(sql`
      select id, text from claims where words = ${wordingHash(CLAIMS.name, other)} order by key ${atMost(MOST_CLAIMS)}`);
    for (const claim of claims) if (saidIn(claim.text) === said) matches.push({ claimId: claim.id, ...like });
  }
  return matches.sort((a, b) => Number(b.sure) - Number(a.sure) || b.score - a.score);
}

async function foundByWords(read: Queries, d: Dialect, words: readonly string[]): Promise<Worded[]> {
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
  return read.all<Worded>(sql`select key, text from claims where key in (${found})`);
}

/** Every choice of so many of these. */
function choices(values: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return values.flatMap((value, i) => choices(values.slice(i + 1), size - 1).map((rest) => [value, ...rest]));
}
