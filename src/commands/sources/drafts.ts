import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Format, Found, Source } from '../../formats/format.ts';
import { readJson } from '../../formats/json.ts';
import { articlesIn } from '../../formats/json-document.ts';
import { decodeUtf8 } from '../../formats/utf8.ts';
import { ArticleDraft } from '../../records/article.ts';
import { wording } from '../../records/wording.ts';
import type { Line } from '../input.ts';
import { messageOf, problemsOf } from '../problems.ts';
import { contentsOf } from './contents.ts';
import { formatOfContents } from './source-format.ts';

/** Reads a source in a format, wherever that is done. */
export type Reader = (source: Source, format: Format) => Promise<readonly Found[]>;

/** Reads in this process. */
export const readHere: Reader = async (source, format) => [...format.read(source)];

export interface FileReading {
  read: Reader;
  /** What a file is whose name does not tell; by looking where it is not given. */
  format?: Format | undefined;
  /** Whether the file comes with others of its folder: then a text beside it brings its facts along. */
  found?: boolean;
}

/**
 * The articles of a file.
 *
 * - `.txt` is the text of an article; what else is known of it may stand in a `.json` beside it
 * - `.json` is an article; its text may stand in a `.txt` beside it
 *
 * @throws Error that says why it cannot be read; Malformed
 */
export async function articlesOfFile(file: string, reading: FileReading): Promise<readonly Found[]> {
  const source: Source = { bytes: await contentsOf(file) };
  const found = await reading.read(source, formatOfContents(file, source, reading.format));
  if (reading.found && found.every((each) => isOnlyFacts(file, each))) return [];
  const facts = file.endsWith('.txt') ? await factsBeside(file) : {};
  const text = found.some((each) => isOnlyFacts(file, each)) ? await readBeside(textBeside(file), decodeUtf8) : '';
  return found.map((each) => {
    if ('problem' in each || !isObject(each.draft)) return each;
    if (isOnlyFacts(file, each)) return { ...each, draft: { ...each.draft, text } };
    return { ...each, draft: { ...facts, ...each.draft } };
  });
}

/** The articles of a line of NDJSON. */
export function articlesOfLine(line: Line): readonly Found[] {
  try {
    if ('problem' in line) return [{ place: '', problem: line.problem }];
    return [...articlesIn(readJson(Buffer.from(line.text), 'the line'))];
  } catch (error) {
    return [{ place: '', problem: messageOf(error) }];
  }
}

/** What was found as an article that can be stored, or why it is none. */
export function draftOf(found: Found): { draft: ArticleDraft } | { problem: string } {
  if ('problem' in found) return found;
  const result = ArticleDraft.safeParse(found.draft, { error: wording });
  return result.success ? { draft: result.data } : { problem: problemsOf(result.error) };
}

/** The file that belongs to a file, whether or not it is there: the facts of a text, or the text of facts. */
export function fileBeside(file: string): string | null {
  if (file.endsWith('.txt')) return withExtension(file, '.json');
  return file.endsWith('.json') ? textBeside(file) : null;
}

/** Whether what was found in a file is but what is known of the text beside it, which is an article already. */
const isOnlyFacts = (file: string, found: Found): boolean =>
  file.endsWith('.json') &&
  'draft' in found &&
  isObject(found.draft) &&
  !('text' in found.draft) &&
  existsSync(textBeside(file));

async function factsBeside(file: string): Promise<object> {
  const beside = withExtension(file, '.json');
  const facts = existsSync(beside) ? await readBeside(beside, readJson) : {};
  // With a text of its own it is another article.
  return isObject(facts) && !('text' in facts) ? facts : {};
}

async function readBeside<T>(file: string, read: (bytes: Uint8Array) => T): Promise<T> {
  try {
    return read(await contentsOf(file));
  } catch (error) {
    throw new Error(`${basename(file)} beside it: ${messageOf(error)}`);
  }
}

const textBeside = (file: string) => withExtension(file, '.txt');

const withExtension = (file: string, extension: string) => file.slice(0, -extname(file).length) + extension;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
