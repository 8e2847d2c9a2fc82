import { extname } from 'node:path';
import { decodeMarkup } from './decoding.ts';
import { feed, jsonFeed } from './feed.ts';
import { form } from './form.ts';
import type { Format, Source } from './format.ts';
import { html } from './html.ts';
import { json } from './json-document.ts';
import { jsonld } from './jsonld.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import { ninjs } from './ninjs.ts';
import { text } from './text.ts';

/**
 * Every format in which articles can come; a new one needs a line here. Of two that a source looks like, the first one is
 * meant, so that the more particular ones come first.
 */
export const FORMATS: readonly Format[] = [ndjson, jsonld, ninjs, jsonFeed, json, feed, html, markdown, form, text];

/** Every media type that is read, the most usual ones first. */
export const MEDIA_TYPES: readonly string[] = [...new Set([json, text, ...FORMATS])].flatMap(
  ({ mediaTypes }) => mediaTypes,
);

/** So much of a source is looked at, in bytes. */
const BEGINNING = 16 * 1024;

/** The format of that name. */
export function formatNamed(name: string): Format {
  const format = FORMATS.find((each) => each.name === name);
  if (!format) throw new Error(`no format is called ${name}`);
  return format;
}

/**
 * The format of a media type, with parameters or without; of one that is not known by name but built on JSON or XML
 * (`+json`, `+xml`) that of its base. Null where there is none.
 */
export function formatOf(contentType: string): Format | null {
  const type = contentType.replace(/;.*$/s, '').trim().toLowerCase();
  const known = (name: string) => FORMATS.find(({ mediaTypes }) => mediaTypes.includes(name)) ?? null;
  const [, base] = /\+(json|xml)$/.exec(type) ?? [];
  return known(type) ?? (base === undefined ? null : known(`application/${base}`));
}

/** The format of files with such a name, or null where its ending says nothing. */
export function formatOfFile(name: string): Format | null {
  const ending = extname(name).toLowerCase();
  return FORMATS.find(({ extensions }) => extensions.includes(ending)) ?? null;
}

/** The format of a source: by its media type where that tells one, else by looking at its beginning. */
export function recognise(source: Source): Format {
  const told = source.contentType === undefined ? null : formatOf(source.contentType);
  if (told !== null) return told;
  const beginning = decodeMarkup({ ...source, bytes: source.bytes.subarray(0, BEGINNING) }).trimStart();
  return FORMATS.find((format) => format.looksLike(beginning)) ?? text;
}
