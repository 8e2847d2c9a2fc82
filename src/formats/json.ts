import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { Malformed } from './format.ts';
import { decodeUtf8 } from './utf8.ts';

/**
 * What a JSON text says.
 *
 * @param what what it is the whole of, for those who are told what is wrong with it
 * @throws Malformed with the place at which it is none
 */
export function readJson(bytes: Uint8Array, what = 'the body'): unknown {
  const text = decodeUtf8(bytes, what);
  if (text.trim() === '') throw new Malformed(`${what} is empty: send a JSON object`);
  try {
    return JSON.parse(text);
  } catch {
    throw new Malformed(`${what} is not JSON${placeOfError(text)}`);
  }
}

/** JSON.parse of Node 20 does not always say where it stopped; so another parser looks again. */
function placeOfError(text: string): string {
  let place = '';
  const onError = (error: ParseErrorCode, _offset: number, _length: number, line: number, column: number) => {
    if (place !== '') return;
    const what = printParseErrorCode(error).replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    place = ` at line ${line + 1}, column ${column + 1}: ${what.toLowerCase()}`;
  };
  try {
    visit(text, { onError }, { disallowComments: true });
  } catch (error) {
    // It descends by recursion, and a body of nothing but brackets is deeper than the stack.
    if (!(error instanceof RangeError)) throw error;
    return ': it is nested too deeply';
  }
  return place;
}
