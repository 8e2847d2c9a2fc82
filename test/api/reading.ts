import { STATUS_CODES } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../src/api/problem.ts';

export type Answer = Awaited<ReturnType<FastifyInstance['inject']>>;

/** Holds a body against its schema, which must know every field of it. */
export function exact<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const record = schema.parse(body);
  // `toEqual` tells best what is different, and takes ten times as long to see that nothing is.
  if (!isDeepStrictEqual(record, body)) expect(record).toEqual(body);
  return record;
}

/** A record in an answer with status, headers and body as they must be. */
export function recordOf<S extends z.ZodType>(schema: S, answer: Answer, status = 200): z.infer<S> {
  expect(answer.statusCode, answer.body).toBe(status);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  return exact(schema, answer.json());
}

const page = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().nullable() });

/** A page in an answer; `next` stands in the body and in `Link` alike. */
export function pageIn<S extends z.ZodType>(item: S, answer: Answer) {
  const { items, next } = recordOf(page(item), answer);
  const described = '</openapi.json>; rel="describedby"';
  expect(answer.headers.link).toBe(next === null ? described : `<${next}>; rel="next", ${described}`);
  return { items: items as z.infer<S>[], next };
}

export const get = async <S extends z.ZodType>(app: FastifyInstance, url: string, schema: S) =>
  recordOf(schema, await app.inject(url));

/**
 * All records of a list by the addresses that it gives itself.
 *
 * @param between is run after each page but the last
 */
export async function everything<S extends z.ZodType>(
  app: FastifyInstance,
  url: string,
  item: S,
  { limit = 100, between }: { limit?: number; between?: () => Promise<void> } = {},
): Promise<z.infer<S>[]> {
  const records: z.infer<S>[] = [];
  let next: string | null = `${url}${url.includes('?') ? '&' : '?'}limit=${limit}`;
  while (next !== null) {
    const { items, next: after }: { items: z.infer<S>[]; next: string | null } = pageIn(item, await app.inject(next));
    expect(items.length).toBeLessThanOrEqual(limit);
    if (after !== null) expect(items).toHaveLength(limit);
    records.push(...items);
    next = after;
    if (next !== null) await between?.();
  }
  return records;
}

/** Words that only the inside of a program knows. */
const INSIDE = /node_modules|\.[jt]s:\d|\bat \S+ \(|sqlite|select |stack/i;

/** The problem in an answer, as RFC 9457 wants it, told in words for its reader. */
export function problemIn(answer: Answer, status: number): Problem {
  expect(answer.statusCode, answer.body).toBe(status);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  expect(answer.body).not.toMatch(INSIDE);
  expect(answer.body.length).toBeLessThan(10_000);
  const problem = exact(Problem, answer.json());
  expect(problem).toMatchObject({ type: 'about:blank', title: STATUS_CODES[status], status });
  expect(problem.detail).toMatch(/\S/);
  return problem;
}
