import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Json, Page } from '../store/store.ts';
import { answerJson } from './answer.ts';
import { addressOf } from './answering.ts';
import { DEFAULT_PAGE_LIMIT, PAGE_LIMIT } from './limits.ts';

/** A number as a query string writes one; anything else is left as it is, for the schema to refuse. */
const digits = (value: unknown) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value);

/** A whole number from 1 on. */
export function upTo(most: number) {
  const rule = `must be a whole number from 1 to ${most}`;
  return z.preprocess(digits, z.int(rule).min(1, rule).max(most, rule));
}

export const limit = (usual: number, most: number) => upTo(most).default(usual);

/** The parameters that every list takes. */
export const PAGING = {
  limit: limit(DEFAULT_PAGE_LIMIT, PAGE_LIMIT).describe('At most so many records.'),
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

export interface PageAnswer<T> {
  items: T[];
  next: string | null;
  total?: number | undefined;
}

/** What every page points to beside the next one: the document that tells what stands in it. */
const DESCRIBED = '</openapi.json>; rel="describedby"';

/** Points to what belongs to a page (RFC 8288); gives the address of the next one. */
export function linkPage(reply: FastifyReply, cursor: string | null): string | null {
  const next = cursor === null ? null : nextAddress(reply.request, cursor);
  reply.header('link', next === null ? DESCRIBED : `<${next}>; rel="next", ${DESCRIBED}`);
  return next;
}

/** What comes out the same when it is taken apart and put together, with the cursor at its end, if there is one. */
const PLAIN = /^((?:\/[\w-]+)+(?:\.\w+)?\?(?!cursor=)\w+=[\w.*+-]*(?:&(?!cursor=)\w+=[\w.*+-]*)*)(?:&cursor=[\w-]*)?$/;

/** Nearly every address is plain, and told without taking it apart, which cost a tenth of a page. */
function nextAddress(request: FastifyRequest, cursor: string): string {
  const [, address] = PLAIN.exec(request.originalUrl) ?? [];
  if (address !== undefined) return `${address}&cursor=${cursor}`;
  return addressOf(request, (parameters) => parameters.set('cursor', cursor));
}

/** Answers with a page: the records as the store wrote them, and the address of the next one in the body and in `Link`. */
export function answerPage<T>(reply: FastifyReply, page: Page<T>): PageAnswer<T> {
  const next = linkPage(reply, page.next);
  const total = page.total === undefined ? '' : `,"total":${page.total}`;
  return answerJson(reply, `{"items":${page.items},"next":${JSON.stringify(next)}${total}}` as Json<PageAnswer<T>>);
}
