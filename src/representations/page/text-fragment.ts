/** From so many words on the first and the last ones are named, not all of them. */
const MANY_WORDS = 12;
const EDGE_WORDS = 5;

/**
 * The address of a page that leads to words on it: https://wicg.github.io/scroll-to-text-fragment/. Browsers that do not
 * know such fragments show the page from its beginning.
 *
 * @param parts the words, each part in one piece of the page's text
 */
export function textFragment(address: string, parts: readonly string[]): string {
  const directives = parts.map(directive).filter((each) => each !== '');
  if (directives.length === 0) return address;
  const [page = address] = address.split('#', 1);
  return `${page}#:~:${directives.map((each) => `text=${each}`).join('&')}`;
}

function directive(part: string): string {
  const words = part.split(/\s+/).filter((word) => word !== '');
  if (words.length < MANY_WORDS) return escaped(words);
  return `${escaped(words.slice(0, EDGE_WORDS))},${escaped(words.slice(-EDGE_WORDS))}`;
}

/** A hyphen and a comma mean something in a directive. */
const escaped = (words: readonly string[]) =>
  encodeURIComponent(words.join(' ').toWellFormed()).replaceAll('-', '%2D').replaceAll(',', '%2C');
