/** What is searched for: words in a row, or what is made of such by `and`, `or` and `not`. */
export type Search =
  /** Words that stand in a row; with `prefix`, the last is the beginning of one. */
  | { kind: 'words'; words: readonly string[]; prefix: boolean }
  | { kind: 'and' | 'or'; parts: readonly Search[] }
  /** What matches the first and none of the others. */
  | { kind: 'not'; from: Search; without: readonly Search[] };

/** A search that cannot be read; the message says what is wrong and what to do. */
export class InvalidSearch extends Error {
  override readonly name = 'InvalidSearch';
  /** Where it cannot be read: Unicode code points from the beginning of the search. */
  readonly position: number;

  constructor(reason: string, position: number) {
    super(`${reason}, at character ${position + 1}`);
    this.position = position;
  }
}

/** Parentheses in parentheses are read to such a depth, since engines have a bound of their own. */
const DEEPEST = 20;

interface Token {
  kind: 'words' | '(' | ')' | 'AND' | 'OR' | 'NOT';
  /** UTF-16 units from the beginning. */
  at: number;
  words: readonly string[];
  prefix: boolean;
}

const TOKEN = /\s+|[()]|["“”„«»]|[^\s()"“”„«»]+/gu;
const QUOTATION = /["“”„«»]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** The words of a text as the tokenizer sees them: what is neither letter, mark nor digit parts them. */
const wordsIn = (text: string): string[] =>
  text
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .split(' ')
    .filter((word) => LETTER_OR_DIGIT.test(word));

function refuse(q: string, reason: string, at: number): never {
  throw new InvalidSearch(reason, [...q.slice(0, at)].length);
}

/** Punctuation by itself is passed over, as it is within a text. */
function tokensOf(q: string): Token[] {
  const tokens: Token[] = [];
  const add = (kind: Token['kind'], at: number, words: readonly string[] = [], prefix = false) =>
    tokens.push({ kind, at, words, prefix });
  let opened: number | null = null;
  for (const { 0: text, index: at } of q.matchAll(TOKEN)) {
    if (QUOTATION.test(text)) {
      if (opened === null) opened = at;
      else {
        const words = wordsIn(q.slice(opened + 1, at));
        if (words.length === 0) refuse(q, 'there is no word between the quotation marks', opened);
        add('words', opened, words, q[at + 1] === '*');
        opened = null;
      }
    } else if (opened !== null || text.trim() === '') continue;
    else if (text === '(' || text === ')' || text === 'AND' || text === 'OR' || text === 'NOT') add(text, at);
    else {
      const words = wordsIn(text);
      if (words.length > 0) add('words', at, words, text.endsWith('*'));
    }
  }
  if (opened !== null) refuse(q, 'the quotation mark is not closed', opened);
  return tokens;
}

/**
 * Reads a search: words that must all be there, "words in a row", beginnings of words (`tax*`), `AND`, `OR` and `NOT` in
 * capitals, of which `NOT` binds most and `OR` least, and parentheses. What is written together with punctuation
 * ("don't", "red-line") is words in a row; case and accents do not count.
 *
 * @throws InvalidSearch
 */
export function readSearch(q: string): Search {
  const tokens = tokensOf(q);
  let next = 0;
  const peek = () => tokens[next];
  const take = () => {
    const token = tokens[next];
    next += 1;
    return token;
  };
  const joined = (kind: 'and' | 'or', parts: Search[]): Search =>
    parts.length === 1 && parts[0] ? parts[0] : { kind, parts };

  function readAny(depth: number): Search {
    const parts = [readAll(depth)];
    while (peek()?.kind === 'OR') {
      next += 1;
      parts.push(readAll(depth));
    }
    return joined('or', parts);
  }

  function readAll(depth: number): Search {
    const parts: Search[] = [];
    const without: Search[] = [];
    do {
      if (parts.length > 0 && peek()?.kind === 'AND') next += 1;
      if (parts.length > 0 && peek()?.kind === 'NOT') {
        next += 1;
        without.push(readOne(depth));
      } else parts.push(readOne(depth));
    } while (['AND', 'NOT', 'words', '('].includes(peek()?.kind ?? ''));
    const from = joined('and', parts);
    return without.length > 0 ? { kind: 'not', from, without } : from;
  }

  function readOne(depth: number): Search {
    const token = take();
    if (tokens.length === 0) refuse(q, 'there is no word', 0);
    if (!token) refuse(q, 'something to search for is missing', q.length);
    if (token.kind === 'words') return { kind: 'words', words: token.words, prefix: token.prefix };
    if (token.kind === 'NOT') refuse(q, 'NOT takes away from what stands before it: nothing does', token.at);
    if (token.kind !== '(') refuse(q, `something to search for is missing before ${token.kind}`, token.at);
    if (depth === DEEPEST) refuse(q, `parentheses are read ${DEEPEST} deep at most`, token.at);
    const inner = readAny(depth + 1);
    if (take()?.kind !== ')') refuse(q, 'the parenthesis is not closed', token.at);
    return inner;
  }

  const search = readAny(0);
  const rest = peek();
  if (rest) refuse(q, 'there is no parenthesis that this one closes', rest.at);
  return search;
}

/** The words by whose beginnings names are looked up while somebody types: each must be there; null where there is none. */
export function readBeginnings(q: string): Search | null {
  const parts = wordsIn(q).map((word): Search => ({ kind: 'words', words: [word], prefix: true }));
  return parts.length > 0 ? { kind: 'and', parts } : null;
}

/** How many words in a row it is made of: what it costs to look at one text. */
export const sizeOf = (search: Search): number => {
  if (search.kind === 'words') return 1;
  const parts = search.kind === 'not' ? [search.from, ...search.without] : search.parts;
  return parts.reduce((sum, part) => sum + sizeOf(part), 0);
};
