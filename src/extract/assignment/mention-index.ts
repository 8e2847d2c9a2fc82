import type { ResolvedMention, TokenRange } from '../document.ts';

/** Look-up of resolved mentions by the tokens that they cover. */
export class MentionIndex {
  readonly #byLast = new Map<number, ResolvedMention[]>();
  readonly #byFirst = new Map<number, ResolvedMention[]>();
  /** Names by each of their tokens. */
  readonly #byToken = new Map<number, ResolvedMention>();

  constructor(mentions: readonly ResolvedMention[]) {
    for (const mention of mentions) {
      this.#byLast.set(mention.last, [...(this.#byLast.get(mention.last) ?? []), mention]);
      for (const start of new Set([mention.first, mention.titled])) {
        this.#byFirst.set(start, [...(this.#byFirst.get(start) ?? []), mention]);
      }
      if (mention.kind === 'name') for (let i = mention.first; i < mention.last; i += 1) this.#byToken.set(i, mention);
    }
  }

  /** The longest mention that ends at a token index. */
  endingAt(last: number): ResolvedMention | null {
    return (this.#byLast.get(last) ?? []).reduce<ResolvedMention | null>(
      (best, one) => (!best || one.first < best.first ? one : best),
      null,
    );
  }

  /** The name that a run of tokens is a part of: where a source stops short ("Calloway" of "Calloway Air Holdings"). */
  around({ first, last }: TokenRange): ResolvedMention | null {
    const name = this.#byToken.get(first);
    return name && name.last > last ? name : null;
  }

  /** The longest mention that begins at a token, its title or role included. */
  startingAt(first: number): ResolvedMention | null {
    return (this.#byFirst.get(first) ?? []).reduce<ResolvedMention | null>(
      (best, one) => (!best || one.last > best.last ? one : best),
      null,
    );
  }
}
