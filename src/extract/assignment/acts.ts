import type { Act } from '../../records/quote.ts';
import type { Attribution, Document, TokenRange } from '../document.ts';
import { basePhraseEnd } from '../grammar/phrases.ts';
import { lexiconTable } from '../lexicon.ts';
import { actOfContent } from './content-acts.ts';

const ACTS = new Map([...lexiconTable('en', 'acts')].map(([lemma, [act]]) => [lemma, act as Act]));

/** Cues that say nothing of the kind of act: then what is plainly done in the content counts. */
const NEUTRAL = new Set([
  'say',
  'tell',
  'add',
  'write',
  'continue',
  'state',
  'note',
  'reply',
  'respond',
  'tweet',
  'answer',
  'accord',
  ':',
]);
const QUESTION_WORDS = new Set(['how', 'why', 'whether', 'if', 'what', 'who', 'where', 'when', 'which']);
const NEGATIONS = new Set(['not', "n't", 'never']);

/** The kind of speech act: by the cue's head word and the particle behind it, else by the content. */
export function actOf(document: Document, attribution: Attribution): Act {
  const { cue, head } = attribution;
  if (head === null || !cue) return actOfContent(document, attribution.content) ?? 'statement';
  const { lemma } = document.at(head);
  const negated = document.tokens.slice(cue.first, head).some(({ lower }) => NEGATIONS.has(lower));
  const act = actNamed(document, head) ?? inCue(document, cue);
  if (!act || NEUTRAL.has(lemma)) return actOfContent(document, attribution.content) ?? 'statement';
  if (lemma === 'ask' && asksTo(document, attribution)) return 'request';
  if (isAsked(document, attribution)) return 'question';
  if (!negated) return act;
  return act === 'belief'
    ? 'belief'
    : act === 'denial'
      ? 'statement'
      : act === 'endorsement'
        ? 'criticism'
        : 'statement';
}

/** The act that a word of a cue names: with the particle behind it ("ruled out"), as it stands, by its base form. */
function actNamed(document: Document, index: number): Act | undefined {
  const { lower, lemma } = document.at(index);
  const particle = document.tokens[index + 1]?.lower ?? '';
  return ACTS.get(`${lemma} ${particle}`) ?? ACTS.get(lower) ?? ACTS.get(lemma);
}

/** "has no doubt", "was not sure": the head says nothing of the act, but a word beside it does. */
function inCue(document: Document, { first, last }: TokenRange): Act | undefined {
  for (let i = last - 1; i >= first; i -= 1) {
    const act = document.at(i).pos === 'AUX' ? undefined : actNamed(document, i);
    if (act) return act;
  }
  return undefined;
}

/** "questioned how he could", "demanded: 'Who did it?'" */
const isAsked = (document: Document, { content: [first, ...others], head }: Attribution): boolean => {
  if (!first || head === null) return false;
  const { last } = others.at(-1) ?? first;
  const asks = document.tokens.slice(last - 2, last + 1).some(({ text }) => text === '?');
  const lemma = document.at(head).lemma;
  return (asks && lemma === 'demand') || (lemma === 'question' && QUESTION_WORDS.has(document.at(first.first).lower));
};

/** "asked Congress to act" is a request, "asked whether" a question. */
const asksTo = (document: Document, { content }: Attribution): boolean => {
  const [part] = content;
  if (!part) return false;
  // "[Congress to act]": who is asked may be counted to the content.
  const behind = document.tokens[basePhraseEnd(document, part.first, part.last)];
  return [document.at(part.first), behind].some((token) => token && /^(to|for|not)$/u.test(token.lower));
};
