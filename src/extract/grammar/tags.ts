import type { Token } from '../document.ts';

/** Verbs, most of saying, that wink often takes for nouns ("polls show", "officials say", "Holm trails the mayor"). */
const VERBS_LIKE_NOUNS = new Set(
  'say says show shows claim claims report reports note notes call calls fear fears plan plans promise promises question questions support supports demand demands hope hopes vow vows list lists blast blasts slam slams tweet tweets ask asks favor favors urge urges state states view views trail trails lead leads face faces cost costs'.split(
    ' ',
  ),
);

const isNoun = (token: Token | undefined): boolean => token?.pos === 'NOUN' || token?.pos === 'PROPN';
const startsObject = (token: Token | undefined): boolean =>
  !!token && (['DET', 'PRON', 'PROPN'].includes(token.pos) || token.lower === 'that' || /^["“:]$/u.test(token.text));

const isVerb = (token: Token | undefined): boolean => token?.pos === 'VERB' || token?.pos === 'AUX';
const isCapital = (token: Token | undefined): boolean => !!token && /^\p{Lu}\p{Ll}/u.test(token.text);

/** Share of capitals above which they tell nothing of names: a headline's "Lindsey Graham Says". */
const HEADLINE = 0.6;

/**
 * Mends the part-of-speech tags that matter here, in place: a capitalised "verb" before a verb or behind a name is a
 * name ("Cook declined", "Stephen Lynch"), "said" is a verb, and a verb of saying between a noun and an object is no
 * noun ("polls show Sanders").
 *
 * @param tokens of one paragraph
 */
export function mendTags(tokens: readonly Token[]): void {
  const long = tokens.filter(({ text }) => /^\p{L}{3}/u.test(text));
  const headline = long.filter(isCapital).length > HEADLINE * long.length;
  tokens.forEach((token, i) => {
    if (token.lower === 'said') token.pos = 'VERB';
    else if (token.pos === 'VERB' && isCapital(token)) {
      if (isName(tokens, i, headline)) token.pos = 'PROPN';
    } else if (token.pos === 'NOUN' && /^\p{Ll}/u.test(token.text) && VERBS_LIKE_NOUNS.has(token.lower)) {
      mendNoun(token, tokens[i - 1], tokens[i + 1]);
    }
  });
}

function isName(tokens: readonly Token[], index: number, headline: boolean): boolean {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  const behindName = before?.pos === 'PROPN' && isCapital(before) && before.sentence === token?.sentence;
  if (behindName && !headline && !/[^s]s$/u.test(token?.lower ?? '')) return true;
  let end = index + 1;
  while (tokens[end]?.pos === 'PROPN' && isCapital(tokens[end])) end += 1;
  // "Downing Street said", but "Speaking French, he said"
  if (/(ing|ed)$/u.test(token?.lower ?? '')) return !headline && end > index + 1 && tokens[end]?.lower === 'said';
  return isVerb(after) && /^\p{Ll}/u.test(after?.text ?? '');
}

function mendNoun(token: Token, before: Token | undefined, after: Token | undefined): void {
  const plural = /s$/u.test(token.lower);
  const agrees = before && (plural ? before.pos === 'PROPN' || !/s$/u.test(before.lower) : /s$/u.test(before.lower));
  if (!isNoun(before) || !agrees || !startsObject(after)) return;
  token.pos = 'VERB';
  token.lemma = token.lower.replace(/s$/u, '');
}
