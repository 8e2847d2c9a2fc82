import { z } from 'zod';
import { EntityType } from './entity.ts';
import { STORABLE, storable } from './storable.ts';

const name = z
  .string('must be a text')
  .trim()
  .min(1, 'must not be empty')
  .max(300, 'must not be longer than 300 characters')
  .refine(storable, STORABLE)
  .refine((text) => /[\p{L}\p{N}]/u.test(text), 'must have a letter or a digit');

/** An entry of an authority list: an entity as those who keep the list know it. */
export const AuthorityEntry = z.object({
  name: name.describe('The name under which it is shown.'),
  aliases: z.array(name).max(200).default([]).describe('Other names that articles may use.'),
  type: EntityType,
  wikidata: z
    .string()
    .regex(/^Q[1-9]\d{0,11}$/, 'must be the id of a Wikidata item: "Q42"')
    .nullable()
    .default(null)
    .describe('Id of the Wikidata item.'),
  roles: z.array(name).max(50).default([]).describe('What it is known as ("prime minister").'),
});
export type AuthorityEntry = z.infer<typeof AuthorityEntry>;
