import { constants, createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { type ByteLine, type LinePlace, LineSplitter, LONGEST_LINE } from '../formats/lines.ts';

/** Stands for standard input among file names. */
export const STDIN = '-';

/** One line of a file: its text, or why it has none; and where it ends. */
export type Line = { number: number; end: LinePlace } & ({ text: string } | { problem: string });

/**
 * Makes sure that every file is there and can be read, so that a misspelt name is told before any work is done.
 *
 * @throws Error that names the first file that is not
 */
export async function checkReadable(files: readonly string[]): Promise<void> {
  for (const file of files) {
    if (file === STDIN) continue;
    const info = await stat(file).catch((error: NodeJS.ErrnoException) => {
      throw new Error(`${file}: ${error.code === 'ENOENT' ? 'no such file' : error.message}`);
    });
    if (info.isDirectory()) throw new Error(`${file} is a directory: name the files in it`);
    await access(file, constants.R_OK).catch(() => {
      throw new Error(`${file} may not be read: change its permissions`);
    });
  }
}

/** The bytes of a file, or of standard input. */
export function openInput(file: string): NodeJS.ReadableStream {
  if (file !== STDIN) return createReadStream(file);
  if (process.stdin.isTTY) process.stderr.write('Reading from the terminal; Ctrl-D ends the input.\n');
  return process.stdin;
}

/**
 * Splits bytes into lines, numbered from 1; blank ones are left out. A line that is no UTF-8 spoils only itself.
 *
 * @param from where the input begins, if not at the beginning of what it is of
 */
export async function* lines(input: AsyncIterable<Buffer | string>, from?: LinePlace): AsyncGenerator<Line> {
  const splitter = new LineSplitter(LONGEST_LINE, from);
  for await (const chunk of input) yield* told(splitter.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
  yield* told(splitter.end());
}

function* told(split: Iterable<ByteLine>): Generator<Line> {
  for (const { number, bytes, end } of split) {
    const content = bytes === null ? TOO_LONG : decode(bytes);
    if (content) yield { number, end, ...content };
  }
}

type Content = { text: string } | { problem: string };

const TOO_LONG: Content = { problem: `the line is longer than ${LONGEST_LINE / 1024 / 1024} MiB` };

function decode(bytes: Buffer): Content | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trim() === '' ? null : { text };
  } catch {
    return { problem: 'the line is not valid UTF-8' };
  }
}
