import type { Readable } from 'node:stream';
import type { Found } from '../formats/format.ts';
import { LineSplitter } from '../formats/lines.ts';
import { foundIn } from '../formats/ndjson.ts';
import { BODY_LIMIT } from './limits.ts';
import { ProblemError } from './problem.ts';

/** A body that holds several articles, in its order: already read, or read as they are taken. */
export class SeveralArticles {
  readonly found: Iterable<Found> | AsyncIterable<Found>;

  constructor(found: Iterable<Found> | AsyncIterable<Found>) {
    this.found = found;
  }
}

/**
 * The articles of a body with one a line, read no faster than they are taken. A line has the limit of a body, the whole
 * has none; a client that lets wait longer for a line, in milliseconds, is told so and not waited for.
 */
export async function* articlesByLine(body: Readable, patience: number): AsyncGenerator<Found> {
  const lines = new LineSplitter(BODY_LIMIT);
  const parts: AsyncIterator<Buffer> = body[Symbol.asyncIterator]();
  let since = performance.now();
  try {
    for (;;) {
      const left = patience - (performance.now() - since);
      const { done, value } = await within(left, parts.next(), patience);
      for (const line of done ? lines.end() : lines.push(value)) {
        for (const found of foundIn(line, BODY_LIMIT)) {
          yield found;
          // What others take their time for is not the client's doing.
          since = performance.now();
        }
      }
      if (done) return;
    }
  } catch (error) {
    // What came before is kept; what is missing can be sent again from there.
    if (!isOfClient(error)) throw error;
    yield { place: `line ${lines.next}`, problem: error.message };
  }
}

const isOfClient = (error: unknown): error is Error =>
  error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;

async function within<T>(milliseconds: number, promise: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const problem = new ProblemError(408, `no line came to its end in ${patience / 1_000} seconds: go on from here`);
    timer = setTimeout(() => reject(problem), Math.max(0, milliseconds));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
