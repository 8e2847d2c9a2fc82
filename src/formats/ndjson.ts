import { type Format, type Found, Malformed } from './format.ts';
import { readJson } from './json.ts';
import { articlesIn } from './json-document.ts';
import { type ByteLine, LineSplitter } from './lines.ts';

/** Longest line that is read, in bytes: an article of the greatest length with every character escaped fits in. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** An article a line, each in any way that JSON articles are written. */
export const ndjson: Format = {
  name: 'ndjson',
  mediaTypes: ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines'],
  extensions: ['.ndjson', '.jsonl'],
  many: true,
  slow: false,
  looksLike: (beginning) => {
    const [first = '', second = ''] = beginning.split(/\r?\n/).filter((line) => line.trim() !== '');
    return second.startsWith('{') && isWhole(first);
  },
  *read({ bytes }) {
    const lines = new LineSplitter(LONGEST_LINE);
    for (const line of lines.push(bytes)) yield* foundIn(line, LONGEST_LINE);
    for (const line of lines.end()) yield* foundIn(line, LONGEST_LINE);
  },
};

function isWhole(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

/** The articles of a line, or what is wrong with it; of a blank one none. */
export function foundIn({ number, bytes }: ByteLine, longest: number): Found[] {
  const place = `line ${number}`;
  if (bytes === null) return [{ place, problem: `the line is longer than ${longest / 1024 / 1024} MiB` }];
  if (isBlank(bytes)) return [];
  try {
    const found = [...articlesIn(readJson(bytes, 'the line'))];
    return found.map((each) => ({ ...each, place: each.place === '' ? place : `${place}, ${each.place}` }));
  } catch (error) {
    if (error instanceof Malformed) return [{ place, problem: error.message }];
    throw error;
  }
}

/** Nothing but blanks, tabs and carriage returns. */
export const isBlank = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
