// Plain JavaScript, as `drawn.js` is.

/** The size of all text in plots, in pixels. */
export const FONT = 13;

/**
 * How wide the longest of these is, in pixels.
 *
 * @param {readonly string[]} names
 */
export const longest = (names) =>
  Math.max(0, ...names.map((name) => [...name].reduce((sum, letter) => sum + widthOf(letter), 0)));

/**
 * About how wide a letter is in the wider of the usual fonts: what is drawn is measured by nobody.
 *
 * @param {string} letter
 */
function widthOf(letter) {
  if (letter >= '\u1100') return FONT;
  return /[\p{Lu}mw@%]/u.test(letter) ? 0.8 * FONT : 0.62 * FONT;
}

/**
 * A name, or so much of its beginning as has room.
 *
 * @param {string} name
 * @param {number} width in pixels
 */
export function shortened(name, width) {
  let shown = '';
  let room = width;
  for (const letter of name) {
    room -= widthOf(letter);
    if (room < 0) return `${shown}…`;
    shown += letter;
  }
  return name;
}
