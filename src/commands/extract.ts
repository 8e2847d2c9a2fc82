import { Readable } from 'node:stream';
import type { ExtractionInput } from '../extract/extractor.ts';
import type { Model } from '../extract/model/models.ts';
import { Malformed } from '../formats/format.ts';
import { ownProcess, type Reader } from '../intake/own-process.ts';
import { ArticleDraft } from '../records/article.ts';
import type { Extraction } from '../records/extraction.ts';
import { wording } from '../records/wording.ts';
import { ArticleLine } from './article-line.ts';
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

/** What stands in the output for an article that came as a page: what was read of it beside what was found in it. */
type PageExtraction = { id: string; article: ArticleDraft } & Omit<Extraction, 'id'>;

/**
 * `onrecord extract`: NDJSON in, NDJSON out in the same order. A bad line gives a line with `error`, and the next ones
 * are read all the same.
 *
 * @throws Error at the end if any line was bad
 */
export async function extractFiles(files: readonly string[], options: ExtractOptions): Promise<void> {
  const inputs = files.length > 0 ? files : [STDIN];
  await checkReadable(inputs);
  const progress = startProgress('articles');
  let failed = 0;
  let read = 0;
  try {
    for await (const result of results(allLines(inputs), options)) {
      const isFailure = 'error' in result;
      read += 1;
      if (isFailure) failed += 1;
      progress.tick(isFailure);
      await print(`${JSON.stringify(result)}\n`);
    }
  } finally {
    progress.end();
  }
  if (failed > 0) throw new Error(`${failed} of ${read} lines could not be read: each has an "error" in the output`);
}

type SourceLine = Line & { file: string };
type Result = Extraction | PageExtraction | Failure;

/** What comes of each line, in their order; one that comes alone is read here, others in processes of their own. */
async function* results(source: AsyncGenerator<SourceLine>, options: ExtractOptions): AsyncGenerator<Result> {
  const first = await source.next();
  if (first.done) return;
  const second = source.next();
  const alone = !(await isThere(second));
  if (alone) yield await extractLine(first.value, ownProcess(options.model));
  const next = await second;
  if (alone && next.done) return;

  const { createExtractionPool } = await import('../intake/pool.ts');
  const pool = createExtractionPool({ threads: options.threads, model: options.model });
  async function* others(): AsyncGenerator<SourceLine> {
    if (!alone) yield first.value;
    if (!next.done) yield next.value;
    yield* source;
  }
  try {
    // Two lines a process: one being read, the next one ready for it. What is not taken from stdout stops the input.
    yield* Readable.from(others()).map((line) => extractLine(line, pool), { concurrency: pool.threads * 2 });
  } finally {
    await pool.close();
  }
}

/** Whether a next line can be had without waiting for who writes it. */
const isThere = (next: Promise<IteratorResult<SourceLine>>): Promise<boolean> =>
  Promise.race([next.then(({ done }) => !done), new Promise<boolean>((resolve) => setImmediate(resolve, false))]);

async function* allLines(files: readonly string[]): AsyncGenerator<SourceLine> {
  for (const file of files) {
    for await (const line of lines(openInput(file))) yield { ...line, file };
  }
}

async function extractLine(source: SourceLine, reader: Reader): Promise<Result> {
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
  const line = ArticleLine.safeParse(json, { error: wording });
  if (!line.success) return fail(problemsOf(line.error), idOf(json));
  const { html, ...article } = line.data;
  try {
    if (html === undefined) return await reader.extract(article as ExtractionInput);
    const read = await readPage(html, article, reader);
    if ('problem' in read) return fail(read.problem, article.id ?? null);
    const { id, ...found } = await reader.extract({ ...read.draft, id: article.id });
    return { id, article: read.draft, ...found };
  } catch (error) {
    if (error instanceof Malformed) return fail(`html: ${error.message}`, article.id ?? null);
    return fail(`extraction failed: ${messageOf(error)}`, article.id ?? null);
  }
}

/** The article of a page; what the line says of it counts more than what the page does, but for its address. */
async function readPage(
  html: string,
  line: ArticleLine,
  reader: Reader,
): Promise<{ draft: ArticleDraft } | { problem: string }> {
  const source = { bytes: Buffer.from(html), contentType: 'text/html; charset=utf-8', url: line.url ?? undefined };
  const { html: format } = await import('../formats/html.ts');
  const [found] = await reader.read(source, format);
  if (!found || 'problem' in found) return { problem: `html: ${found?.problem ?? 'holds no article'}` };
  const said = Object.entries({ headline: line.headline, publishedAt: line.publishedAt, language: line.language });
  const draft = ArticleDraft.safeParse(
    { ...(found.draft as object), ...Object.fromEntries(said.filter(([, value]) => value !== undefined)) },
    { error: wording },
  );
  return draft.success ? { draft: draft.data } : { problem: `html: ${problemsOf(draft.error)}` };
}

function idOf(json: unknown): string | null {
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : null;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}
