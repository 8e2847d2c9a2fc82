import { decodeHTML } from 'entities';

/**
 * How text that comes in markup is kept, one rule for every format that reads markup:
 *
 * 1. Unicode NFC; the letters that typesetters join (ﬁ, ﬀ, ﬅ) are parted.
 * 2. What is not seen goes: soft hyphens, zero-width marks, byte order marks, controls of direction and other controls.
 *    A zero-width joiner stays between two signs that it joins (emoji, Indic and Arabic letters).
 * 3. White space of every kind and any length is one blank, a line break `\n`, the end of a paragraph one blank line;
 *    none stands at the beginning or end of a line.
 * 4. Everything else is as it was published: quotation marks, dashes, ellipses, apostrophes.
 */
export function normalText(text: string): string {
  return text
    .normalize('NFC')
    .replace(LIGATURES, (sign) => sign.normalize('NFKC'))
    .replace(/\r\n?|[\u2028\u0085]/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .replace(UNSEEN, '')
    .replace(JOINERS, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .normalize('NFC');
}

/** The same for what stands on one line: a headline, a name. */
export const normalLine = (text: string): string => normalText(text).replace(/\n+/g, ' ');

const LIGATURES = /[\ufb00-\ufb06]/g;

/** Soft hyphen, Mongolian separator, zero-width space and word joiner, direction controls, BOM, C0 and C1 but white space. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;

/** Joiners that join nothing. */
const JOINERS =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}]|\ufe0f)[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}\p{Extended_Pictographic}])|(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])[\u200c\u200d]+/gu;

/**
 * Decodes character references that were encoded twice: `&amp;quot;` came out of the parser as `&quot;`. Only references
 * that are written out whole, with their semicolon, so that no ampersand of the text is lost.
 */
export const decodedAgain = (text: string): string =>
  text.replace(/&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[\da-f]{1,6});/gi, (reference) => decodeHTML(reference));
