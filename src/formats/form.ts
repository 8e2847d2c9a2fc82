import { charsetOf } from './decoding.ts';
import { type Format, Malformed } from './format.ts';
import { decodeUtf8 } from './utf8.ts';

/**
 * The fields of a draft as a form of a web page sends them; what was left empty is not given. `authors` may come several
 * times. Line breaks, which browsers send as CRLF, are `\n`.
 */
export const form: Format = {
  name: 'form',
  mediaTypes: ['application/x-www-form-urlencoded'],
  extensions: [],
  many: false,
  slow: false,
  looksLike: () => false,
  read({ bytes, contentType }) {
    if (!/^utf-?8$/.test(charsetOf(contentType) ?? 'utf-8')) throw new Malformed('the charset of a form must be UTF-8');
    const draft: Record<string, unknown> = {};
    for (const [name, sent] of new URLSearchParams(decodeUtf8(bytes))) {
      const value = sent.replace(/\r\n?/g, '\n');
      if (value.trim() === '' || name === '__proto__') continue;
      if (name === 'authors') draft.authors = [...((draft.authors as string[] | undefined) ?? []), value];
      else if (name in draft) throw new Malformed(`the field ${name.slice(0, 40)} comes twice`);
      else draft[name] = value;
    }
    return [{ place: '', draft }];
  },
};
