import type { Attribution, TokenRange } from '../document.ts';

/** How many tokens around a cue to look for what it points at; the encoder's own reach is somewhat shorter. */
const REACH = 300;

/** Where an attribution stands, and what points, for the encoder: the cue, and the first word of the content where there is none, as it was trained. */
export function asking({ cue, content }: Attribution): TokenRange {
  const first = content[0]?.first ?? 0;
  return cue ?? { first, last: first + 1 };
}

/** Where the answer is looked for. */
export const reachOf = ({ first, last }: TokenRange): TokenRange => ({ first: first - REACH, last: last + REACH });
