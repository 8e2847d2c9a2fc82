import { hash } from 'node:crypto';

/**
 * The strong entity tag of a body: a hash of its bytes. It is short, since nobody gains by making two of one; a body
 * that is sent compressed has the same tag with the encoding at its end, as it is not the same bytes.
 */
export const entityTag = (body: string | Buffer): string => `"${hash('sha1', body, 'base64')}"`;

export const taggedFor = (tag: string, encoding: string): string => `${tag.slice(0, -1)}-${encoding}"`;

const MEMBER = /\s*(?:W\/)?("[^"]*")\s*(?:,|$)/y;

/**
 * The tag of a list in `If-None-Match` that is the body's, each in whatever encoding, or null where none is. `*` is any:
 * then it is the body's own. Weak and strong ones are compared alike, as RFC 9110 13.1.2 wants it.
 */
export function matchingTag(list: string, tag: string): string | null {
  if (list.trim() === '*') return tag;
  // A base 64 hash holds no hyphen: what follows one is the encoding.
  const start = tag.replace(/(-.*)?"$/, '');
  MEMBER.lastIndex = 0;
  for (let member = MEMBER.exec(list); member; member = MEMBER.exec(list)) {
    const [, each = ''] = member;
    if (each.startsWith(start) && /["-]/.test(each[start.length] ?? '')) return each;
  }
  return null;
}
