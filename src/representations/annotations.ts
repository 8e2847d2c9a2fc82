import type { Article } from '../records/article.ts';
import type { EntityRef, Mention } from '../records/entity.ts';
import type { Quote } from '../records/quote.ts';
import type { Span } from '../records/span.ts';
import { type Context, type Kind, kindsOf, pathOf, type Records, type Representation } from './representation.ts';
import { ENTITY_TYPES } from './schema-org.ts';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
const PROFILE = `application/ld+json;profile="${CONTEXT}"`;

/** So many code points before and behind the words tell them from the same words elsewhere in the text. */
const AROUND = 32;

type Node = Record<string, unknown>;

/** The two ways to find a span again: by its words, and by its place; both count code points. */
function selectors({ start, end }: Span, text: readonly string[] | null): Node[] {
  const position = { type: 'TextPositionSelector', start, end };
  if (!text) return [position];
  const words = (from: number, to: number) => text.slice(Math.max(from, 0), to).join('');
  const quotation = {
    type: 'TextQuoteSelector',
    exact: words(start, end),
    prefix: words(start - AROUND, start),
    suffix: words(end, end + AROUND),
  };
  return [quotation, position];
}

/** Where spans stand: in the article as its publisher shows it, the text of which is kept here. */
function targets(articleId: string, article: Article | null, spans: Span[], { absolute }: Context): Node | Node[] {
  const kept = absolute(pathOf.article(articleId));
  const text = article ? [...article.text] : null;
  const source = article?.url ?? kept;
  const nodes = spans.map((span) => ({
    type: 'SpecificResource',
    source,
    // Places are counted in the text that is kept here: what surrounds it on the publisher's page does not count.
    ...(source === kept ? {} : { state: { type: 'TimeState', cached: kept } }),
    selector: selectors(span, text),
  }));
  return nodes.length === 1 && nodes[0] ? nodes[0] : nodes;
}

/** What the publisher has taken out stands in a revision that is kept here, and nowhere else. */
const past = (articleId: string, revision: number, spans: Span[], { absolute }: Context): Node[] =>
  spans.map((span) => ({
    type: 'SpecificResource',
    source: absolute(pathOf.revision(articleId, revision)),
    selector: selectors(span, null),
  }));

const identified = ({ id, name, type, role }: EntityRef, { absolute }: Context): Node => ({
  id: absolute(pathOf.entity(id)),
  type: `schema:${ENTITY_TYPES[type]}`,
  'schema:name': name,
  ...(role === null ? {} : { 'schema:jobTitle': role }),
});

const words = (value: string, purpose: string): Node => ({ type: 'TextualBody', value, purpose });

/** Who said it, and what kind of speech act it is. */
async function quote(each: Quote, context: Context): Promise<Node> {
  const { id, articleId, speakers, source, spans, act, withdrawn } = each;
  const who = speakers.map((speaker) => identified(speaker, context));
  const unnamed = who.length === 0 && source ? [words(source.text, 'identifying')] : [];
  return {
    id: `${context.absolute(pathOf.quote(id))}#annotation`,
    type: 'Annotation',
    motivation: 'identifying',
    body: [...who, ...unnamed, words(act, 'tagging')],
    target: withdrawn
      ? past(articleId, withdrawn.revision, spans, context)
      : targets(articleId, await context.article(articleId), spans, context),
  };
}

/** Whom or what it refers to. */
async function mention({ entityId, articleId, start, end }: Mention, context: Context): Promise<Node> {
  return {
    id: `${context.absolute(pathOf.article(articleId))}#char=${start},${end}`,
    type: 'Annotation',
    motivation: 'identifying',
    body: context.absolute(pathOf.entity(entityId)),
    target: targets(articleId, await context.article(articleId), [{ start, end }], context),
  };
}

const NODES: { readonly [K in Kind]?: (record: Records[K], context: Context) => Promise<Node> } = { quote, mention };

async function annotationOf<K extends Kind>(kind: K, record: Records[K], context: Context): Promise<Node> {
  const make = NODES[kind];
  if (!make) throw new Error(`there is no annotation of ${kind}`);
  return make(record, context);
}

const text = (node: Node) => JSON.stringify({ '@context': CONTEXT, ...node });

/** Web Annotations (https://www.w3.org/TR/annotation-model/): what stands where in the articles. */
export const annotations: Representation = {
  extension: 'jsonld',
  mediaTypes: [PROFILE, 'application/ld+json'],
  contentType: PROFILE,
  kinds: kindsOf(NODES),
  one: async (kind, record, context) => text(await annotationOf(kind, record, context)),
  async page(kind, { records, title, first, next }, context) {
    const items: Node[] = [];
    // One after the other, so that of long articles only one is taken apart at a time.
    for (const record of records) items.push(await annotationOf(kind, record, context));
    return text({
      id: context.self,
      type: 'AnnotationPage',
      partOf: { id: `${first}#collection`, type: 'AnnotationCollection', label: title, first },
      ...(next === null ? {} : { next }),
      items,
    });
  },
};
