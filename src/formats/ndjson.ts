import { type Format, type Found, Malformed } from './format.ts';
import { readJson } from './json.ts';
import { articlesIn } from './json-document.ts';
import { type ByteLine, LineSplitter, LONGEST_LINE } from './lines.ts';

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
function foundIn(line: ByteLine, longest: number): Found[] {
  if (line.bytes === null) return [tooLong(line, longest)];
  if (isBlank(line.bytes)) return [];
  try {
    return [...articlesIn(readJson(line.bytes, 'the line'))].map((each) => placed(line, each));
  } catch (error) {
    return [refused(line, error)];
  }
}

/** What a line is called, counted from 1. */
export const placeOf = ({ number }: Pick<ByteLine, 'number'>): string => `line ${number}`;

/** @param longest how long it may be, in bytes */
export const tooLong = (line: ByteLine, longest: number): Found => ({
  place: placeOf(line),
  problem: `the line is longer than ${longest / 1024 / 1024} MiB`,
});

/** An article of a line with its place in the whole. */
export const placed = (line: ByteLine, found: Found): Found => ({
  ...found,
  place: [placeOf(line), found.place].filter(Boolean).join(', '),
});

/** What an error says of a line; one that is not the line's doing is thrown again. */
export function refused(line: ByteLine, error: unknown): Found {
  if (error instanceof Malformed) return { place: placeOf(line), problem: error.message };
  throw error;
}

/** Nothing but blanks, tabs and carriage returns. */
export const isBlank = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
