import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import type { Fetcher } from '../../fetching/fetcher.ts';
import { isArchive } from '../../formats/archive.ts';
import type { Format, Found } from '../../formats/format.ts';
import { BEGINNING, type LinePlace } from '../../formats/lines.ts';
import { ndjson } from '../../formats/ndjson.ts';
import type { ReadSource } from '../../store/read-sources.ts';
import type { Store } from '../../store/store.ts';
import { version } from '../../version.ts';
import { lines, openInput, STDIN } from '../input.ts';
import { messageOf } from '../problems.ts';
import { ALONE } from './archive-source.ts';
import { collected, inWords, unpacked } from './contents.ts';
import { articlesOfFile, articlesOfLine, fileBeside, type Reader } from './drafts.ts';
import { articlesAt } from './fetched.ts';
import type { Place } from './places.ts';
import { isCompressed, isOfLines } from './source-format.ts';

/** An article of a source, or why there is none, and how far into the source it reaches. */
export interface Item {
  found: Found;
  /** Where the line ends, of sources that are read line by line. */
  end: LinePlace | null;
  /** The share of the source that has been read with it. */
  share: number;
}

/** A source as it is taken in. */
export interface Opened {
  name: string;
  /** Bytes of the file; 0 where it is none. */
  size: number;
  /** What the store is to note when it has been taken in; null for what is no file. */
  noted: Pick<ReadSource, 'place' | 'state'> | null;
  /** Null: all of it has been taken in before, and it is as it was. */
  items: AsyncIterable<Item> | Iterable<Item> | null;
}

export interface Opening {
  store: Pick<Store, 'readSource'>;
  read: Reader;
  /** What files are whose names do not tell, and standard input, which has an article a line where it is not given. */
  format?: Format | undefined;
  /** Whether what has been taken in before is read all the same. */
  again: boolean;
  fetcher: Fetcher;
  /** Whether the pages of feeds' items are fetched that are but excerpts. */
  follow: boolean;
  /** Ends the reading. */
  signal: AbortSignal;
}

/** Opens a source; what is wrong with it stands among its items. */
export async function open(place: Place, opening: Opening): Promise<Opened> {
  const { name } = place;
  try {
    if (place.kind === 'file') return await openFile(name, place.found, opening);
    return { name, size: 0, noted: null, items: await itemsOf(place, opening) };
  } catch (error) {
    return { name, size: 0, noted: null, items: isEnd(error) ? [] : wrong(error) };
  }
}

async function itemsOf(place: Exclude<Place, { kind: 'file' }>, opening: Opening): Promise<Opened['items']> {
  if (place.kind === 'stdin') return await standardInput(opening);
  if (place.kind === 'unreadable') return wrong(place.problem);
  return ofFetched(await articlesAt(place.name, opening));
}

async function* ofFetched(articles: AsyncIterable<Found>): AsyncGenerator<Item> {
  for await (const found of articles) yield { found, end: null, share: 0 };
}

async function standardInput({ format, read, signal }: Opening): Promise<Opened['items']> {
  const input = addAbortSignal(signal, openInput(STDIN) as Readable);
  if (format && format !== ndjson) return whole(await read({ bytes: await collected(input) }, format));
  return ofLines(input, { from: BEGINNING, share: () => 0 });
}

async function openFile(name: string, found: boolean, opening: Opening): Promise<Opened> {
  const { store, again, read, format } = opening;
  const { size, state } = await stateOf(name);
  const noted = { place: resolve(name), state };
  const before = again ? null : await store.readSource(noted.place);
  const same = before?.state === state ? before : null;
  const items = async () => {
    if (same?.done) return null;
    if (isOfLines(name, format)) return linesOfFile(name, size, same ?? BEGINNING, opening);
    return await articlesOfFile(name, { read, format, found }).then(whole, wrong);
  };
  return { name, size, noted, items: await items() };
}

/** Tells a file from what it was before, and from what another version of onrecord may read it as. */
async function stateOf(name: string): Promise<{ size: number; state: string }> {
  const info = await stat(name, { bigint: true });
  const beside = fileBeside(name);
  const other = beside === null ? undefined : await stat(beside, { bigint: true }).catch(() => undefined);
  const parts = [info, other].map((each) => (each ? `${each.size} ${each.mtimeNs}` : '-'));
  return { size: Number(info.size), state: [version, ...parts].join(' ') };
}

function linesOfFile(name: string, size: number, from: LinePlace, { signal }: Opening): AsyncIterable<Item> {
  // Packed bytes have to be unpacked from the beginning.
  const start = isCompressed(name) ? 0 : from.bytes;
  const file = createReadStream(name, { start, signal });
  const input = inWords<Buffer>(unpacked(file, name));
  return ofLines(start === from.bytes ? input : after(input, from.bytes), {
    from,
    // Of packed bytes nobody knows how many there will be: those tell that have been taken from the file.
    share: ({ bytes }) => (isCompressed(name) ? file.bytesRead : bytes) / size,
  });
}

/** What comes after so many bytes. */
async function* after(input: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const part of input) {
    if (part.length > left) yield part.subarray(left);
    left = Math.max(0, left - part.length);
  }
}

interface OfLines {
  from: LinePlace;
  share(end: LinePlace): number;
}

async function* ofLines(input: AsyncIterable<Buffer | string>, { from, share }: OfLines): AsyncGenerator<Item> {
  try {
    for await (const line of lines(input, from)) {
      if (line.number === 1 && 'text' in line && isArchive(line.text)) return yield* wrong(new Error(ALONE));
      const articles = articlesOfLine(line);
      for (const [i, found] of articles.entries()) {
        const place = [line.number, found.place].filter(Boolean).join(' ');
        const end = i === articles.length - 1 ? line.end : null;
        yield { found: { ...found, place }, end, share: share(line.end) };
      }
    }
  } catch (error) {
    if (!isEnd(error)) yield* wrong(error);
  }
}

/** Whoever has ended the reading knows of it. */
const isEnd = (error: unknown) => error instanceof Error && error.name === 'AbortError';

const whole = (all: readonly Found[]): Item[] =>
  all.map((found, i) => ({ found, end: null, share: (i + 1) / all.length }));

const wrong = (error: unknown): Item[] => whole([{ place: '', problem: messageOf(error) }]);
