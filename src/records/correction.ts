import { z } from 'zod';
import { PartialDate } from './date.ts';
import { EntityType } from './entity.ts';
import { EntityId } from './id-schemas.ts';
import { Act, QuoteType, ReviewStatus } from './quote.ts';
import { Span } from './span.ts';
import { STORABLE, storable, storablePattern } from './storable.ts';

const name = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(300, 'must not be longer than 300 characters')
  .refine(storable, STORABLE)
  .refine((text) => /[\p{L}\p{N}]/u.test(text), 'must have a letter or a digit')
  .meta({ pattern: storablePattern('[\\p{L}\\p{N}]') });

const role = name.nullable().describe('Role in this article, null for none; left as it is where it is not given.');

/** Who speaks, as a person says: an entity of the corpus, or somebody whom this article brings. */
export const GivenSpeaker = z
  .union(
    [
      z.strictObject({ id: EntityId, role: role.optional() }),
      z.strictObject({
        name: name.describe('An entity of the article has this name; else it is a new one.'),
        type: EntityType.default('person'),
        role: role.optional(),
      }),
    ],
    'must have the id of an entity, or a name (with a type, unless it is a person); a role may stand beside',
  )
  .meta({ id: 'GivenSpeaker', description: 'Who speaks: an entity by its id, or somebody by name.' });
export type GivenSpeaker = z.infer<typeof GivenSpeaker>;

export const GivenAddressee = z
  .strictObject({
    id: EntityId.nullable().default(null).describe('The entity, null where it is none.'),
    ...Span.shape,
  })
  .meta({ id: 'GivenAddressee', description: 'To whom it was said: the place in the article that names them.' });
export type GivenAddressee = z.infer<typeof GivenAddressee>;

const corrected = {
  speakers: z.array(GivenSpeaker).max(20, 'must not have more than 20 speakers').describe('All of them; [] for none.'),
  addressees: z
    .array(GivenAddressee)
    .max(20, 'must not have more than 20 addressees')
    .describe('All of them; [] for none.'),
  act: Act,
  saidAt: PartialDate.nullable(),
  type: QuoteType,
  spans: z
    .array(z.strictObject(Span.shape))
    .min(1, 'must not be empty')
    .max(100, 'must not have more than 100 parts')
    .describe('All parts of the content, in text order.'),
};

/** A correction of a quote, as a JSON merge patch (RFC 7396): what is not in it stays as it is. */
export const QuotePatch = z
  .strictObject({
    ...z.strictObject(corrected).partial().shape,
    review: z
      .strictObject({ status: ReviewStatus })
      .optional()
      .describe('What comes of going over it; "corrected" where nothing is said and something else changes.'),
  })
  .meta({ id: 'QuotePatch', description: 'What is to be changed in a quote; what is not in it stays as it is.' });
export type QuotePatch = z.infer<typeof QuotePatch>;

/** A quote that extraction has missed. */
export const QuoteDraft = z
  .strictObject({
    spans: corrected.spans,
    type: corrected.type,
    speakers: corrected.speakers.default([]),
    addressees: corrected.addressees.default([]),
    act: Act.default('statement'),
    saidAt: corrected.saidAt.default(null),
  })
  .meta({ id: 'QuoteDraft', description: 'A quote that extraction has missed: where it stands, and who said it.' });
export type QuoteDraft = z.infer<typeof QuoteDraft>;

/** A correction of an entity, as a JSON merge patch. */
export const EntityPatch = z
  .strictObject({
    name: name.describe('The name under which it is shown.'),
    type: EntityType,
    aliases: z.array(name).max(50, 'must not have more than 50 aliases').describe('All other names.'),
    roles: z.array(name).max(20, 'must not have more than 20 roles').describe('All titles and roles.'),
    sameAs: z
      .array(z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).max(2_000))
      .max(20, 'must not have more than 20 addresses')
      .describe('Addresses of the same entity elsewhere.'),
  })
  .partial()
  .meta({ id: 'EntityPatch', description: 'What is to be changed in an entity; what is not in it stays as it is.' });
export type EntityPatch = z.infer<typeof EntityPatch>;

/** Into which entity another one goes. */
export const Merge = z
  .strictObject({ into: EntityId.describe('The entity that stays.') })
  .meta({ id: 'Merge', description: 'The entity that another one turned out to be.' });

/** From which entity another one is told apart. */
export const Apart = z
  .strictObject({ from: EntityId.describe('The entity that it is not.') })
  .meta({ id: 'Apart', description: 'The entity that another one turned out not to be.' });

export const CHANGE_ACTIONS = ['add', 'correct', 'withdraw', 'merge', 'apart', 'undo'] as const;

/** A change of a record: who, when, what it was before and what it is since. */
export const Change = z
  .object({
    recordId: z.string(),
    version: z.int().min(1).describe('The version of the record that came of it.'),
    action: z
      .enum(CHANGE_ACTIONS)
      .describe('withdraw: its words went from the article; merge: another went into it; apart: it is not another.'),
    by: z.string().nullable().describe('Name of the key, null where none was needed.'),
    at: z.iso.datetime(),
    before: z.record(z.string(), z.unknown()).describe('The fields that changed, as they were.'),
    after: z.record(z.string(), z.unknown()).describe('The fields that changed, as they are since.'),
    undone: z.boolean().describe('Whether it has been taken back.'),
  })
  .meta({ id: 'Change', description: 'A change of a record: who, when, what it was before, and what it is since.' });
export type Change = z.infer<typeof Change>;
export type ChangeAction = Change['action'];
