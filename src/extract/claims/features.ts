import type { Token } from '../document.ts';

/**
 * What tells a sentence worth a check from another: its words, the kinds of its words, numbers, and its length. The
 * same for training (`training/checkworthiness.ts`) and at run time.
 */
export function checkworthinessFeatures(tokens: readonly Token[]): string[] {
  const features = new Set<string>(['bias']);
  let words = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.pos === 'PUNCT') {
      if (token.text === '?') features.add('?');
      continue;
    }
    words += 1;
    const word = /\d/u.test(token.lower) ? '#' : token.lemma;
    features.add(`w:${word}`);
    const next = tokens[i + 1];
    features.add(`p:${token.pos}`);
    if (next && next.pos !== 'PUNCT') features.add(`b:${token.pos}_${next.pos}`);
    if (token.pos === 'VERB' || token.pos === 'AUX')
      features.add(`v:${/(ed|was|were|had|did)$/u.test(token.lower) ? 'past' : 'other'}`);
  }
  features.add(`l:${Math.min(6, Math.floor(Math.log2(words + 1)))}`);
  return [...features];
}
