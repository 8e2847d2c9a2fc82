/**
 * UTF-16 offsets by code point: a function from a code point's index (0 to the count of them) to the UTF-16 unit where
 * it begins. Linear in the text once, constant after.
 */
export function codePointOffsets(text: string): (codePoint: number) => number {
  if (isBasic(text)) return (codePoint) => Math.min(codePoint, text.length);
  const units: number[] = [];
  let unit = 0;
  for (const character of text) {
    units.push(unit);
    unit += character.length;
  }
  return (codePoint) => units[codePoint] ?? unit;
}

/**
 * Code point offsets by UTF-16 unit: a function from a UTF-16 offset (0 to the text's length) to how many code points
 * stand before it.
 */
export function utf16Offsets(text: string): (unit: number) => number {
  if (isBasic(text)) return (unit) => Math.min(unit, text.length);
  const points = new Uint32Array(text.length + 1);
  let point = 0;
  let unit = 0;
  // A surrogate that stands alone is a code point too.
  for (const character of text) {
    points.fill(point, unit, unit + character.length);
    unit += character.length;
    point += 1;
  }
  points[text.length] = point;
  return (unit) => points[Math.min(unit, text.length)] ?? point;
}

/** No surrogates: code points and UTF-16 units are the same. */
const isBasic = (text: string): boolean => !/[\ud800-\udfff]/.test(text);
