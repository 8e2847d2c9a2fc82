import type { Token } from '../document.ts';

/** Verbs of saying that wink often takes for nouns ("polls show", "officials say"). */
const VERBS_LIKE_NOUNS = new Set(
  'say says show shows claim claims report reports note notes call calls fear fears plan plans promise promises question questions support supports demand demands hope hopes vow vows list lists blast blasts slam slams tweet tweets ask asks favor favors urge urges state states view views'.split(
    ' ',
  ),
);

const isNoun = (token: Token | undefined): boolean => token?.pos === 'NOUN' || token?.pos === 'PROPN';
const startsObject = (token: Token | undefined): boolean =>
  !!token && (['DET', 'PRON', 'PROPN'].includes(token.pos) || token.lower === 'that' || /^["“:]$/u.test(token.text));

/**
 * Mends the part-of-speech tags that matter here, in place: a capitalised "verb" before a verb is a name ("Cook
 * declined"), and a verb of saying between a noun and an object is no noun ("polls show Sanders").
 *
 * @param tokens of one paragraph
 */
export function mendTags(tokens: readonly Token[]): void {
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    if (
      token.pos === 'VERB' &&
      /^\p{Lu}\p{Ll}/u.test(token.text) &&
      after &&
      /^(VERB|AUX)$/u.test(after.pos) &&
      /^\p{Ll}/u.test(after.text)
    ) {
      if (!/(ing|ed)$/u.test(token.lower)) token.pos = 'PROPN';
    } else if (token.pos === 'NOUN' && /^\p{Ll}/u.test(token.text) && VERBS_LIKE_NOUNS.has(token.lower)) {
      const plural = /s$/u.test(token.lower);
      const agrees =
        before && (plural ? before.pos === 'PROPN' || !/s$/u.test(before.lower) : /s$/u.test(before.lower));
      if (isNoun(before) && agrees && startsObject(after)) {
        token.pos = 'VERB';
        token.lemma = token.lower.replace(/s$/u, '');
      }
    }
  });
}
