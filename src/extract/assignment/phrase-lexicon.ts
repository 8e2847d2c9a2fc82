import { lexiconTable } from '../../lexicon.ts';
import type { Token } from '../document.ts';
import { kept } from '../kept.ts';

/** How many words a `*` in a phrase may stand for. */
const GAP = 4;

/** A phrase of a lexicon as it stands at a token. */
export interface PhraseMatch {
  /** Index behind its last token, in the tokens that were given. */
  last: number;
  value: string;
}

interface Phrase {
  words: string[];
  value: string;
}

/**
 * A lexicon of phrases, words in their base form and `*` for up to four words between ("throw * weight behind"), each
 * with a value. A word fits whatever its inflection; looking up costs what the phrases cost that begin with the word.
 */
export class PhraseLexicon {
  readonly #byFirst = new Map<string, Phrase[]>();

  /** @param name of a lexicon file whose lines are a phrase, a tab and a value */
  constructor(language: string, name: string) {
    for (const [phrase, [value = '']] of lexiconTable(language, name)) {
      const words = phrase.split(' ');
      const first = words[0] ?? '';
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), { words, value }]);
    }
  }

  /** The phrase that begins at an index and takes the most tokens; none goes on to `limit` or beyond it. */
  at(tokens: readonly Token[], index: number, limit = tokens.length): PhraseMatch | null {
    const token = tokens[index];
    if (!token) return null;
    let best: PhraseMatch | null = null;
    for (const form of formsOf(token)) {
      for (const { words, value } of this.#byFirst.get(form) ?? []) {
        const last = endOf(words, 1, tokens, index + 1, limit);
        if (last !== null && last > (best?.last ?? 0)) best = { last, value };
      }
    }
    return best;
  }
}

/** Where words that begin at an index end, null where they do not stand there. */
function endOf(
  words: readonly string[],
  word: number,
  tokens: readonly Token[],
  at: number,
  limit: number,
): number | null {
  const expected = words[word];
  if (expected === undefined) return at;
  if (expected === '*') {
    for (let skipped = 0; skipped <= GAP; skipped += 1) {
      const last = endOf(words, word + 1, tokens, at + skipped, limit);
      if (last !== null) return last;
    }
    return null;
  }
  const token = at < limit ? tokens[at] : undefined;
  return token && formsOf(token).includes(expected) ? endOf(words, word + 1, tokens, at + 1, limit) : null;
}

/**
 * The base forms that a token may be of: the tagger's, and those that the regular endings leave, since it takes many
 * a participle for an adjective with a base form of its own ("promising", "opposed").
 */
export const formsOf = ({ lower, lemma }: Token): string[] => [lower, lemma, ...withoutEnding(lower)];

const withoutEnding = kept((word): readonly string[] => {
  const forms: string[] = [];
  const stem = /^(.{2,}?)(?:s|es|ed|ing)$/u.exec(word)?.[1];
  if (!stem) return forms;
  const [, s] = /^(.{2,})s$/u.exec(word) ?? [];
  if (s) forms.push(s);
  const [, verbal] = /^(.{2,})(?:es|ed|ing)$/u.exec(word) ?? [];
  if (!verbal) return forms;
  forms.push(verbal, `${verbal}e`);
  if (/([bdgklmnprt])\1$/u.test(verbal)) forms.push(verbal.slice(0, -1));
  if (/i$/u.test(verbal)) forms.push(`${verbal.slice(0, -1)}y`);
  return forms;
});
