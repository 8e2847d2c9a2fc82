import { isUtf8 } from 'node:buffer';
import { Malformed } from './format.ts';

/**
 * Decodes UTF-8; a byte order mark is left out.
 *
 * @param what what they are the whole of, for those who are told what is wrong with it
 * @throws Malformed where the bytes are something else: nothing is ever replaced by U+FFFD in silence
 */
export function decodeUtf8(bytes: Uint8Array, what = 'the body'): string {
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  throw new Malformed(
    `${what} is not valid UTF-8: byte ${firstInvalidByte(bytes)} (counted from 0) begins no character; send UTF-8`,
  );
}

/** Halves the stretch in which decoding goes wrong: whether a beginning decodes does not change back. */
function firstInvalidByte(bytes: Uint8Array): number {
  let decoded = '';
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const text = decodeBeginning(bytes.subarray(0, middle));
    if (text === null) bad = middle;
    else [good, decoded] = [middle, text];
  }
  // What was decoded are the whole characters; the one that was begun after them is the bad one.
  return Buffer.byteLength(decoded);
}

/** The whole characters of a beginning, null where it holds what is no UTF-8; a character cut at its end is left out. */
function decodeBeginning(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}
