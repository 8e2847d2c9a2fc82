import type { Change } from '../../records/correction.ts';
import { dateInWords } from './dates.ts';

/** What was done to a record, in words. */
const ACTIONS: Readonly<Record<Change['action'], string>> = {
  add: 'added',
  correct: 'corrected',
  withdraw: 'withdrawn by the publisher',
  merge: 'merged',
  apart: 'kept apart',
  undo: 'undone',
};

/** A change of a record: who, when, and each field as it was and as it is since. */
export function ChangeItem({ change: { version, action, by, at, before, after, undone } }: { change: Change }) {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return (
    <li>
      <p>
        Version {version}: {ACTIONS[action]} {by !== null && <bdi>by {by}</bdi>}{' '}
        <small>
          <time dateTime={at}>{momentInWords(at)}</time>
          {undone && ', taken back since'}
        </small>
      </p>
      <dl class="fields">
        {fields.map((field) => (
          <Field key={field} name={field} before={before[field]} after={after[field]} />
        ))}
      </dl>
    </li>
  );
}

/** A field as it was, and as it is since; what is not there on one side is left out. */
export function Field({ name, before, after }: { name: string; before: unknown; after: unknown }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {before !== undefined && <del dir="auto">{inWords(before)}</del>}{' '}
        {after !== undefined && <ins dir="auto">{inWords(after)}</ins>}
      </dd>
    </div>
  );
}

export const momentInWords = (at: string): string => `${dateInWords(at)}, ${at.slice(11, 16)} UTC`;

/** A value of a record as people read it. */
function inWords(value: unknown): string {
  if (value === null || value === '') return 'none';
  if (Array.isArray(value)) return value.length > 0 ? value.map(inWords).join(', ') : 'none';
  if (typeof value !== 'object') return String(value);
  const { name, start, end, status } = value as Record<string, unknown>;
  if (typeof name === 'string') return name;
  if (typeof status === 'string') return status;
  if (typeof start === 'number' && typeof end === 'number') return `characters ${start} to ${end}`;
  return JSON.stringify(value);
}
