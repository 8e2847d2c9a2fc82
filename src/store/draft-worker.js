// Plain JavaScript, since a thread of Node 20 cannot be told to load TypeScript, as tests and development would need.
import { changesBetween, draftText } from './revision-functions.js';

/**
 * A draft in base64, or as it is.
 *
 * @param {unknown} draft
 */
const draftOf = (draft) => (typeof draft === 'string' ? JSON.parse(draftText(Buffer.from(draft, 'base64'))) : draft);

/**
 * Puts drafts, and what changed between two of them, where they are to be: see postgres-drafts.ts.
 *
 * @param {string} _
 * @param {unknown} value
 */
function inflated(_, value) {
  const { deflatedDrafts: drafts } = /** @type {{ deflatedDrafts?: unknown[] }} */ (value ?? {});
  if (!Array.isArray(drafts)) return value;
  const [before, after] = drafts.map(draftOf);
  return after === undefined ? before : changesBetween(before, after);
}

/**
 * @param {{ record: string }[]} rows
 */
export default (rows) => rows.map((row) => ({ ...row, record: JSON.stringify(JSON.parse(row.record, inflated)) }));
