import { extname } from 'node:path';
import type { Format, Source } from '../../formats/format.ts';
import { FORMATS } from '../../formats/registry.ts';

/** The name for an article a line; such a source is read as it comes, however long it is. */
const LINES = 'ndjson';
/** What a source is that does not tell. */
export type Otherwise = Format | typeof LINES;

const LINE_ENDINGS = ['.ndjson', '.jsonl'];

/** So much of a source is looked at, in bytes. */
const BEGINNING = 4_096;

const COMPRESSED = /\.gz$/i;

export const isCompressed = (name: string): boolean => COMPRESSED.test(name);

/** How the name of a file ends, in lower case, whether or not it is compressed: `.html` of `a.HTML.gz`. */
export const endingOf = (name: string): string => extname(name.replace(COMPRESSED, '')).toLowerCase();

const formatsOfEnding = (name: string) => FORMATS.filter(({ extensions }) => extensions.includes(endingOf(name)));

export const isKnownEnding = (name: string): boolean =>
  LINE_ENDINGS.includes(endingOf(name)) || formatsOfEnding(name).length > 0;

/** Whether a file has an article a line. */
export const isOfLines = (name: string, otherwise?: Otherwise): boolean =>
  LINE_ENDINGS.includes(endingOf(name)) || (otherwise === LINES && !isKnownEnding(name));

/** Every ending that is read. */
export const ENDINGS: readonly string[] = [...new Set([...FORMATS.flatMap((f) => f.extensions), ...LINE_ENDINGS])];

/**
 * What `--format` names.
 *
 * @throws Error that tells the names there are
 */
export function formatCalled(name: string): Otherwise {
  const format = name === LINES ? LINES : FORMATS.find((each) => each.name === name);
  if (format) return format;
  const names = new Set([...FORMATS.map((each) => each.name), LINES]);
  throw new Error(`--format must be one of ${[...names].join(', ')}, but is "${name}"`);
}

/** The formats that one line can be of: an article of any kind that is JSON. */
const OF_A_LINE = FORMATS.filter(({ mediaTypes }) => mediaTypes.some((type) => /\bjson$/.test(type)));

export const formatOfLine = (line: string): Format | undefined =>
  OF_A_LINE.find((format) => format.looksLike(line.slice(0, BEGINNING)));

/** The format of a file: that of its ending. Of several, and where the name tells nothing, it is what it looks like. */
export function formatOfFile(name: string, source: Source, otherwise?: Otherwise): Format {
  const formats = formatsOfEnding(name);
  return formats.length === 0 && typeof otherwise === 'object' ? otherwise : lookedAt(source, formats);
}

/**
 * The format of what was fetched: by its media type, and by looking where that is used for many things.
 *
 * @throws Error where it is something that holds no articles
 */
export function formatOfFetched(source: Source): Format {
  const type = source.contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const formats = FORMATS.filter(({ mediaTypes }) => mediaTypes.includes(type));
  if (formats.length === 0 && /^(?:image|audio|video|font)\/|\/(?:pdf|zip|gzip)$/.test(type)) {
    throw new Error(`it is ${type}: that holds no articles which can be read`);
  }
  return lookedAt(source, formats);
}

function lookedAt(source: Source, formats: readonly Format[]): Format {
  const [only, ...others] = formats;
  if (only && others.length === 0) return only;
  const beginning = new TextDecoder().decode(source.bytes.subarray(0, BEGINNING));
  const among = formats.length > 0 ? formats : FORMATS;
  const found = among.find((format) => format.looksLike(beginning)) ?? among.at(-1);
  if (!found) throw new Error('no format is registered');
  return found;
}
