import type { Act } from '../../records/quote.ts';
import type { Attribution, Document } from '../document.ts';
import { basePhraseEnd } from '../grammar/phrases.ts';
import { actOfContent } from './content-acts.ts';
import { actOfCue } from './cue-acts.ts';

/** The kind of speech act: by the cue, else by the content. */
export function actOf(document: Document, attribution: Attribution): Act {
  const { cue, head } = attribution;
  if (!cue || head === null) return actOfContent(document, attribution) ?? 'statement';
  if (isAsked(document, attribution)) return 'question';
  if (isAskedTo(document, attribution)) return 'request';
  return actOfCue(document, cue) ?? actOfContent(document, attribution) ?? 'statement';
}

const QUESTION_WORDS = new Set(['how', 'why', 'whether', 'if', 'what', 'who', 'where', 'when', 'which']);

/** "questioned how he could", "demanded: 'Who did it?'" */
const isAsked = (document: Document, { content: [first, ...others], head }: Attribution): boolean => {
  if (!first || head === null) return false;
  const { last } = others.at(-1) ?? first;
  const asks = document.tokens.slice(last - 2, last + 1).some(({ text }) => text === '?');
  const lemma = document.at(head).lemma;
  return (asks && lemma === 'demand') || (lemma === 'question' && QUESTION_WORDS.has(document.at(first.first).lower));
};

/** "asked Congress to act" is a request, "asked whether" a question. */
const isAskedTo = (document: Document, { content, head }: Attribution): boolean => {
  const [part] = content;
  if (!part || head === null || !/^(ask|tell)$/u.test(document.at(head).lemma)) return false;
  // "[Congress to act]": who is asked may be counted to the content.
  const behind = document.tokens[basePhraseEnd(document, part.first, part.last)];
  return [document.at(part.first), behind].some((token) => token && /^(to|for|not)$/u.test(token.lower));
};
