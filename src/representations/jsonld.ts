import { kindsOf, type Representation } from './representation.ts';
import { THINGS, type Thing, thingOf } from './schema-org.ts';

const CONTEXT = 'https://schema.org';

const text = (thing: Thing) => JSON.stringify({ '@context': CONTEXT, ...thing });

/** JSON-LD in the terms of schema.org. */
export const jsonld: Representation = {
  extension: 'jsonld',
  mediaTypes: [
    'application/ld+json',
    'application/ld+json;profile="https://schema.org"',
    'application/ld+json;profile="https://schema.org/"',
    'application/ld+json;profile="http://schema.org/"',
  ],
  contentType: 'application/ld+json',
  kinds: kindsOf(THINGS),
  one: async (kind, record, context) => text(thingOf(kind, record, context)),
  page: async (kind, { records, title }, context) =>
    text({
      '@type': 'ItemList',
      '@id': context.self,
      name: title,
      itemListElement: records.map((record) => thingOf(kind, record, context)),
    }),
};
