import { XMLBuilder } from 'fast-xml-parser';
import { ENTRIES, type Entry, entriesOf, NO_TIME } from './feed-entry.ts';
import { kindsOf, type Representation } from './representation.ts';
import { wellFormed } from './xml-text.ts';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  format: true,
});

const TYPE = 'application/atom+xml';

const link = (rel: string, href: string, type?: string) => ({ '@rel': rel, '@href': href, '@type': type });

const element = ({ id, title, text, published, updated, authors, tags, original }: Entry) => ({
  id,
  title,
  updated,
  published: published ?? undefined,
  author: authors.map(({ name, url }) => ({ name, uri: url })),
  category: tags.map((tag) => ({ '@term': tag })),
  link: [link('alternate', id), ...(original === null ? [] : [link('related', original)])],
  content: { '@type': 'text', '#text': text },
});

const latest = (moments: string[]) =>
  moments.reduce((last, each) => (Date.parse(each) > Date.parse(last) ? each : last), NO_TIME);

/** Atom (RFC 4287), in pages that lead to each other (RFC 5005). */
export const atom: Representation = {
  extension: 'atom',
  mediaTypes: [TYPE, `${TYPE};type=feed`],
  contentType: `${TYPE}; charset=utf-8`,
  kinds: kindsOf(ENTRIES),
  async page(kind, { records, title, first, next }, context) {
    const entries = await entriesOf(kind, records, context);
    const feed = {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      id: first,
      title,
      updated: latest(entries.map(({ updated }) => updated)),
      author: { name: 'onrecord' },
      link: [
        link('self', context.self, TYPE),
        link('first', first, TYPE),
        ...(next === null ? [] : [link('next', next, TYPE)]),
      ],
      entry: entries.map(element),
    };
    const xml = builder.build({ '?xml': { '@version': '1.0', '@encoding': 'utf-8' }, feed });
    return wellFormed(xml);
  },
};
