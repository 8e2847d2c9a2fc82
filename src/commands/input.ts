import { constants, createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';

/** Stands for standard input among file names. */
export const STDIN = '-';

/** One line of a file: its text, or why it has none. */
export type Line = { number: number } & ({ text: string } | { problem: string });

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

/** Splits bytes into lines, numbered from 1; blank ones are left out. A line that is no UTF-8 spoils only itself. */
export async function* lines(input: AsyncIterable<Buffer | string>): AsyncGenerator<Line> {
  let number = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;

  const hold = (bytes: Buffer) => {
    heldBytes += bytes.length;
    if (heldBytes <= MAX_LINE_BYTES) held.push(bytes);
    else held = [];
  };
  const release = (): Line | null => {
    number += 1;
    const line = heldBytes > MAX_LINE_BYTES ? tooLong(number) : decode(Buffer.concat(held), number);
    held = [];
    heldBytes = 0;
    return line;
  };

  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let from = 0;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
      hold(bytes.subarray(from, at));
      const line = release();
      if (line) yield line;
      from = at + 1;
    }
    hold(bytes.subarray(from));
  }
  const last = release();
  if (last) yield last;
}

const tooLong = (number: number): Line => ({
  number,
  problem: `the line is longer than ${MAX_LINE_BYTES / 1024 / 1024} MiB`,
});

function decode(bytes: Buffer, number: number): Line | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trim() === '' ? null : { number, text };
  } catch {
    return { number, problem: 'the line is not valid UTF-8' };
  }
}
