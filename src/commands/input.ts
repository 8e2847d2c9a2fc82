import { constants, createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';

/** Stands for standard input among file names. */
export const STDIN = '-';

/** A place between two lines: how many lines there are before it, and how many bytes. */
export interface LinePlace {
  lines: number;
  bytes: number;
}

const BEGINNING: LinePlace = { lines: 0, bytes: 0 };

/** One line of a file: its text, or why it has none; and where it ends. */
export type Line = { number: number; end: LinePlace } & ({ text: string } | { problem: string });

/** Longest line that is read, in bytes: an article of the greatest length with every character escaped fits in. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;

const NEWLINE = 0x0a;

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
export async function* lines(input: AsyncIterable<Buffer | string>, from = BEGINNING): AsyncGenerator<Line> {
  let { lines: number, bytes: passed } = from;
  let held: Buffer[] = [];
  let heldBytes = 0;

  const hold = (bytes: Buffer) => {
    heldBytes += bytes.length;
    if (heldBytes <= MAX_LINE_BYTES) held.push(bytes);
    else held = [];
  };
  const release = (): Line | null => {
    number += 1;
    passed += heldBytes + 1;
    const content = heldBytes > MAX_LINE_BYTES ? TOO_LONG : decode(Buffer.concat(held));
    held = [];
    heldBytes = 0;
    return content && { number, end: { lines: number, bytes: passed }, ...content };
  };

  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let start = 0;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, start)) {
      hold(bytes.subarray(start, at));
      const line = release();
      if (line) yield line;
      start = at + 1;
    }
    hold(bytes.subarray(start));
  }
  const last = release();
  if (last) yield last;
}

type Content = { text: string } | { problem: string };

const TOO_LONG: Content = { problem: `the line is longer than ${MAX_LINE_BYTES / 1024 / 1024} MiB` };

function decode(bytes: Buffer): Content | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trim() === '' ? null : { text };
  } catch {
    return { problem: 'the line is not valid UTF-8' };
  }
}
