import type { Format } from './format.ts';
import { decodeUtf8 } from './utf8.ts';

/** Plain text: all of the body is the text of the article, and nothing else is known of it. */
export const text: Format = {
  name: 'text',
  mediaTypes: ['text/plain'],
  extensions: ['.txt'],
  many: false,
  slow: false,
  looksLike: () => true,
  read: ({ bytes }) => [{ place: '', draft: { text: decodeUtf8(bytes) } }],
};
