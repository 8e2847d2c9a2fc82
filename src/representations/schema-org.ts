import type { Article, ArticleSummary, Note } from '../records/article.ts';
import type { Claim } from '../records/claim.ts';
import type { Entity, EntityRef, EntityType } from '../records/entity.ts';
import type { Quote } from '../records/quote.ts';
import { type Context, type Kind, pathOf, type Records } from './representation.ts';

/** A thing of schema.org in JSON-LD; what is undefined is not written. */
export type Thing = Record<string, unknown>;

/** The types of schema.org for those of entities. */
export const ENTITY_TYPES: Record<EntityType, string> = {
  person: 'Person',
  organization: 'Organization',
  place: 'Place',
};

const some = <T>(values: T[]): T[] | undefined => (values.length > 0 ? values : undefined);
const named = (type: string, name: string | null): Thing | undefined =>
  name === null ? undefined : { '@type': type, name };

/** Persons have job titles; what others are called is a description. */
const roles = (type: EntityType, titles: string[]): Thing => ({
  [type === 'person' ? 'jobTitle' : 'description']: some(titles),
});

const reference = ({ id, name, type, role }: EntityRef, { absolute }: Context): Thing => ({
  '@type': ENTITY_TYPES[type],
  '@id': absolute(pathOf.entity(id)),
  name,
  ...roles(type, role === null ? [] : [role]),
});

const entity = ({ id, type, name, aliases, sameAs, ...rest }: Entity, { absolute }: Context): Thing => ({
  '@type': ENTITY_TYPES[type],
  '@id': absolute(pathOf.entity(id)),
  identifier: id,
  name,
  alternateName: some(aliases),
  ...roles(type, rest.roles),
  sameAs: some(sameAs),
});

/** What a record tells of the article that it is from. */
const articleOf = (id: string, facts: Partial<Quote['article']>, { absolute }: Context): Thing => ({
  '@type': 'NewsArticle',
  '@id': absolute(pathOf.article(id)),
  url: facts.url ?? undefined,
  headline: facts.headline ?? undefined,
  publisher: named('Organization', facts.publisher ?? null),
  datePublished: facts.publishedAt ?? undefined,
});

const license = (words: string | null) => (words && URL.canParse(words) ? words : named('CreativeWork', words));

const note = (type: string, { text, at }: Note): Thing => ({ '@type': type, text, datePublished: at ?? undefined });

/** What says that something was wrong is a correction; whatever else a publisher notes is a comment of its own. */
const isCorrection = ({ kind }: Note) => kind === 'correction' || kind === 'clarification';

const article = (each: ArticleSummary & Partial<Pick<Article, 'text'>>, context: Context): Thing => ({
  ...articleOf(each.id, each, context),
  identifier: each.id,
  author: some(each.authors.map((name) => named('Person', name))),
  inLanguage: each.language === 'und' ? undefined : each.language,
  dateModified: each.modifiedAt ?? undefined,
  correction: some(each.notes.filter(isCorrection).map((each) => note('CorrectionComment', each))),
  comment: some(each.notes.filter((each) => !isCorrection(each)).map((each) => note('Comment', each))),
  license: license(each.license),
  articleBody: each.text,
});

const quote = (each: Quote, context: Context): Thing => ({
  '@type': 'Quotation',
  '@id': context.absolute(pathOf.quote(each.id)),
  identifier: each.id,
  text: each.text,
  spokenByCharacter: some(each.speakers.map((speaker) => reference(speaker, context))),
  // The words that name the source: all that is known of one that has no name.
  creditText: each.source?.text,
  audience: some(each.addressees.map(({ name }) => named('Audience', name))),
  dateCreated: each.saidAt ?? undefined,
  keywords: [each.act, each.type],
  creativeWorkStatus: each.withdrawn ? 'Withdrawn' : undefined,
  isPartOf: articleOf(each.articleId, each.article, context),
});

function claim(each: Claim, context: Context): Thing {
  const claimants = (asserted: boolean) =>
    each.claimants
      .filter(({ stance }) => (stance === 'asserts') === asserted)
      .map((claimant) => reference(claimant, context));
  return {
    '@type': 'Claim',
    '@id': context.absolute(pathOf.claim(each.id)),
    identifier: each.id,
    text: each.text,
    author: some(claimants(true)),
    // Whoever denies or questions a claim does not make it.
    mentions: some(claimants(false)),
    creativeWorkStatus: each.withdrawn ? 'Withdrawn' : undefined,
    appearance: articleOf(each.articleId, {}, context),
    isPartOf:
      each.quoteId === null ? undefined : { '@type': 'Quotation', '@id': context.absolute(pathOf.quote(each.quoteId)) },
    review: some(each.reviews),
  };
}

/** The kinds that schema.org has a type for. */
export const THINGS: { readonly [K in Kind]?: (record: Records[K], context: Context) => Thing } = {
  article,
  articleSummary: article,
  quote,
  entity,
  articleEntity: entity,
  claim,
};

/** A record as a thing of schema.org; of a kind that is in `THINGS`. */
export function thingOf<K extends Kind>(kind: K, record: Records[K], context: Context): Thing {
  const make = THINGS[kind];
  if (!make) throw new Error(`schema.org has no type for ${kind}`);
  return make(record, context);
}
