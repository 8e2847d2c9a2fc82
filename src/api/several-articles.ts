import type { Readable } from 'node:stream';
import type { Found } from '../formats/format.ts';
import { json } from '../formats/json-document.ts';
import { type ByteLine, LineSplitter } from '../formats/lines.ts';
import { isBlank, placed, placeOf, refused, tooLong } from '../formats/ndjson.ts';
import type { ExtractionPool } from '../intake/pool.ts';
import { readSource, whenThereIsRoom } from '../intake/read-source.ts';
import { BODY_LIMIT } from './limits.ts';
import { ProblemError } from './problem.ts';

/** A part of a body, such as a line: its articles are read when its turn comes. */
export interface Part {
  place: string;
  /** @throws Error that is not the client's doing */
  read(): Promise<Found[]>;
}

/** A body that holds several articles, in its order. */
export class SeveralArticles {
  readonly parts: Iterable<Part> | AsyncIterable<Part>;

  constructor(parts: Iterable<Part> | AsyncIterable<Part>) {
    this.parts = parts;
  }
}

/**
 * The lines of a body with an article a line, read no faster than they are taken. A line has the limit of a body, the whole
 * has none; a client that lets wait longer for a line, in milliseconds, is told so and not waited for.
 */
export async function* articlesByLine(body: Readable, patience: number, pool: ExtractionPool): AsyncGenerator<Part> {
  const lines = new LineSplitter(BODY_LIMIT);
  const parts: AsyncIterator<Buffer> = body[Symbol.asyncIterator]();
  let since = performance.now();
  try {
    for (;;) {
      const left = patience - (performance.now() - since);
      const { done, value } = await within(left, parts.next(), patience);
      for (const line of done ? lines.end() : lines.push(value)) {
        if (line.bytes !== null && isBlank(line.bytes)) continue;
        yield { place: placeOf(line), read: () => readLine(line, pool) };
        // What others take their time for is not the client's doing.
        since = performance.now();
      }
      if (done) return;
    }
  } catch (error) {
    // What came before is kept; what is missing can be sent again from there.
    if (!isOfClient(error)) throw error;
    const place = placeOf({ number: lines.next });
    const { message } = error;
    yield { place, read: async () => [{ place, problem: message }] };
  }
}

async function readLine(line: ByteLine, pool: ExtractionPool): Promise<Found[]> {
  const { bytes } = line;
  if (bytes === null) return [tooLong(line, BODY_LIMIT)];
  try {
    const found = await whenThereIsRoom(pool, () => readSource({ bytes }, json, pool, 'the line'));
    return found.map((each) => placed(line, each));
  } catch (error) {
    return [refused(line, error)];
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
