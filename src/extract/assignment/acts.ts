import type { Act } from '../../records/quote.ts';
import type { Attribution, Document } from '../document.ts';
import { lexiconTable } from '../lexicon.ts';

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
const NEGATIONS = new Set(['not', "n't", 'never']);

/** The kind of speech act: by the cue's head word and the particle behind it, else by the content. */
export function actOf(document: Document, attribution: Attribution): Act {
  const { cue, head } = attribution;
  if (head === null || !cue) return byContent(document, attribution) ?? 'statement';
  const { lemma } = document.at(head);
  const particle = document.tokens[head + 1]?.lower ?? '';
  const negated = document.tokens.slice(cue.first, head).some(({ lower }) => NEGATIONS.has(lower));
  const act = ACTS.get(`${lemma} ${particle}`) ?? ACTS.get(lemma);
  if (!act || NEUTRAL.has(lemma)) return byContent(document, attribution) ?? 'statement';
  if (lemma === 'ask' && asksTo(document, attribution)) return 'request';
  if (!negated) return act;
  return act === 'belief'
    ? 'belief'
    : act === 'denial'
      ? 'statement'
      : act === 'endorsement'
        ? 'criticism'
        : 'statement';
}

/** "asked Congress to act" is a request, "asked whether" a question. */
const asksTo = (document: Document, { content }: Attribution): boolean => {
  const first = content[0] && document.at(content[0].first).lower;
  return first === 'to' || first === 'for' || first === 'not';
};

function byContent(document: Document, { content }: Attribution): Act | null {
  const last = content.at(-1);
  if (!last) return null;
  const end = document.tokens.slice(Math.max(last.first, last.last - 2), last.last + 1);
  if (end.some(({ text }) => text === '?')) return 'question';
  return null;
}
