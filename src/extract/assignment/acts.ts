import { ACTS, type Act } from '../../records/speech-acts.ts';
import type { Attribution, Document } from '../document.ts';
import { basePhraseEnd } from '../grammar/phrases.ts';
import { endsInQuestion } from '../grammar/questions.ts';
import { asking } from './asking.ts';
import { actOfContent, speaksAhead } from './content-acts.ts';
import { actOfCue } from './cue-acts.ts';

/**
 * How many logits the words of a cue count, and those of a content. By PolNeAR's development part and `bench/articles.jsonl`, which
 * no model has seen; a unit more or less of either changes little.
 */
const BY_CUE = 5;
const BY_CONTENT = 3;
const BY_QUESTION_MARK = 8;
/** What it counts against a prediction that the content begins with what is, or was. */
const NOT_AHEAD = -1;

/** In doubt it is a statement; the labels that the encoder learned from say so less often than the rules of the records do. */
const STATEMENT = 1;

/** The kind of speech act: what the words of the cue say, else those of the content, weighed with what the encoder reads. */
export function actOf(document: Document, attribution: Attribution): Act {
  const scores = readActs(document, attribution);
  const count = (act: Act, weight: number): void => {
    scores[ACTS.indexOf(act)] = (scores[ACTS.indexOf(act)] ?? 0) + weight;
  };
  count('statement', STATEMENT);
  const byCue = toldByCue(document, attribution);
  if (!byCue && !speaksAhead(document, attribution)) count('prediction', NOT_AHEAD);
  const told = byCue ?? actOfContent(document, attribution);
  if (told) count(told, byCue ? BY_CUE : told === 'question' ? BY_QUESTION_MARK : BY_CONTENT);
  return ACTS[scores.indexOf(Math.max(...scores))] ?? 'statement';
}

/** The encoder's logits of `ACTS`: the mean over the words of the cue, those of the content's first word without one. */
function readActs(document: Document, attribution: Attribution): number[] {
  const { first, last } = document.wordsOfTokens(asking(attribution));
  return ACTS.map((_, act) => {
    let sum = 0;
    for (let word = first; word < last; word += 1) sum += document.acts[word * ACTS.length + act] ?? 0;
    return sum / Math.max(1, last - first);
  });
}

/** What the cue says of the act, alone or by what follows it; null where it says nothing. */
function toldByCue(document: Document, attribution: Attribution): Act | null {
  const { cue, head } = attribution;
  if (!cue || head === null) return null;
  if (isAsked(document, attribution)) return 'question';
  if (isAskedTo(document, attribution)) return 'request';
  if (isDoubted(document, attribution)) return 'criticism';
  return actOfCue(document, cue);
}

const QUESTION_WORDS = new Set(['how', 'why', 'whether', 'if', 'what', 'who', 'where', 'when', 'which']);

/** "questioned how he could", "demanded: 'Who did it?'" */
const isAsked = (document: Document, { content: [first, ...others], head }: Attribution): boolean => {
  if (!first || head === null) return false;
  const { last } = others.at(-1) ?? first;
  const lemma = document.at(head).lemma;
  return (
    (lemma === 'demand' && endsInQuestion(document, last)) ||
    (lemma === 'question' && QUESTION_WORDS.has(document.at(first.first).lower))
  );
};

/** "questioned the mayor's judgment", but not "raised questions about it", nor "questioned: 'Who did it?'" */
const isDoubted = (document: Document, { content, head }: Attribution): boolean => {
  const [part] = content;
  if (!part || head === null || part.first !== head + 1) return false;
  const { lemma, pos, lower } = document.at(head);
  const isVerb = pos === 'VERB' || lower === 'questioned';
  return lemma === 'question' && isVerb && basePhraseEnd(document, part.first, part.last) > part.first;
};

/** "asked Congress to act" is a request, "asked whether" a question. */
const isAskedTo = (document: Document, { content, head }: Attribution): boolean => {
  const [part] = content;
  if (!part || head === null || !/^(ask|tell)$/u.test(document.at(head).lemma)) return false;
  // "[Congress to act]": who is asked may be counted to the content.
  const behind = document.tokens[basePhraseEnd(document, part.first, part.last)];
  return [document.at(part.first), behind].some((token) => token && /^(to|for|not|never)$/u.test(token.lower));
};
