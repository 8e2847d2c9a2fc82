import { z } from 'zod';
import { PublicationDate } from './date.ts';
import { ArticleId, EntityId } from './id.ts';
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

/** An entity of the corpus. */
export const Entity = z
  .object({
    ...identity,
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
