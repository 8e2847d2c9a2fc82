import { z } from 'zod';

/** When a publisher has taken something out of an article. */
export const Withdrawn = z.object({
  at: z.iso.datetime(),
  revision: z.int().min(1).describe('Number of the last revision of the article in which it stands, at `spans`.'),
});
export type Withdrawn = z.infer<typeof Withdrawn>;
