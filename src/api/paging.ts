import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Json, Page } from '../store/store.ts';
import { answerJson } from './answer.ts';
import { DEFAULT_PAGE_LIMIT, PAGE_LIMIT } from './limits.ts';

const LIMIT_RULE = `must be a whole number from 1 to ${PAGE_LIMIT}`;

/** A number as a query string writes one; anything else is left as it is, for the schema to refuse. */
const digits = (value: unknown) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value);

/** The parameters that every list takes. */
export const PAGING = {
  limit: z
    .preprocess(digits, z.int(LIMIT_RULE).min(1, LIMIT_RULE).max(PAGE_LIMIT, LIMIT_RULE))
    .default(DEFAULT_PAGE_LIMIT)
    .describe('At most so many records.'),
  cursor: z
    .string()
    .min(1)
    .max(2_000)
    .optional()
    .describe('Where the page begins: taken from `next` of the page before, never made up.'),
};

export const PageQuery = z.strictObject(PAGING);

/** A page of records. */
export const pageOf = <T extends z.ZodType>(id: string, item: T) =>
  z
    .object({
      items: z.array(item),
      next: z.string().nullable().describe('Address of the next page with the same filters, null on the last one.'),
      total: z.int().min(0).optional().describe('How many records pass the filters, where `count=true` asks for it.'),
    })
    .meta({ id, description: 'A page of a list.' });

/**
 * Answers with a page: the records as the store wrote them, and the address of the next page in the body and in `Link`
 * (RFC 8288).
 */
export function answerPage<T>(request: FastifyRequest, reply: FastifyReply, page: Page<T>) {
  const next = page.next === null ? null : addressOf(request, page.next);
  if (next !== null) reply.header('link', `<${next}>; rel="next"`);
  const total = page.total === undefined ? '' : `,"total":${page.total}`;
  const text = `{"items":${page.items},"next":${JSON.stringify(next)}${total}}`;
  return answerJson(reply, text as Json<{ items: T[]; next: string | null }>);
}

/** The address that was asked for, with another cursor. */
function addressOf(request: FastifyRequest, cursor: string): string {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  searchParams.set('cursor', cursor);
  return `${pathname}?${searchParams}`;
}
