import { z } from 'zod';
import { PublicationDate } from './date.ts';
import { ArticleId, EntityId } from './id-schemas.ts';
import { TextSpan } from './span.ts';

export const ENTITY_TYPES = ['person', 'organization', 'place'] as const;
export const EntityType = z.enum(ENTITY_TYPES);
export type EntityType = z.infer<typeof EntityType>;

export const MENTION_KINDS = ['name', 'description', 'pronoun'] as const;

/** A place in an article's text that refers to an entity. */
export const Mention = z
  .object({
    entityId: EntityId,
    articleId: ArticleId,
    ...TextSpan.shape,
    kind: z.enum(MENTION_KINDS),
  })
  .meta({ id: 'Mention', description: 'A place in an article that refers to an entity.' });
export type Mention = z.infer<typeof Mention>;

/** An entity as quotes and claims point to it. */
export const EntityRef = z
  .object({
    id: EntityId,
    name: z.string(),
    type: EntityType,
    role: z.string().nullable().describe('Role in this article ("Kremlin spokesman"), null where none is given.'),
  })
  .meta({ id: 'EntityRef', description: 'A reference to an entity, with the role that the article gives it.' });
export type EntityRef = z.infer<typeof EntityRef>;

const identity = {
  id: EntityId,
  type: EntityType,
  name: z.string().describe('The fullest name.'),
  aliases: z.array(z.string()).describe('Other names seen, without the fullest one.'),
  roles: z.array(z.string()).describe('Titles and roles seen ("Kremlin spokesman"), most used first.'),
};

/** An entity of one article, before `linking/` has met it with those of the corpus. */
export const ExtractedEntity = z
  .object({ ...identity, mentions: z.array(Mention) })
  .meta({ id: 'ExtractedEntity', description: 'An entity of one article with its mentions in text order.' });
export type ExtractedEntity = z.infer<typeof ExtractedEntity>;

/** One thing that speaks for or against two entities being one. */
export const Evidence = z
  .object({
    feature: z
      .enum(['name', 'type', 'role', 'prominence', 'company', 'publisher', 'rivals'])
      .describe(
        'How the names, types and roles agree; how often it comes up; who is named beside both; whom else it may be.',
      ),
    value: z.string().describe('What was found: "surname", "contradictory", the names of the company.'),
    weight: z.number().describe('What it adds to the log odds.'),
  })
  .meta({ id: 'Evidence', description: 'What speaks for or against two entities being one.' });
export type Evidence = z.infer<typeof Evidence>;

const linkScore = z.number().min(0).max(1);

/** An entity of the corpus. */
export const Entity = z
  .object({
    ...identity,
    version: z.int().min(1).describe('Goes up with each correction: what the next one names in `If-Match`.'),
    sameAs: z.array(z.url()).describe('Addresses of the same entity elsewhere (Wikidata, for example).'),
    counts: z.object({
      articles: z.int().min(0),
      quotes: z.int().min(0).describe('Quotes of which this entity is a speaker.'),
      mentions: z.int().min(0),
    }),
    firstSeen: PublicationDate.nullable().describe(
      'Publication date of the earliest article, null where none has one.',
    ),
    lastSeen: PublicationDate.nullable().describe('Publication date of the latest article, null where none has one.'),
  })
  .meta({ id: 'Entity', description: 'A person, organization or place of the corpus.' });
export type Entity = z.infer<typeof Entity>;

/** An entity of the corpus as a part of an article. */
export const ArticleEntity = Entity.extend({
  linkScore: linkScore
    .nullable()
    .describe(
      'How likely the entity that this article names is the same as the one of the other articles; null where this ' +
        'article was the first to name it.',
    ),
}).meta({ id: 'ArticleEntity', description: 'An entity of the corpus as a part of an article.' });
export type ArticleEntity = z.infer<typeof ArticleEntity>;

/** Somebody who is quoted where another is. */
export const QuotedWith = Entity.extend({
  sharedArticles: z.int().min(1).describe('In how many of the articles that were gone through both are quoted.'),
}).meta({ id: 'QuotedWith', description: 'An entity that is quoted in the same articles as another.' });
export type QuotedWith = z.infer<typeof QuotedWith>;

/** How articles call an entity, and when they did. */
export const NameUse = z
  .object({
    kind: z.enum(['name', 'role']),
    text: z.string().describe('As it is written: "Mr. Peskov", "Kremlin spokesman".'),
    articles: z.int().min(1).describe('How many of the articles that were gone through have it.'),
    firstUsed: z.iso
      .date()
      .nullable()
      .describe('Day (UTC) on which the first of them came out, null where none has a date.'),
    lastUsed: z.iso
      .date()
      .nullable()
      .describe('Day (UTC) on which the last of them came out, null where none has a date.'),
  })
  .meta({ id: 'NameUse', description: 'A name or a role that articles give an entity, and when.' });
export type NameUse = z.infer<typeof NameUse>;

/** Two entities that may be one. */
export const DoubtfulPair = z
  .object({
    entity: Entity.describe('The one that came later.'),
    other: Entity.describe('The one that was there before.'),
    articleId: ArticleId.nullable().describe(
      'The last article that raised the doubt, null where an authority list did.',
    ),
    score: linkScore.describe('How likely they are one.'),
    evidence: z.array(Evidence).describe('Why; the weights add up to the log odds of the score.'),
  })
  .meta({ id: 'DoubtfulPair', description: 'Two entities that may be one, and were kept apart.' });
export type DoubtfulPair = z.infer<typeof DoubtfulPair>;
