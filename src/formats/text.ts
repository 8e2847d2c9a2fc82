import { charsetOf, decode, isKnown } from './decoding.ts';
import { type Format, Malformed, type Source } from './format.ts';
import { decodeUtf8 } from './utf8.ts';

/** Plain text: all of the body is the text of the article, and nothing else is known of it. */
export const text: Format = {
  name: 'text',
  mediaTypes: ['text/plain'],
  extensions: ['.txt'],
  many: false,
  slow: false,
  looksLike: () => true,
  read: (source) => [{ place: '', draft: { text: decodeText(source) } }],
};

/**
 * Text in the character set that its media type names, in UTF-8 where it names none.
 *
 * @throws Malformed where nobody knows that set, or the bytes are no UTF-8 though they should be
 */
export function decodeText({ bytes, contentType }: Source): string {
  const charset = charsetOf(contentType) ?? 'utf-8';
  if (/^(utf-?8|us-ascii)$/.test(charset)) return decodeUtf8(bytes);
  if (!isKnown(charset)) throw new Malformed(`the charset "${charset.slice(0, 40)}" is not known: send UTF-8`);
  return decode(bytes, charset);
}
