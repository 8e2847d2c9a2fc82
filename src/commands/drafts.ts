import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { readJson } from '../formats/json.ts';
import { decodeUtf8 } from '../formats/utf8.ts';
import { ArticleDraft } from '../records/article.ts';
import { wording } from '../records/wording.ts';
import { lines, openInput, STDIN } from './input.ts';
import { messageOf, parseLine, problemsOf } from './problems.ts';

/** An article of a file, or why there is none; `place` names the file and, where it holds several, the line. */
export type DraftSource = { place: string } & ({ draft: ArticleDraft } | { problem: string });

/** How the articles of a file are read, by the ending of its name. */
const READERS: Record<string, (file: string) => AsyncGenerator<DraftSource>> = {
  '.txt': readWhole(readTextFile),
  '.json': readWhole(readJsonFile),
  '.ndjson': readLines,
  '.jsonl': readLines,
};

/**
 * Reads the articles of a file one after the other, and tells in its place what is wrong with one.
 *
 * - `.txt` is the text of an article to the letter; what else is known of it may stand in a `.json` beside it
 * - `.json` is an article; its text may stand in a `.txt` beside it
 * - `.ndjson` and `.jsonl` hold an article a line, and so does standard input (`-`)
 */
export function readDrafts(file: string): AsyncGenerator<DraftSource> {
  const read = file === STDIN ? readLines : READERS[extname(file)];
  return (read ?? unknownKind)(file);
}

async function* unknownKind(file: string): AsyncGenerator<DraftSource> {
  yield { place: file, problem: `its name must end in ${Object.keys(READERS).join(', ')}` };
}

async function* readLines(file: string): AsyncGenerator<DraftSource> {
  for await (const line of lines(openInput(file))) {
    const place = `${file}:${line.number}`;
    if ('problem' in line) yield { place, problem: line.problem };
    else yield { place, ...(await draftOf(() => parseLine(line.text))) };
  }
}

/** A reader of files that hold one article. */
function readWhole(read: (file: string) => Promise<unknown>) {
  return async function* (file: string): AsyncGenerator<DraftSource> {
    yield { place: file, ...(await draftOf(() => read(file))) };
  };
}

async function readTextFile(file: string): Promise<unknown> {
  const article = { text: decodeUtf8(await readFile(file)) };
  const beside = withExtension(file, '.json');
  const facts = existsSync(beside) ? await readBeside(beside, readJson) : {};
  // With a text of its own it is another article.
  return isObject(facts) && !('text' in facts) ? { ...facts, ...article } : article;
}

async function readJsonFile(file: string): Promise<unknown> {
  const facts = readJson(await readFile(file));
  const beside = withExtension(file, '.txt');
  if (!isObject(facts) || 'text' in facts || !existsSync(beside)) return facts;
  return { ...facts, text: await readBeside(beside, decodeUtf8) };
}

async function readBeside(file: string, read: (bytes: Uint8Array) => unknown): Promise<unknown> {
  const bytes = await readFile(file);
  try {
    return read(bytes);
  } catch (error) {
    throw new Error(`${basename(file)} beside it: ${messageOf(error)}`);
  }
}

const withExtension = (file: string, extension: string) => file.slice(0, -extname(file).length) + extension;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function draftOf(read: () => unknown): Promise<{ draft: ArticleDraft } | { problem: string }> {
  try {
    const result = ArticleDraft.safeParse(await read(), { error: wording });
    return result.success ? { draft: result.data } : { problem: problemsOf(result.error) };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}
