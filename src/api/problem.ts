import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Malformed } from '../formats/format.ts';
import { ExtractionPoolFull } from '../intake/pool.ts';
import { EntityType } from '../records/entity.ts';
import { EntityId } from '../records/id-schemas.ts';
import { page } from '../representations/page/page.ts';
import { problemPage } from '../representations/page/problem.tsx';
import {
  AmbiguousName,
  CannotApply,
  ClaimWithdrawn,
  InvalidCursor,
  QuoteWithdrawn,
  StaleVersion,
  StoreUnavailable,
  TooManyRows,
  UnknownName,
} from '../store/refusals.ts';
import { InvalidSearch } from '../store/search.ts';
import { mediaTypesOf } from './media-types.ts';
import { wantsPage } from './negotiation.ts';
import { letBodyRunBy } from './unread-body.ts';

export const PROBLEM_TYPE = 'application/problem+json';

/** Where in a request something is wrong, and what. */
const ProblemPlace = z.object({
  pointer: z.string().optional().describe('JSON pointer (RFC 6901) into the body.'),
  parameter: z.string().optional().describe('Name of the query parameter.'),
  position: z.int().optional().describe('Where in its value: Unicode code points from the beginning.'),
  detail: z.string().describe('What is wrong there.'),
});
export type ProblemPlace = z.infer<typeof ProblemPlace>;

const Candidate = z.object({
  id: EntityId,
  name: z.string(),
  type: EntityType,
  quotes: z.int().min(0).describe('Of how many quotes it is a speaker.'),
});

/** What every error is answered with (RFC 9457). */
export const Problem = z
  .object({
    type: z.string().describe('Always about:blank: the status tells the kind of problem.'),
    title: z.string().describe('The name of the status.'),
    status: z.int().min(400).max(599),
    detail: z.string().describe('What was wrong with this request, and what to do about it.'),
    instance: z.string().optional().describe('Stands in the server log beside the cause of a 500.'),
    errors: z.array(ProblemPlace).optional().describe('Each thing that is wrong, with its place.'),
    candidates: z.array(Candidate).optional().describe('The entities that the name may mean, the most quoted first.'),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457).' });
export type Problem = z.infer<typeof Problem>;

/** Code of errors that say that a body cannot be unpacked. */
export const BROKEN = 'BROKEN_ENCODING';

interface ProblemExtras {
  errors?: ProblemPlace[];
  candidates?: readonly z.infer<typeof Candidate>[];
  headers?: Record<string, string>;
}

/** Thrown anywhere below a route, it is what the client reads. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly statusCode: number;
  readonly errors: ProblemPlace[] | undefined;
  readonly candidates: readonly z.infer<typeof Candidate>[] | undefined;
  readonly headers: Record<string, string>;

  /** @param detail what was wrong with the request, and what to do about it */
  constructor(statusCode: number, detail: string, { errors, candidates, headers = {} }: ProblemExtras = {}) {
    super(detail);
    this.statusCode = statusCode;
    this.errors = errors;
    this.candidates = candidates;
    this.headers = headers;
  }
}

/** What is not the client's doing, and not told. */
export const INTERNAL = new ProblemError(
  500,
  'something went wrong inside; the server log says what, under the instance given here',
);

export const DATABASE_SILENT = new ProblemError(503, 'the database does not answer: try again later', {
  headers: { 'retry-after': '5' },
});

/** The beginning of what a client has sent, to be shown to it again: an answer must not grow with it. */
export const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 100).toWellFormed()}…` : text);

/** There is no such record. */
export const notFound = (what: string, id: string) => new ProblemError(404, `there is no ${what} with the id "${id}"`);

/** What has been looked up, or a problem where there is no such record. */
export function found<T>(record: T | null, what: string, id: string): T {
  if (record === null) throw notFound(what, id);
  return record;
}

/** Answers any error as a problem; what is not the client's doing is logged, and told without its cause. */
export async function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  await letBodyRunBy(request.raw);
  if (error instanceof StoreUnavailable) {
    request.log.error({ err: error, method: request.method, url: request.url }, 'the database does not answer');
    return answerProblem(reply, DATABASE_SILENT);
  }
  const problem = asProblem(error, request);
  if (problem.statusCode < 500 || problem.statusCode === 503) return answerProblem(reply, problem);
  const instance = `urn:uuid:${randomUUID()}`;
  request.log.error({ err: error, instance, method: request.method, url: request.url }, 'a request failed');
  return answerProblem(reply, problem, instance);
}

function answerProblem(reply: FastifyReply, problem: ProblemError, instance?: string) {
  const text = problemText(problem, instance);
  const asPage = wantsPage(reply.request);
  return (
    reply
      .code(problem.statusCode)
      .headers(problem.headers)
      .header('x-content-type-options', 'nosniff')
      // What is wrong now may be right in a moment: caches may keep a 404 else.
      .header('cache-control', 'no-store')
      .headers(asPage ? (page.headers ?? {}) : {})
      .type(asPage ? page.contentType : PROBLEM_TYPE)
      .send(asPage ? problemPage(JSON.parse(text)) : text)
  );
}

/** The body of an answer. */
export function problemText({ statusCode, message, errors, candidates }: ProblemError, instance?: string): string {
  const title = STATUS_CODES[statusCode] ?? 'Error';
  return JSON.stringify({
    type: 'about:blank',
    title,
    status: statusCode,
    detail: message,
    instance,
    errors,
    candidates,
  });
}

function asProblem(error: FastifyError, request: FastifyRequest): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof Malformed) return new ProblemError(400, error.message);
  if (error instanceof InvalidCursor) {
    return new ProblemError(400, error.message, { errors: [{ parameter: 'cursor', detail: error.message }] });
  }
  if (error instanceof InvalidSearch) {
    const { message, position } = error;
    return new ProblemError(400, `q cannot be read: ${message}`, {
      errors: [{ parameter: 'q', position, detail: message }],
    });
  }
  if (error instanceof TooManyRows) {
    return new ProblemError(400, error.message, { errors: [{ parameter: 'limit', detail: error.message }] });
  }
  if (error instanceof AmbiguousName || error instanceof UnknownName) {
    const { message, parameter } = error;
    const candidates = error instanceof AmbiguousName ? { candidates: error.candidates } : {};
    return new ProblemError(400, message, { errors: [{ parameter, detail: message }], ...candidates });
  }
  if (error instanceof QuoteWithdrawn || error instanceof ClaimWithdrawn) return new ProblemError(409, error.message);
  if (error instanceof StaleVersion) return new ProblemError(412, error.message);
  if (error instanceof CannotApply) {
    const pointer = error.path.map((key) => `/${key}`).join('');
    return new ProblemError(422, pointer === '' ? error.message : `${pointer} ${error.message}`, {
      errors: [{ pointer, detail: error.message }],
    });
  }
  if (error instanceof ExtractionPoolFull) {
    return new ProblemError(503, error.message, { headers: { 'retry-after': '5' } });
  }
  return ofFastify(error, request);
}

function ofFastify(error: FastifyError, request: FastifyRequest): ProblemError {
  const status = error.statusCode ?? 500;
  if (status === 415) {
    const known = mediaTypesOf(request).join(', ');
    return new ProblemError(415, `send the body as one of these content types: ${known}`, {
      headers: { accept: known },
    });
  }
  if (status === 413) return new ProblemError(413, 'the body is too large: 2 MiB is the most that is read');
  if (error.code === 'FST_ERR_BAD_URL') {
    return new ProblemError(400, 'the address is not percent-encoded UTF-8: write % itself as %25');
  }
  // What gives out the files of /docs marks so what is no error of its own: a range or a name that no file has.
  if (status < 500 && 'expose' in error) return new ProblemError(status, 'no file of /docs can be given in that way');
  if (error.code === BROKEN) return new ProblemError(400, error.message);
  // Fastify's own messages speak of the request only; anything else may speak of the inside.
  if (status >= 400 && status < 500 && error.code?.startsWith('FST_ERR_'))
    return new ProblemError(status, error.message);
  return INTERNAL;
}
