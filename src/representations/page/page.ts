import { type Context, type Kind, kindsOf, type Records, type Representation } from '../representation.ts';
import { articlePage } from './article.tsx';
import { claimPage } from './claim.tsx';
import { comparisonPage } from './compare.tsx';
import { PAGE_HEADERS } from './document.tsx';
import { entityPage } from './entity.tsx';
import { LIST_ITEMS, listPage } from './list.tsx';
import { quotePage } from './quote.tsx';
import { reviewPage } from './review.tsx';
import { revisionPage } from './revision.tsx';
import { statsPage } from './stats.tsx';

const PAGES: { readonly [K in Kind]?: (record: Records[K], context: Context) => Promise<string> } = {
  article: articlePage,
  quote: quotePage,
  entity: entityPage,
  claim: claimPage,
  review: reviewPage,
  revision: revisionPage,
  stats: statsPage,
  comparison: comparisonPage,
};

/** Pages for people, at the same addresses. */
export const page: Representation = {
  extension: 'html',
  mediaTypes: ['text/html'],
  contentType: 'text/html; charset=utf-8',
  headers: PAGE_HEADERS,
  isDocument: true,
  kinds: new Set([...kindsOf(PAGES), ...kindsOf(LIST_ITEMS)]),
  async one(kind, record, context) {
    const make = PAGES[kind];
    if (!make) throw new Error(`there is no page of ${kind}`);
    return make(record, context);
  },
  page: async (kind, records, context) => listPage(kind, records, context),
};
