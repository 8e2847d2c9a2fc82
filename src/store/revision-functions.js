// Plain JavaScript, since the reader thread runs it.
import { inflateRawSync } from 'node:zlib';
import { diffArrays } from 'diff';

/**
 * So many words are taken away or added at most: time goes with their square, some 50 ms for these. What differs more is shown
 * as replaced as a whole.
 */
const MOST_EDITS = 600;

/** Of what stayed, and of what came or went, at most so many UTF-16 units are shown. */
const MOST_SHOWN = { same: 200, added: 2_000, removed: 2_000 };

/** Words with the white space before them, so that a word that is replaced leaves no lone blank as what stayed. */
const WORD = /\s*(?:[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}\s])|\s+/gu;

/** @typedef {'same' | 'added' | 'removed'} Kind */

/**
 * What changed from one text to the next, in the order of the text.
 *
 * @param {string} before
 * @param {string} after
 */
export function wordChanges(before, after) {
  const [old, now] = [before.match(WORD) ?? [], after.match(WORD) ?? []];
  const least = Math.min(old.length, now.length);
  let start = 0;
  while (start < least && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < least - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const [gone, come] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  const between = diffArrays(gone, come, { maxEditLength: MOST_EDITS });
  /** @type {[Kind, string[]][]} */
  const middle = between
    ? between.map(({ value, added, removed }) => [added ? 'added' : removed ? 'removed' : 'same', value])
    : [
        ['removed', gone],
        ['added', come],
      ];
  const text = joined([['same', old.slice(0, start)], ...middle, ['same', old.slice(old.length - end)]]);
  return { text, exact: between !== undefined };
}

/**
 * Runs of words as texts, each run of a kind once.
 *
 * @param {[Kind, string[]][]} runs
 */
function joined(runs) {
  /** @type {{ kind: Kind, text: string }[]} */
  const texts = [];
  for (const [kind, words] of runs) {
    const last = texts.at(-1);
    const text = words.join('');
    if (last?.kind === kind) last.text += text;
    else if (text !== '') texts.push({ kind, text });
  }
  return texts.map(({ kind, text }) => ({ kind, ...shown(text, MOST_SHOWN[kind]) }));
}

/**
 * The beginning and the end of a text that is too long, and how many code points are left out between them.
 *
 * @param {string} text
 * @param {number} most
 */
function shown(text, most) {
  if (text.length <= most) return { text, omitted: 0 };
  const half = most / 2;
  // No character is cut into halves.
  const head = text.slice(0, half).replace(/[\ud800-\udbff]$/, '');
  const tail = text.slice(-half).replace(/^[\udc00-\udfff]/, '');
  const left = text.slice(head.length, text.length - tail.length);
  return { text: `${head} … ${tail}`, omitted: [...left].length };
}

/**
 * The JSON text of a draft, as it stands in the database or deflated.
 *
 * @param {unknown} draft
 */
export const draftText = (draft) =>
  typeof draft === 'string' ? draft : inflateRawSync(/** @type {Buffer} */ (draft)).toString();

/**
 * What changed from one draft to the next, as `ArticleRevision.changed`.
 *
 * @param {Record<string, unknown> & { text: string }} before
 * @param {Record<string, unknown> & { text: string }} after
 */
export function changesBetween({ text: old, ...facts }, { text: now, ...later }) {
  const changed = Object.keys(later).filter((field) => JSON.stringify(facts[field]) !== JSON.stringify(later[field]));
  return {
    facts: changed.map((field) => ({ field, before: facts[field] ?? null, after: later[field] ?? null })),
    ...(old === now ? { text: [], exact: true } : wordChanges(old, now)),
  };
}

/**
 * Gives a connection what revisions are read with:
 *
 * - `draft_text(draft)`: the JSON text of a draft that was deflated
 * - `draft_changes(draft, draft)`: what changed from one to the next, as JSON of `ArticleRevision.changed`; either may be deflated
 *
 * @param {import('better-sqlite3').Database} database
 */
export function addRevisionFunctions(database) {
  database.function('draft_text', draftText);
  database.function('draft_changes', (before, after) =>
    JSON.stringify(changesBetween(JSON.parse(draftText(before)), JSON.parse(draftText(after)))),
  );
}
