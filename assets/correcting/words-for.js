/** What the fields of records are called. @type {Record<string, string>} */
export const NAMES = {
  speakers: 'Speaker',
  addressees: 'Said to',
  act: 'Act',
  type: 'Kind',
  saidAt: 'Said',
  text: 'Words',
  review: 'Review',
  name: 'Name',
  aliases: 'Other names',
  roles: 'Roles',
  sameAs: 'Elsewhere',
  merged: 'Taken in',
  apartFrom: 'Is not',
};

/** A sentence begins so. @param {string} words */
export const capital = (words) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/**
 * The value of a field of a record as people read it.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function inWords(value) {
  if (value === null || value === undefined || value === '') return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(inWords).join(', ');
  if (typeof value !== 'object') return String(value);
  const { name, status } = /** @type {{ name?: string, status?: string }} */ (value);
  return name ?? status ?? JSON.stringify(value);
}

const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/**
 * How long ago something was.
 *
 * @param {string} moment ISO 8601
 */
export function ago(moment) {
  const minutes = Math.round((Date.parse(moment) - Date.now()) / 60_000);
  if (minutes > -60) return minutes === 0 ? 'just now' : RELATIVE.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours > -24 ? RELATIVE.format(hours, 'hour') : RELATIVE.format(Math.round(hours / 24), 'day');
}

/** Who changed a record, when and how. @typedef {{ by: string | null, at: string, action: string }} Noted */

/** What was done to a record. @type {Record<string, string>} */
const ACTIONS = {
  add: 'added',
  correct: 'corrected',
  withdraw: 'withdrawn',
  merge: 'merged',
  apart: 'told apart',
  undo: 'taken back',
};

/** @param {Noted} change */
export const whoAndWhen = ({ by, at, action }) =>
  `${by ?? 'Somebody without a key'}, ${ago(at)}: ${ACTIONS[action] ?? action}`;
