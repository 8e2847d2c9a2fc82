import { extname } from 'node:path';
import { pipeline } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { AuthorityEntry } from '../records/authority.ts';
import { wording } from '../records/wording.ts';
import { type Line, lines, openInput, STDIN } from './input.ts';
import { messageOf, parseLine, problemsOf } from './problems.ts';

/** An entry of an authority list, or why there is none; `line` is the last one of a row that goes over several. */
export type EntrySource = { line: number } & ({ entry: AuthorityEntry } | { problem: string });

/** The columns of a CSV file; those with several values part them by semicolons. */
const COLUMNS = ['name', 'aliases', 'type', 'wikidata', 'roles'] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ['name', 'type'];

/** How a file is read, by the ending of its name. */
const READERS: Record<string, (input: AsyncIterable<Buffer | string>) => AsyncGenerator<EntrySource>> = {
  '.csv': readCsv,
  '.jsonl': readJsonLines,
  '.ndjson': readJsonLines,
};

/**
 * Reads the entries of an authority list one after the other, and tells in its place what is wrong with one.
 *
 * - `.csv` has a row that names the columns; aliases and roles are parted by semicolons
 * - `.jsonl` and `.ndjson` have an entry a line
 * - standard input (`-`) is JSONL where it begins with a brace, and else CSV
 *
 * @throws Error where the file as a whole cannot be read
 */
export async function* readAuthorityList(file: string): AsyncGenerator<EntrySource> {
  const input = openInput(file);
  const read = READERS[extname(file)];
  if (read) yield* read(chunksOf(input));
  else if (file === STDIN) yield* readAny(chunksOf(input));
  else throw new Error(`its name must end in ${Object.keys(READERS).join(', ')}`);
}

async function* chunksOf(input: NodeJS.ReadableStream): AsyncGenerator<Buffer | string> {
  yield* input;
}

/** Tells by the first character that is no space. */
async function* readAny(input: AsyncGenerator<Buffer | string>): AsyncGenerator<EntrySource> {
  const head: (Buffer | string)[] = [];
  let begin = '';
  for (;;) {
    const { value, done } = await input.next();
    if (done) break;
    head.push(value);
    begin += String(value)
      .replace(/^\ufeff/u, '')
      .trimStart();
    if (begin !== '') break;
  }
  async function* whole() {
    yield* head;
    yield* input;
  }
  yield* begin.startsWith('{') ? readJsonLines(whole()) : readCsv(whole());
}

async function* readJsonLines(input: AsyncIterable<Buffer | string>): AsyncGenerator<EntrySource> {
  for await (const line of lines(input)) yield { line: line.number, ...entryOf(() => recordOf(line)) };
}

function recordOf(line: Line): unknown {
  if ('problem' in line) throw new Error(line.problem);
  const record = parseLine(line.text);
  return typeof record === 'object' && record !== null && 'wikidata' in record
    ? { ...record, wikidata: itemOf(record.wikidata) }
    : record;
}

async function* readCsv(input: AsyncIterable<Buffer | string>): AsyncGenerator<EntrySource> {
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true });
  // What goes wrong on the way ends the parser, which is where it is heard of.
  pipeline(decoded(input), parser, () => {});
  let header: Header | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const known = header;
      if (known) yield { line: info.lines, ...entryOf(() => rowOf(record, known)) };
      else header = headerOf(record);
    }
  } catch (error) {
    // Where quotes are not closed the rest of the file says nothing.
    if (error instanceof CsvError) throw new Error(`the file is not CSV: ${error.message}`);
    throw error;
  }
  if (header === null) throw new Error('the file is empty: its first row must name the columns');
}

async function* decoded(input: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Buffer) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new Error('the file is not valid UTF-8');
    }
  };
  for await (const chunk of input) yield typeof chunk === 'string' ? chunk : decode(chunk);
  yield decode();
}

/** Where each column stands, and how many there are. */
interface Header {
  places: Map<Column, number>;
  width: number;
}

function headerOf(row: readonly string[]): Header {
  const names = row.map((name) => name.toLowerCase());
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new Error(`line 1: the columns ${COLUMNS.join(', ')} may be there; missing: ${missing.join(', ')}`);
  }
  const places = COLUMNS.filter((name) => names.includes(name)).map((name) => [name, names.indexOf(name)] as const);
  return { places: new Map(places), width: row.length };
}

function rowOf(row: readonly string[], { places, width }: Header): unknown {
  if (row.length !== width) throw new Error(`has ${row.length} columns where the first row has ${width}`);
  const cell = (column: Column) => row[places.get(column) ?? -1] ?? '';
  const list = (column: Column) =>
    cell(column)
      .split(';')
      .map((each) => each.trim())
      .filter((each) => each !== '');
  return {
    name: cell('name'),
    aliases: list('aliases'),
    type: cell('type').toLowerCase(),
    wikidata: itemOf(cell('wikidata') || null),
    roles: list('roles'),
  };
}

/** The item of an address of it, which is how Wikidata's own query service gives it. */
const itemOf = (value: unknown): unknown =>
  typeof value === 'string' ? value.trim().replace(/^https?:\/\/(www\.)?wikidata\.org\/(entity|wiki)\//u, '') : value;

function entryOf(read: () => unknown): { entry: AuthorityEntry } | { problem: string } {
  try {
    const result = AuthorityEntry.safeParse(read(), { error: wording });
    return result.success ? { entry: result.data } : { problem: problemsOf(result.error) };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}
