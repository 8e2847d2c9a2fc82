import { z } from 'zod';
import { ArticleDraft } from '../records/article.ts';

const { text, headline, publishedAt, url } = ArticleDraft.shape;

/**
 * A line of input of `onrecord extract`: an article as `text`, or its page as `html`. Corpora call the headline `title` and
 * the day `date`; other fields are theirs and let be.
 */
export const ArticleLine = z
  .object({
    id: z.union([z.string().min(1).max(1_000), z.int()], 'must be a string or a whole number').nullish(),
    text: text.optional(),
    html: z
      .string()
      .refine((page) => page.trim() !== '', 'must not be empty')
      .optional(),
    headline: headline.unwrap().optional(),
    title: headline.unwrap().optional(),
    publishedAt: publishedAt.unwrap().optional(),
    date: publishedAt.unwrap().optional(),
    url: url.unwrap().optional(),
    language: ArticleDraft.shape.language.unwrap().optional(),
  })
  .refine((line) => line.text !== undefined || line.html !== undefined, {
    path: ['text'],
    error: 'is required, or else `html`',
  })
  .refine((line) => line.text === undefined || line.html === undefined, {
    path: ['html'],
    error: 'must not stand beside `text`: send one of the two',
  })
  .transform(({ id, title, date, ...article }) => ({
    ...article,
    id: id === undefined || id === null ? undefined : String(id),
    headline: article.headline ?? title,
    publishedAt: article.publishedAt ?? date,
  }));
export type ArticleLine = z.infer<typeof ArticleLine>;
