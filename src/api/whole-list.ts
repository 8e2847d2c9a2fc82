import type { Kind, Records, Whole } from '../representations/representation.ts';
import type { Page, Reads } from '../store/store.ts';
import type { List } from './lists.ts';

/** Records that are read and written at once where a whole list is asked for: half a millisecond of work. */
export const PART = 25;

/** The pages of a list to its end, from the first on or behind one that was read. */
export async function* pagesOf<K extends Kind>(
  list: List<K>,
  from: Reads,
  first?: Page<Records[K]>,
): AsyncGenerator<Page<Records[K]>> {
  let page = first ?? (await list.page(from, { limit: PART, count: false }));
  yield page;
  while (page.next !== null) {
    page = await list.page(from, { limit: PART, cursor: page.next, count: false });
    yield page;
  }
}

/** A list to its end in a form that has no pages, in parts that follow each other. */
export async function* wholeList<K extends Kind>(
  list: List<K>,
  form: Whole,
  from: Reads,
  first?: Page<Records[K]>,
): AsyncGenerator<string> {
  let start = form.start(list.kind);
  for await (const { records } of pagesOf(list, from, first)) {
    yield start + form.part(list.kind, records);
    start = '';
  }
}
