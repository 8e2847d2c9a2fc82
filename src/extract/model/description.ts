import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ACTS, type Act } from '../../records/quote.ts';

const Distance = z.array(z.number());
const Transitions = z.object({ start: z.array(z.number()), steps: z.array(z.array(z.number())) });

/** What `model.json` beside a model says of it; `training/attribution/export.py` writes it. */
const Description = z.object({
  format: z.literal(4),
  tags: z.object({ attribution: z.array(z.string()), names: z.array(z.string()) }),
  acts: z.tuple(ACTS.map((act) => z.literal(act)) as [z.ZodLiteral<Act>, ...z.ZodLiteral<Act>[]]),
  /** Pieces a window, its start and end among them. */
  window: z.int(),
  /** Pieces that two windows beside each other share. */
  overlap: z.int(),
  special: z.object({ start: z.int(), end: z.int(), unknown: z.int() }),
  transitions: z.object({ attribution: Transitions, names: Transitions }),
  /** Width of the vectors that ask and answer, and what distances count: `near` powers of two before what asks, then behind it. */
  pointing: z.object({
    width: z.int(),
    near: z.int(),
    distance: z.object({ coreference: Distance, hearer: Distance, time: Distance }),
  }),
});
export type Description = z.infer<typeof Description>;
export type Transitions = z.infer<typeof Transitions>;

/** Throws where the folder has no description, or one that this code does not read. */
export const readDescription = (folder: URL): Description =>
  Description.parse(JSON.parse(readFileSync(new URL('model.json', folder), 'utf8')));
