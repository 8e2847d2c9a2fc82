import { ENTRIES, type Entry, entriesOf } from './feed-entry.ts';
import { kindsOf, type Representation } from './representation.ts';

const item = ({ id, title, text, published, updated, authors, tags, original }: Entry) => ({
  id,
  url: id,
  external_url: original ?? undefined,
  title,
  content_text: text,
  date_published: published ?? undefined,
  date_modified: updated,
  authors,
  tags,
});

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export const jsonFeed: Representation = {
  extension: 'jsonfeed',
  mediaTypes: ['application/feed+json', 'application/feed+json;charset=utf-8'],
  contentType: 'application/feed+json; charset=utf-8',
  kinds: kindsOf(ENTRIES),
  page: async (kind, { records, title, next }, context) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title,
      home_page_url: context.absolute('/'),
      feed_url: context.self,
      next_url: next ?? undefined,
      items: (await entriesOf(kind, records, context)).map(item),
    }),
};
