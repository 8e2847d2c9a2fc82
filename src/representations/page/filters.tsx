import { STANCES } from '../../records/claim.ts';
import { ENTITY_TYPES } from '../../records/entity.ts';
import { QUOTE_TYPES, REVIEW_STATUSES } from '../../records/quote.ts';
import { ACTS } from '../../records/speech-acts.ts';
import { DIMENSIONS } from '../../records/stats.ts';

/** A field of a form that filters a list: a parameter of its address. */
interface Filter {
  name: string;
  label: string;
  /** Words that can be chosen; without them anything can be written. */
  options?: readonly string[];
  /** Whether there must be one. */
  required?: boolean;
  type?: 'search' | 'date' | 'number';
  /** What of the API's list helps to write it. */
  suggest?: string;
}

const WORDS: Filter = { name: 'q', label: 'Words', type: 'search' };
const PUBLISHED: readonly Filter[] = [
  { name: 'publisher', label: 'Publisher' },
  { name: 'publishedFrom', label: 'Published from', type: 'date' },
  { name: 'publishedTo', label: 'Published until', type: 'date' },
];
const SPEAKER: Filter = { name: 'speaker', label: 'Speaker', suggest: '/speakers' };
const ACT: Filter = { name: 'act', label: 'Act', options: ACTS };
const NAMES: readonly Filter[] = [
  { name: 'q', label: 'Name', type: 'search' },
  { name: 'type', label: 'Kind', options: ENTITY_TYPES },
];

/** The filters that the page of a list shows, by its path; what else an address asks for stays as it is. */
const FILTERS: Readonly<Record<string, readonly Filter[]>> = {
  '/quotes': [
    WORDS,
    SPEAKER,
    { name: 'addressee', label: 'Said to', suggest: '/entities' },
    { name: 'type', label: 'Kind', options: QUOTE_TYPES },
    ACT,
    { name: 'review', label: 'Review', options: REVIEW_STATUSES },
    ...PUBLISHED,
  ],
  '/articles': [WORDS, { name: 'speaker', label: 'Quotes', suggest: '/speakers' }, ...PUBLISHED],
  '/stats': [{ name: 'by', label: 'By', options: DIMENSIONS, required: true }, WORDS, SPEAKER, ACT, ...PUBLISHED],
  '/review': [{ name: 'maxConfidence', label: 'Confidence at most', type: 'number' }, WORDS, SPEAKER, ...PUBLISHED],
  '/speakers': NAMES,
  '/entities': NAMES,
  '/claims': [
    WORDS,
    { name: 'claimant', label: 'Claimant', suggest: '/entities' },
    { name: 'stance', label: 'Stance', options: STANCES },
    { name: 'minCheckworthiness', label: 'Worth a check at least', type: 'number' },
  ],
};

/** What is about pages, and not about which records. */
const PAGING = new Set(['cursor', 'limit', 'count']);

/** The filters of a list, with what is asked for now. */
export function Filters({ address }: { address: URL }) {
  const filters = FILTERS[address.pathname];
  if (!filters) return null;
  const shown = new Set(filters.map(({ name }) => name));
  const kept = [...address.searchParams].filter(([name]) => !shown.has(name) && !PAGING.has(name));
  return (
    <form class="filters" action={address.pathname}>
      {filters.map((filter) => (
        <FilterField key={filter.name} filter={filter} value={address.searchParams.get(filter.name) ?? ''} />
      ))}
      {kept.map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      <button type="submit">Filter</button>
    </form>
  );
}

function FilterField({
  filter: { name, label, options, required, type, suggest },
  value,
}: {
  filter: Filter;
  value: string;
}) {
  const id = `filter-${name}`;
  // What the address asks for may be more than one can choose here: two dimensions, several acts.
  const choices = options && value !== '' && !options.includes(value) ? [value, ...options] : options;
  return (
    <div>
      <label for={id}>{label}</label>
      {choices ? (
        <select id={id} name={name}>
          {!required && <option value="">any</option>}
          {choices.map((option) => (
            <option key={option} value={option} selected={option === value}>
              {option}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type={(type ?? 'text') as 'text'}
          name={name}
          value={value}
          data-suggest={suggest}
          {...(type === 'number' ? { min: 0, max: 1, step: 0.05 } : {})}
        />
      )}
    </div>
  );
}
