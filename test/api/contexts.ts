import jsonld from 'jsonld';

const link = (id: string) => ({ '@id': id, '@type': '@id' });
const OA = 'http://www.w3.org/ns/oa#';

/** The terms of the contexts that are used here, as their documents define them: nothing is loaded from elsewhere. */
const CONTEXTS: Record<string, object> = {
  'https://schema.org': {
    '@vocab': 'http://schema.org/',
    schema: 'http://schema.org/',
    url: link('schema:url'),
    sameAs: link('schema:sameAs'),
    license: link('schema:license'),
    datePublished: { '@id': 'schema:datePublished', '@type': 'schema:Date' },
    dateCreated: { '@id': 'schema:dateCreated', '@type': 'schema:Date' },
  },
  'http://www.w3.org/ns/anno.jsonld': {
    oa: OA,
    as: 'http://www.w3.org/ns/activitystreams#',
    schema: 'http://schema.org/',
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    id: { '@id': '@id', '@type': '@id' },
    type: { '@id': '@type', '@type': '@vocab' },
    ...Object.fromEntries(
      ['Annotation', 'SpecificResource', 'TextualBody', 'TextQuoteSelector', 'TextPositionSelector', 'TimeState'].map(
        (name) => [name, `oa:${name}`],
      ),
    ),
    AnnotationPage: 'as:OrderedCollectionPage',
    AnnotationCollection: 'as:OrderedCollection',
    identifying: 'oa:identifying',
    tagging: 'oa:tagging',
    motivation: { '@id': 'oa:motivatedBy', '@type': '@vocab' },
    purpose: { '@id': 'oa:hasPurpose', '@type': '@vocab' },
    body: link('oa:hasBody'),
    target: link('oa:hasTarget'),
    source: link('oa:hasSource'),
    selector: link('oa:hasSelector'),
    state: link('oa:hasState'),
    cached: link('oa:cachedSource'),
    exact: 'oa:exact',
    prefix: 'oa:prefix',
    suffix: 'oa:suffix',
    start: { '@id': 'oa:start', '@type': 'xsd:nonNegativeInteger' },
    end: { '@id': 'oa:end', '@type': 'xsd:nonNegativeInteger' },
    value: 'rdf:value',
    label: 'rdfs:label',
    first: link('as:first'),
    next: link('as:next'),
    partOf: link('as:partOf'),
    items: { '@id': 'as:items', '@type': '@id', '@container': '@list' },
  },
};

/** Expands JSON-LD as any processor does; a name that is no term of its context is an error. */
export async function expanded(document: object): Promise<Record<string, unknown>[]> {
  const documentLoader = async (url: string) => {
    const context = CONTEXTS[url];
    if (!context) throw new Error(`${url} is not there`);
    return { contextUrl: undefined, documentUrl: url, document: { '@context': context } };
  };
  // `safe` refuses whatever would be dropped in silence.
  return (await jsonld.expand(document as jsonld.JsonLdDocument, { documentLoader, safe: true } as object)) as never;
}
