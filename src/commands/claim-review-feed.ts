import { isUtf8 } from 'node:buffer';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { reviewsIn } from '../formats/claim-review.ts';
import { ClaimReviewDraft } from '../records/review.ts';
import { wording } from '../records/wording.ts';
import { lines, openInput, STDIN } from './input.ts';
import { messageOf, parseLine, problemsOf } from './problems.ts';

/** A review of a feed, or why there is none; `place` is its line, or its path in the document. */
export type ReviewSource = { place: string } & ({ review: ClaimReviewDraft } | { problem: string });

/** A document that is larger than this is not held in memory, in bytes: there is NDJSON for that. */
const MOST_BYTES = 256 * 1024 * 1024;

const LINES = ['.jsonl', '.ndjson'];

/**
 * Reads fact-checks one after the other, and tells in its place what is wrong with one.
 *
 * - `.jsonl` and `.ndjson` have a review a line
 * - anything else is JSON: a feed (schema.org DataFeed, as Google gives it), a list, a graph or one review; standard
 *   input is NDJSON where it is not JSON as a whole
 *
 * @throws Error where the file as a whole cannot be read
 */
export async function* readReviews(file: string): AsyncGenerator<ReviewSource> {
  const input = openInput(file) as AsyncIterable<Buffer | string>;
  if (LINES.includes(extname(file))) {
    yield* readLines(input);
    return;
  }
  const bytes = await whole(input);
  const document = parsed(bytes);
  if (document !== undefined) yield* readDocument(document);
  else if (file === STDIN) yield* readLines(Readable.from([bytes]));
  else throw new Error('the file is not JSON: with a review a line its name must end in .ndjson');
}

async function whole(input: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > MOST_BYTES)
      throw new Error(`the file is larger than ${MOST_BYTES / 1024 / 1024} MiB: give it as NDJSON`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Undefined where it is no JSON as a whole. */
function parsed(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new Error('the file is not valid UTF-8');
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function* readDocument(document: unknown): Generator<ReviewSource> {
  for (const { place, node } of reviewsIn(document))
    yield { place: place === '' ? '1' : place, ...reviewOf(() => node) };
}

async function* readLines(input: AsyncIterable<Buffer | string>): AsyncGenerator<ReviewSource> {
  for await (const line of lines(input)) {
    const node = () => {
      if ('problem' in line) throw new Error(line.problem);
      return parseLine(line.text);
    };
    yield { place: String(line.number), ...reviewOf(node) };
  }
}

function reviewOf(read: () => unknown): { review: ClaimReviewDraft } | { problem: string } {
  try {
    const result = ClaimReviewDraft.safeParse(read(), { error: wording });
    return result.success ? { review: result.data } : { problem: problemsOf(result.error) };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}
