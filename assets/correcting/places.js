/** A word and where it stands, in code points of the article's text. @typedef {{ start: number, end: number }} Span */

/** What stands between the words and is not of them. */
const BESIDE = '.number, .card, .controls';

/** @param {Element} paragraph */
function textsOf(paragraph) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Element) return node.matches(BESIDE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    return NodeFilter.FILTER_ACCEPT;
  });
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  return texts;
}

const pointsIn = (/** @type {string} */ text) => [...text].length;

/** The paragraphs of a text. @param {Element} text */
const paragraphsOf = (text) => /** @type {HTMLElement[]} */ ([...text.querySelectorAll('p[data-start]')]);

/**
 * Every word of a text, in its order.
 *
 * @param {Element} text
 * @returns {Span[]}
 */
export function wordsOf(text) {
  return paragraphsOf(text).flatMap((paragraph) => {
    const whole = textsOf(paragraph)
      .map(({ data }) => data)
      .join('');
    let at = Number(paragraph.dataset.start);
    let done = 0;
    return [...whole.matchAll(/\S+/g)].map(({ 0: word, index }) => {
      const start = at + pointsIn(whole.slice(done, index));
      const end = start + pointsIn(word);
      at = end;
      done = index + word.length;
      return { start, end };
    });
  });
}

/**
 * Where a range of the page stands in a text; null where it is not in it, or has no word.
 *
 * @param {Element} text
 * @param {Range} range
 * @returns {Span | null}
 */
export function spanOf(text, range) {
  /** @type {number | null} */
  let start = null;
  let end = 0;
  for (const paragraph of paragraphsOf(text)) {
    if (!range.intersectsNode(paragraph)) continue;
    let at = Number(paragraph.dataset.start);
    for (const node of textsOf(paragraph)) {
      if (range.intersectsNode(node)) {
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : node.data.length;
        const chosen = node.data.slice(from, to);
        if (chosen.trim() !== '') {
          const lead = node.data.slice(0, from + chosen.length - chosen.trimStart().length);
          start ??= at + pointsIn(lead);
          end = at + pointsIn(node.data.slice(0, from + chosen.trimEnd().length));
        }
      }
      at += pointsIn(node.data);
    }
  }
  return start === null ? null : { start, end };
}

/**
 * The range of the page in which a span stands, as far as it is shown.
 *
 * @param {Element} text
 * @param {Span} span
 */
export function rangeOf(text, { start, end }) {
  const range = document.createRange();
  let begun = false;
  for (const paragraph of paragraphsOf(text)) {
    let at = Number(paragraph.dataset.start);
    for (const node of textsOf(paragraph)) {
      const points = [...node.data];
      const [from, to] = [Math.max(start - at, 0), Math.min(end - at, points.length)];
      if (from < to) {
        const unit = (/** @type {number} */ point) => points.slice(0, point).join('').length;
        if (!begun) range.setStart(node, unit(from));
        range.setEnd(node, unit(to));
        begun = true;
      }
      at += points.length;
    }
  }
  return begun ? range : null;
}

/**
 * The words at a span, as they are shown.
 *
 * @param {Element} text
 * @param {Span} span
 */
export function textAt(text, { start, end }) {
  return paragraphsOf(text)
    .map((paragraph) => {
      const points = [
        ...textsOf(paragraph)
          .map(({ data }) => data)
          .join(''),
      ];
      const at = Number(paragraph.dataset.start);
      return points.slice(Math.max(start - at, 0), Math.max(end - at, 0)).join('');
    })
    .filter((words) => words !== '')
    .join(' ');
}
