import { CORPUS_LISTS } from '../api/corpus-lists.ts';
import type { List } from '../api/lists.ts';
import { relatedRecords } from '../api/related-records.ts';
import { pagesOf, wholeList } from '../api/whole-list.ts';
import type { Article } from '../records/article.ts';
import { REPRESENTATIONS } from '../representations/registry.ts';
import type { Context, Kind, Records, Representation } from '../representations/representation.ts';
import { AmbiguousName } from '../store/refusals.ts';
import type { Store } from '../store/store.ts';
import { openExistingStore } from './existing-store.ts';
import { print } from './output.ts';

export interface ExportOptions {
  database: string;
  /** Extension of a representation. */
  format: string;
  /** The API's query string. */
  query: string;
  /** Address of the server, for forms that name records by theirs. */
  origin: string;
}

const isList = (name: string): name is keyof typeof CORPUS_LISTS => Object.hasOwn(CORPUS_LISTS, name);

/**
 * `onrecord export`: all records of a list, under the filters that it has in the API, in a form that has no pages.
 *
 * @throws Error, ProblemError with one line that says what cannot be used
 */
export async function exportList(name: string, { database, format, query, origin }: ExportOptions): Promise<void> {
  if (!isList(name))
    throw new Error(`${name} is not known: there are ${Object.keys(CORPUS_LISTS).join(', ')}, archive`);
  const list: List<Kind> = CORPUS_LISTS[name](query.replace(/^\?/, ''));
  const form = formOf(list.kind, format);
  const store = await openExistingStore(database);
  try {
    for await (const part of partsOf(list, form, store, origin)) await print(part);
  } catch (error) {
    throw error instanceof AmbiguousName ? new Error(`${error.message}: ${candidatesOf(error)}`) : error;
  } finally {
    await store.close();
  }
}

/** Of a form for whole lists or, where there is none of that name, of one record a line. */
function formOf(kind: Kind, format: string): Representation {
  const forms = REPRESENTATIONS.filter(
    ({ kinds, whole, one, isDocument }) => kinds.has(kind) && (whole || (one && !isDocument)),
  );
  const form = forms.find(({ extension }) => extension === format);
  if (form) return form;
  const known = new Set(forms.map(({ extension }) => extension));
  throw new Error(`--format ${format} is not known: there are ${[...known].join(', ')}`);
}

async function* partsOf(list: List<Kind>, form: Representation, store: Store, origin: string): AsyncGenerator<string> {
  const from = store.background;
  if (form.whole) return yield* wholeList(list, form.whole, from);
  const context = contextOf(store, origin);
  for await (const { items } of pagesOf(list, from)) {
    for (const record of JSON.parse(items) as Records[Kind][])
      yield `${await form.one?.(list.kind, record, context)}\n`;
  }
}

function contextOf(store: Store, origin: string): Context {
  return {
    ...relatedRecords(store),
    absolute: (path) => `${origin}${path}`,
    self: origin,
    draw: () => Promise.reject(new Error('nothing of what is exported is drawn')),
    async article(id) {
      const text = await store.background.article(id);
      return text === null ? null : (JSON.parse(text) as Article);
    },
  };
}

const candidatesOf = ({ candidates }: AmbiguousName) => candidates.map(({ id, name }) => `${name} ${id}`).join(', ');
