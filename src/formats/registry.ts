import type { Format } from './format.ts';
import { json } from './json.ts';
import { text } from './text.ts';

/** Every format in which an article can come; a new one needs a line here. */
export const FORMATS: readonly Format[] = [json, text];

/** Every media type that is read, the usual one of each format first. */
export const MEDIA_TYPES: readonly string[] = FORMATS.flatMap((format) => format.mediaTypes);
