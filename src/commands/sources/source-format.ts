import { basename, extname } from 'node:path';
import type { Format, Source } from '../../formats/format.ts';
import { ndjson } from '../../formats/ndjson.ts';
import { FORMATS, formatOf, formatOfFile, recognise } from '../../formats/registry.ts';

const COMPRESSED = /\.gz$/i;

export const isCompressed = (name: string): boolean => COMPRESSED.test(name);

/** The name that a file has, or had before it was packed. */
const unpackedName = (name: string) => basename(name).replace(COMPRESSED, '');

/** How the name of a file ends, in lower case, whether or not it is packed: `.html` of `a.HTML.gz`. */
export const endingOf = (name: string): string => extname(unpackedName(name)).toLowerCase();

/** Whether the name of a file tells what it is. */
export const isKnownEnding = (name: string): boolean => formatOfFile(unpackedName(name)) !== null;

/** Whether a file has an article a line, so that it can be read as it comes, however long it is. */
export const isOfLines = (name: string, otherwise?: Format): boolean =>
  (formatOfFile(unpackedName(name)) ?? otherwise) === ndjson;

/** The format of a file: that of its ending, else the one that is given, else what it looks like. */
export const formatOfContents = (name: string, source: Source, otherwise?: Format): Format =>
  formatOfFile(unpackedName(name)) ?? otherwise ?? recognise(source);

/**
 * What `--format` names.
 *
 * @throws Error that tells the names there are
 */
export function formatCalled(name: string): Format {
  const format = FORMATS.find((each) => each.name === name);
  if (format) return format;
  throw new Error(`--format must be one of ${FORMATS.map((each) => each.name).join(', ')}, but is "${name}"`);
}

/**
 * The format of what was fetched.
 *
 * @throws Error where it is something that holds no articles
 */
export function formatOfFetched(source: Source): Format {
  const type = source.contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (formatOf(type) === null && /^(?:image|audio|video|font)\/|\/(?:pdf|zip|gzip)$/.test(type)) {
    throw new Error(`it is ${type}: that holds no articles which can be read`);
  }
  return recognise(source);
}
