import type { Format } from './format.ts';
import { json } from './json.ts';
import { text } from './text.ts';

/**
 * Every format in which articles can come; a new one needs a line here. Of two that a source looks like, the first one is
 * meant, so that the more particular ones come first.
 */
export const FORMATS: readonly Format[] = [json, text];

/** Every media type that is read, the usual one of each format first. */
export const MEDIA_TYPES: readonly string[] = FORMATS.flatMap((format) => format.mediaTypes);

/** The format of that name. */
export function formatNamed(name: string): Format {
  const format = FORMATS.find((each) => each.name === name);
  if (!format) throw new Error(`no format is called ${name}`);
  return format;
}
