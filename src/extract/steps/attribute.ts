import { contentOf, quotationBefore } from '../attribution/contents.ts';
import { CueLexicon } from '../attribution/cue-lexicon.ts';
import { type FoundCue, findCues } from '../attribution/cues.ts';
import { attachQuotations } from '../attribution/quotations.ts';
import type { Attribution, Document, Step, TokenRange } from '../document.ts';
import { Phrases } from '../grammar/phrases.ts';

const LEXICON = new CueLexicon('en');

/** Least likelihood of a cue, chosen on a part of PolNeAR's train articles held out for it. */
const THRESHOLD = 0.35;

/**
 * Attributions by rules: cues from a lexicon of verbs and of what follows them, sources by the grammar around the cue,
 * contents up to where the next attribution or the sentence ends, and quotations with no cue of their own joined to
 * the attribution that they go on from. No attribution is inside another's content.
 */
export const attribute: Step = {
  name: 'attribute',
  requires: ['paragraphs', 'sentences', 'tokens', 'quotations'],
  assigns: ['attributions'],
  run(document) {
    const phrases = new Phrases(document);
    for (const cues of findCues(document, phrases, LEXICON, THRESHOLD))
      document.attributions.push(...attributionsOf(document, cues));
    attachQuotations(document, LEXICON);
  },
};

/** A cue this sure behind its content ("A, X said") has all of the sentence before it, cues among it. */
const OUTER = 0.8;

/** The attributions of one sentence's cues: the surest first, and none inside the content of a surer one. */
function attributionsOf(document: Document, cues: readonly FoundCue[]): Attribution[] {
  const taken: TokenRange[] = [];
  const claimed: TokenRange[] = [];
  const found: Attribution[] = [];
  const outer = cues.filter(({ side, probability }) => side === 'before' && probability >= OUTER);
  for (const cue of [...outer, ...cues.filter((one) => !outer.includes(one))]) {
    if (taken.some(({ first, last }) => cue.group.head >= first && cue.group.head < last)) continue;
    const content = contentOf(document, cue, cues, taken);
    if (content.length === 0) content.push(...quotationBefore(document, cue));
    if (
      content.length === 0 ||
      content.some((part) => claimed.some((other) => part.first < other.last && part.last > other.first))
    )
      continue;
    claimed.push(...content);
    taken.push(...content, cue.cue, ...(cue.source ? [cue.source] : []));
    found.push({
      source: cue.source,
      cue: cue.cue,
      head: cue.group.head,
      content,
      confidence: cue.probability * (cue.source ? 1 : 0.7),
    });
  }
  return found;
}
