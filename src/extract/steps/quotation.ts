import { interviewTurns } from '../attribution/interviews.ts';
import { postsOf } from '../attribution/posts.ts';
import { turnsOf } from '../attribution/turns.ts';
import type { Document, Step, Token, TokenRange } from '../document.ts';

type Mark = 'open' | 'close' | 'either';

/** Furthest closing mark of a quotation in single marks, in tokens. */
const LONGEST_SINGLE = 400;

/**
 * Stretches of somebody's own words: the turns of a conversation, posts, and, paragraph by paragraph, what stands between
 * quotation marks: double, low and angle marks, and single ones that close
 * behind a comma or full stop, before one, or behind a word (else they are apostrophes). A double mark left open at the end of a paragraph goes on
 * when the next paragraph opens with one again, as newspapers set long quotes, and else ends with its paragraph.
 */
export const quotation: Step = {
  name: 'quotation',
  requires: ['paragraphs', 'sentences', 'tokens'],
  assigns: ['turns', 'posts', 'quotations', 'quotationOf'],
  run(document) {
    const scan = new Scan(document);
    let begin = 0;
    document.sentences.forEach((sentence, index) => {
      if (document.sentences[index + 1]?.paragraph === sentence.paragraph) return;
      scan.paragraph(begin, sentence.last);
      begin = sentence.last;
    });
    document.turns = turnsOf(document);
    if (document.turns.length === 0) document.turns = interviewTurns(document);
    document.posts = postsOf(document);
    for (const { content } of [...document.turns, ...document.posts]) scan.turn(content);
    document.quotationOf = new Int32Array(document.tokens.length).fill(-1);
    document.quotations.forEach((one, index) => {
      document.quotationOf.fill(index, one.first, one.last);
    });
  },
};

class Scan {
  readonly #document: Document;
  #chain = 0;
  /** The last paragraph ended inside a quotation. */
  #unfinished = false;

  constructor(document: Document) {
    this.#document = document;
  }

  paragraph(first: number, last: number): void {
    if (this.#unfinished && !(markOf(this.#document, first) === 'open' || markOf(this.#document, first) === 'either'))
      this.#chain += 1;
    this.#unfinished = false;
    let open = -1;
    for (let i = first; i < last; i += 1) {
      const mark = markOf(this.#document, i);
      if (open === -1) {
        const close = mark === null ? closeOfSingle(this.#document, i, last) : -1;
        if (close > i) {
          this.#add(i, close + 1, true);
          i = close;
        } else if (mark === 'open' || mark === 'either') open = i;
      } else if (mark === 'close' || mark === 'either' || (mark === 'open' && this.#document.at(open).text === '„')) {
        this.#add(open, i + 1, true);
        open = -1;
      } else if (mark === 'open') {
        // A second opening mark: the first one was never closed.
        this.#add(open, i, true);
        open = i;
      }
    }
    if (open === -1) return;
    this.#add(open, last, false);
    this.#unfinished = true;
  }

  turn(content: readonly TokenRange[]): void {
    for (const { first, last } of content) this.#document.quotations.push({ first, last, chain: this.#chain });
    this.#chain += 1;
  }

  #add(first: number, last: number, finished: boolean): void {
    if (last - first > 2) this.#document.quotations.push({ first, last, chain: this.#chain });
    if (finished) this.#chain += 1;
  }
}

/** What a token does as a double quotation mark, null when it is none. */
function markOf(document: Document, index: number): Mark | null {
  const token = document.tokens[index];
  switch (token?.text) {
    case '“':
    case '„':
    case '«':
      return 'open';
    case '”':
    case '»':
      return 'close';
    default:
      return token?.lower === '"' ? bySpace(document, token) : null;
  }
}

export const isQuotationMark = (document: Document, index: number): boolean =>
  markOf(document, index) !== null || isSingleMark(document, index);

/** The marks of a quotation in single marks that the step has found. */
function isSingleMark(document: Document, index: number): boolean {
  if (document.tokens[index]?.lower !== "'") return false;
  const quotation = document.quotationAt(index);
  return quotation !== undefined && (quotation.first === index || quotation.last - 1 === index);
}

/** A straight mark opens after a space and closes before one; at both, or at neither, it may do either. */
function bySpace(document: Document, token: Token): Mark {
  const before = /^[\s([—–-]?$/u.test(document.text.slice(Math.max(0, token.start - 1), token.start));
  const after = /^[\s)\].,;:!?—–-]?$/u.test(document.text.slice(token.end, token.end + 1));
  if (before && !after) return 'open';
  if (after && !before) return 'close';
  return 'either';
}

/** Where the quotation ends that a single mark at `index` opens, -1 when it opens none. */
function closeOfSingle(document: Document, index: number, limit: number): number {
  const opening = document.at(index);
  if (opening.lower !== "'" || opening.text === '’') return -1;
  const before = document.text.slice(Math.max(0, opening.start - 1), opening.start);
  if (/\S/u.test(before) && !/[([—–:-]/u.test(before)) return -1;
  if (document.tokens[index + 1]?.start !== opening.end) return -1;
  for (let i = index + 2; i < Math.min(limit, index + LONGEST_SINGLE); i += 1) {
    const token = document.at(i);
    if (token.lower !== "'" || token.text === '‘') continue;
    const behindStop = /^[,.!?…]$/u.test(document.at(i - 1).text) && document.at(i - 1).end === token.start;
    const next = document.text.slice(token.end, token.end + 1);
    if (behindStop && /^[\s)\]—–-]?$/u.test(next)) return i;
    if (closesWord(document, i)) return i;
    if (closesHeadline(document, { first: index, last: i + 1 }, limit)) return i;
  }
  return -1;
}

/** "'an insult to all'.", "'an insult' to all", but not "the workers' rights". */
function closesWord({ tokens, text }: Document, index: number): boolean {
  const [before, mark] = [tokens[index - 1], tokens[index]];
  if (!before || !mark || before.end !== mark.start || !/[\p{L}\p{N}]$/u.test(before.text)) return false;
  const next = text.slice(mark.end, mark.end + 1);
  return /^[.,;:!?)]$/u.test(next) || (/^\s?$/u.test(next) && !/s$/iu.test(before.text));
}

/** "'We lost everything': Storm survivors count the cost", "Storm survivors: 'We lost everything'". */
function closesHeadline({ tokens }: Document, { first, last }: TokenRange, limit: number): boolean {
  if (last - first < 4) return false;
  const begins = first === 0 && tokens[last]?.text === ':' && tokens[last]?.start === tokens[last - 1]?.end;
  return (
    begins || (last === limit && tokens[first - 1]?.text === ':' && tokens[0]?.sentence === tokens[first]?.sentence)
  );
}
