import type { Compared } from '../../records/comparison.ts';

export interface CompareFormOptions {
  by: Compared;
  /** Those who are compared already. */
  names: readonly string[];
  q?: string | null | undefined;
  /** Publishers that can be chosen; speakers are suggested as they are typed. */
  publishers?: readonly string[];
}

const LABELS: Readonly<Record<Compared, string>> = { speaker: 'Speaker', publisher: 'Publisher' };

/** Asks whom to compare, and on which words. */
export function CompareForm({ by, names, q, publishers = [] }: CompareFormOptions) {
  const fields = [0, 1].map((place) => ({ id: `compare-${by}-${place + 1}`, place, name: names[place] ?? '' }));
  return (
    <form class="filters" action="/compare">
      {fields.map(({ id, place, name }) => (
        <div key={id}>
          <label for={id}>
            {LABELS[by]} {place + 1}
          </label>
          <input
            id={id}
            name={by}
            value={name}
            required
            dir="auto"
            {...(by === 'speaker' ? { 'data-suggest': '/speakers' } : { list: 'compare-publishers' })}
          />
        </div>
      ))}
      {by === 'publisher' && (
        <datalist id="compare-publishers">
          {publishers.map((publisher) => (
            <option key={publisher} value={publisher} />
          ))}
        </datalist>
      )}
      <div>
        <label for={`compare-${by}-words`}>on these words</label>
        <input id={`compare-${by}-words`} type="search" name="q" value={q ?? ''} />
      </div>
      <button type="submit">Compare</button>
    </form>
  );
}
