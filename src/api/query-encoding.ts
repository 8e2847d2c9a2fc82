import type { FastifyInstance } from 'fastify';
import { ProblemError, shortened } from './problem.ts';

/**
 * Refuses parameters that are not percent-encoded UTF-8. Left to the parser, "%zz" would stay as it is and "%ff" would
 * become U+FFFD: a search for something else, without a word.
 */
export function refuseBadQueries(app: FastifyInstance): void {
  app.addHook('onRequest', ({ url }, _reply, done) => {
    done(encodingProblem(url.slice(url.indexOf('?') + 1)) ?? undefined);
  });
}

/** What is wrong with the encoding of a query string; null where nothing is. */
export function encodingProblem(query: string): ProblemError | null {
  if (!query.includes('%') || isEncoded(query)) return null;
  const wrong = query.split('&').find((part) => !isEncoded(part)) ?? '';
  const parameter = shortened(wrong.split('=', 1)[0] ?? '');
  const detail = 'is not percent-encoded UTF-8: write % itself as %25';
  return new ProblemError(400, `${parameter} ${detail}`, { errors: [{ parameter, detail }] });
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
