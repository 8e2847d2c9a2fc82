import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Model } from '../extract/model/models.ts';
import { createExtractionPool, type ExtractionPool } from '../intake/pool.ts';
import { ArticleDraft } from '../records/article.ts';
import type { Extraction } from '../records/extraction.ts';
import { wording } from '../records/wording.ts';
import { checkReadable, type Line, lines, openInput, STDIN } from './input.ts';
import { print } from './output.ts';
import { messageOf, parseLine, problemsOf } from './problems.ts';
import { startProgress } from './progress.ts';

export interface ExtractOptions {
  threads?: number | undefined;
  model?: Model | undefined;
}

/** What stands in the place of an extraction for a line that cannot be read. */
interface Failure {
  id: string | null;
  file?: string;
  line: number;
  error: string;
}

const { text, headline, publishedAt, url, language } = ArticleDraft.shape;

/** A line of input. Corpora call the headline `title` and the day `date`; other fields are theirs and let be. */
const ArticleLine = z
  .object({
    id: z.union([z.string().min(1).max(1_000), z.int()], 'must be a string or a whole number').nullish(),
    text,
    headline,
    title: headline,
    publishedAt,
    date: publishedAt,
    url,
    language,
  })
  .transform(({ id, title, date, ...article }) => ({
    ...article,
    id: id === undefined || id === null ? undefined : String(id),
    headline: article.headline ?? title,
    publishedAt: article.publishedAt ?? date,
  }));

/**
 * `onrecord extract`: NDJSON in, NDJSON out in the same order. A bad line gives a line with `error`, and the next ones
 * are read all the same.
 *
 * @throws Error at the end if any line was bad
 */
export async function extractFiles(files: readonly string[], options: ExtractOptions): Promise<void> {
  const inputs = files.length > 0 ? files : [STDIN];
  await checkReadable(inputs);
  const pool = createExtractionPool({ threads: options.threads, model: options.model });
  const progress = startProgress('articles');
  let failed = 0;
  let read = 0;
  try {
    // Two lines a process: one being read, the next one ready for it. What is not taken from stdout stops the input.
    const results = Readable.from(allLines(inputs)).map((source) => extractLine(source, pool), {
      concurrency: pool.threads * 2,
    });
    for await (const result of results) {
      const isFailure = 'error' in result;
      read += 1;
      if (isFailure) failed += 1;
      progress.tick(isFailure);
      await print(`${JSON.stringify(result)}\n`);
    }
  } finally {
    progress.end();
    await pool.close();
  }
  if (failed > 0) throw new Error(`${failed} of ${read} lines could not be read: each has an "error" in the output`);
}

type SourceLine = Line & { file: string };

async function* allLines(files: readonly string[]): AsyncGenerator<SourceLine> {
  for (const file of files) {
    for await (const line of lines(openInput(file))) yield { ...line, file };
  }
}

async function extractLine(source: SourceLine, pool: ExtractionPool): Promise<Extraction | Failure> {
  const fail = (error: string, id: string | null = null): Failure => ({
    id,
    ...(source.file === STDIN ? {} : { file: source.file }),
    line: source.number,
    error,
  });

  if ('problem' in source) return fail(source.problem);
  let json: unknown;
  try {
    json = parseLine(source.text);
  } catch (error) {
    return fail(messageOf(error));
  }
  const article = ArticleLine.safeParse(json, { error: wording });
  if (!article.success) return fail(problemsOf(article.error), idOf(json));
  try {
    return await pool.extract(article.data);
  } catch (error) {
    return fail(`extraction failed: ${messageOf(error)}`, article.data.id ?? null);
  }
}

function idOf(json: unknown): string | null {
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : null;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}
