import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import type { Source } from './format.ts';

/** So far into a document its own word on its character set is looked for, in bytes; browsers look at 1,024. */
const DECLARED_WITHIN = 4_096;

/** So much of a document is looked at to guess its character set, in bytes. */
const GUESSED_FROM = 64 * 1024;

/** Below, a guess is worse than the most frequent set of what declares none; of 100. */
const SURE_ENOUGH = 20;

/** So far ahead of that most frequent set must another one be: in a few words they look alike. */
const LEAD = 10;

/** What is meant where nothing else is known (WHATWG): it has a character for every byte. */
const LAST_RESORT = 'windows-1252';

/**
 * The text of HTML or XML, decoded by its byte order mark, else by its media type, else by what it declares itself, else
 * as UTF-8 where it can be that, else by a guess. A label that is not known, or that the bytes contradict, is passed
 * over; what is no character even so becomes U+FFFD, as in browsers.
 */
export function decodeMarkup({ bytes, contentType }: Source): string {
  const marked = markOf(bytes);
  if (marked) return decode(bytes.subarray(marked.length), marked.label);
  const told = charsetOf(contentType);
  if (told !== null && isKnown(told)) return decode(bytes, told);
  const declared = declaredIn(bytes);
  const saysUtf8 = declared !== null && nameOf(declared) === 'utf-8';
  if (declared !== null && isKnown(declared) && !saysUtf8) return decode(bytes, declared);
  return decode(bytes, isUtf8(bytes) ? 'utf-8' : guess(bytes));
}

/** The charset of a media type, in lower case, or null where it names none. */
export function charsetOf(contentType: string | undefined): string | null {
  const [, charset] = /;\s*charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType ?? '') ?? [];
  return charset?.toLowerCase() ?? null;
}

/** Whether a label of a character set is one that can be decoded (WHATWG Encoding, and UTF-32). */
export const isKnown = (label: string): boolean => /^utf-?32/i.test(label) || nameOf(label) !== null;

/** What a label stands for, or null where nobody knows. */
function nameOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** The bytes in a character set; what is no character of it becomes U+FFFD. */
export function decode(bytes: Uint8Array, label: string): string {
  if (/^utf-?32/i.test(label)) return decodeUtf32(bytes, !/be$/i.test(label));
  if (nameOf(label) === LAST_RESORT) return decodeWestern(bytes);
  const text = new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** What windows-1252 has from 0x80 to 0x9f; the five that it lacks are controls (WHATWG). */
const WESTERN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** TextDecoder of Node 20 takes windows-1252 for Latin-1, and makes controls of its quotation marks. */
const decodeWestern = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (control) => WESTERN[control.charCodeAt(0) - 0x80] ?? control);

/** Browsers do not read UTF-32 any more, so TextDecoder has none. */
function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const point = view.getUint32(at, isLittle);
    parts.push(point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD');
  }
  return parts.join('').toWellFormed();
}

/** UTF-32 before UTF-16, whose mark it begins with. */
const MARKS: [label: string, mark: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

function markOf(bytes: Uint8Array): { label: string; length: number } | null {
  for (const [label, mark] of MARKS) {
    if (mark.every((byte, i) => bytes[i] === byte)) return { label, length: mark.length };
  }
  return null;
}

/** What begins with `<` in units of two or four bytes, as XML may without a mark; else what a declaration says. */
function declaredIn(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0x3c && b === 0) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0 && b === 0x3c) return 'utf-16be';
  if (a === 0 && b === 0 && c === 0 && d === 0x3c) return 'utf-32be';
  const beginning = Buffer.from(bytes.subarray(0, DECLARED_WITHIN))
    .toString('latin1')
    .replace(/<!--.*?-->/gs, '');
  const [, xml] = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)/i.exec(beginning) ?? [];
  const [, meta] = /<meta\s[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(beginning) ?? [];
  const label = xml ?? meta ?? null;
  // What could be read as ASCII is in no wide set, whatever it says (WHATWG).
  return label !== null && /^(utf-?(16|32)|ucs-?2|unicode|iso-10646)/i.test(label) ? null : label;
}

function guess(bytes: Uint8Array): string {
  const guesses = analyse(bytes.subarray(0, GUESSED_FROM)).filter(
    ({ name }) => !/^(utf|ascii)/i.test(name) && isKnown(name),
  );
  const [best] = guesses;
  // WHATWG reads Latin-1 as windows-1252, and so do they who write it.
  const western = guesses.find(({ name }) => nameOf(name) === LAST_RESORT)?.confidence ?? 0;
  return best && best.confidence >= Math.max(western + LEAD, SURE_ENOUGH) ? best.name : LAST_RESORT;
}
