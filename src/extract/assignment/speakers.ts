import type { Document, ResolvedMention, TokenRange } from '../document.ts';

/** Look-up of resolved mentions by the tokens that they cover. */
export class MentionIndex {
  readonly #byLast = new Map<number, ResolvedMention[]>();
  readonly #byFirst = new Map<number, ResolvedMention[]>();

  constructor(mentions: readonly ResolvedMention[]) {
    for (const mention of mentions) {
      this.#byLast.set(mention.last, [...(this.#byLast.get(mention.last) ?? []), mention]);
      for (const start of new Set([mention.first, mention.titled])) {
        this.#byFirst.set(start, [...(this.#byFirst.get(start) ?? []), mention]);
      }
    }
  }

  /** The longest mention that ends at a token index. */
  endingAt(last: number): ResolvedMention | null {
    return (this.#byLast.get(last) ?? []).reduce<ResolvedMention | null>(
      (best, one) => (!best || one.first < best.first ? one : best),
      null,
    );
  }

  /** The longest mention that begins at a token, its title or role included. */
  startingAt(first: number): ResolvedMention | null {
    return (this.#byFirst.get(first) ?? []).reduce<ResolvedMention | null>(
      (best, one) => (!best || one.last > best.last ? one : best),
      null,
    );
  }
}

const PREPOSITIONS = new Set(['of', 'for', 'from', 'in', 'at', 'with', 'on', 'to', 'by', 'near', 'including', 'like']);

/**
 * The entities that a phrase names: of each member of a list ("both A and B") the one that its head names. "A
 * spokesman for the Kremlin" names no one; "who" names what it hangs on.
 */
export function namedBy(document: Document, index: MentionIndex, phrase: TokenRange): number[] {
  const first = document.at(phrase.first);
  if (/^(who|which|that)$/u.test(first.lower) && phrase.last - phrase.first === 1)
    return antecedent(document, index, phrase.first);
  const found: number[] = [];
  let start = phrase.first;
  while (start < phrase.last) {
    const end = memberEnd(document, index, start, phrase.last);
    const mention = headMention(document, index, start, end);
    if (mention !== null && !found.includes(mention)) found.push(mention);
    start = end + 1;
  }
  return found;
}

function antecedent(document: Document, index: MentionIndex, who: number): number[] {
  let end = who;
  if (document.tokens[end - 1]?.text === ',') end -= 1;
  // "Stephen Lynch (D-Mass.), who"
  if (document.tokens[end - 1]?.text === ')') while (end > 0 && document.at(end - 1).text !== '(') end -= 1;
  if (document.tokens[end - 1]?.text === '(') end -= 1;
  const direct = index.endingAt(end);
  return direct ? [direct.entity] : [];
}

/** Where a member of a list ends: at "and", "or" or a comma outside a name. */
function memberEnd(document: Document, index: MentionIndex, start: number, limit: number): number {
  let i = start;
  while (i < limit) {
    const mention = index.startingAt(i);
    if (mention && mention.last <= limit) {
      i = mention.last;
      continue;
    }
    const { lower, text } = document.at(i);
    if ((lower === 'and' || lower === 'or' || text === ',' || text === '&') && i > start) return i;
    i += 1;
  }
  return limit;
}

/** The mention that ends where the head of a member ends: before its first preposition. */
function headMention(document: Document, index: MentionIndex, start: number, end: number): number | null {
  let head = start;
  while (head < end) {
    const mention = index.startingAt(head);
    if (mention && mention.last <= end) head = mention.last;
    else if (PREPOSITIONS.has(document.at(head).lower) || document.at(head).text === '(') break;
    else head += 1;
  }
  return index.endingAt(head)?.entity ?? null;
}
