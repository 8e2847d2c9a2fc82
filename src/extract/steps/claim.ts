import type { Act } from '../../records/quote.ts';
import { actOfCue } from '../assignment/cue-acts.ts';
import { checkworthiness } from '../claims/checkworthiness.ts';
import { datesIn } from '../claims/dates.ts';
import {
  isFelt,
  isGuess,
  isHypothetical,
  isIntent,
  isJudgement,
  isLoose,
  isWish,
  pointsBack,
} from '../claims/opinion.ts';
import { isShare, ownPropositions } from '../claims/own-voice.ts';
import { type Proposition, propositionsOf } from '../claims/propositions.ts';
import { findQuantities } from '../claims/quantities.ts';
import { stanceOf } from '../claims/stance.ts';
import type { Assignment, Document, DocumentClaim, Step, TokenRange } from '../document.ts';
import type { VerbGroup } from '../grammar/clauses.ts';

/** Acts that put something forward as true or untrue; wishes, requests and questions claim nothing. */
const ASSERTIVE = new Set<Act>([
  'statement',
  'announcement',
  'confirmation',
  'denial',
  'admission',
  'accusation',
  'warning',
  'prediction',
  'criticism',
  'endorsement',
]);

/** Acts whose phrases tell what one did ("denied having met her"), and what another did ("accused him of lying"). */
const OF_OWN = new Set<Act>(['denial', 'confirmation', 'admission']);
const OF_ANOTHER = new Set<Act>([...OF_OWN, 'accusation', 'criticism', 'endorsement']);

/**
 * Least check-worthiness: of what a source says, in other words and in its own, of what tells of what could be or of nobody
 * in particular, and of what the article itself says. As a strict reader judged, one in six is a claim of what is worth less
 * than 0.2, one in ten of a source's own words under 0.3.
 */
const LEAST_ATTRIBUTED = 0.2;
const LEAST_QUOTED = 0.3;
const LEAST_WEAK = 0.5;
const LEAST_OWN = 0.3;
/** That of what the article tells somebody to have done to something, as saying is told of: "voters rejected the plan". */
const LEAST_TOLD = 0.6;
const LEAST_WORDS = 4;

/**
 * Checkable propositions, out of the contents of attributions that put something forward or deny or doubt it, and out of
 * the article's own voice, with their quantities and dates.
 */
export const claim: Step = {
  name: 'claim',
  requires: ['sentences', 'tokens', 'quotationOf', 'names', 'attributions', 'assignments'],
  assigns: ['claims'],
  run(document) {
    document.assignments.forEach((assignment, index) => {
      for (const proposition of claimedIn(document, assignment)) {
        const found = claimOf(document, proposition, index, LEAST_ATTRIBUTED);
        if (found) document.claims.push(found);
      }
    });
    const claiming = new Set(document.claims.map(({ assignment }) => assignment));
    for (const proposition of ownPropositions(document, claiming)) {
      const found = claimOf(document, proposition, null, proposition.told ? LEAST_TOLD : LEAST_OWN);
      if (found) document.claims.push(found);
    }
    document.claims.sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
  },
};

/** The propositions that a source puts forward, denies or doubts. */
function claimedIn(document: Document, { attribution, act }: Assignment): Proposition[] {
  const { source, cue, head } = attribution;
  if (source && isShare(document, source)) return [];
  const stance = stanceOf(document, attribution);
  if (stance === null) return [];
  // Where the cue says nothing of the act, the content has told it, of which other sentences may claim something.
  const byContent = !cue || head === null || !actOfCue(document, cue);
  if (!ASSERTIVE.has(act) && stance === 'asserts' && !byContent) return [];
  const propositions = propositionsOf(document, attribution, stance !== 'asserts');
  const told = { own: OF_OWN.has(act) || stance === 'denies', another: OF_ANOTHER.has(act) || stance === 'denies' };
  return propositions.filter(
    ({ main, phrase }) => (!phrase || told[phrase]) && !(act === 'promise' && main && isIntent(document, main)),
  );
}

function claimOf(
  document: Document,
  { parts, main }: Proposition,
  assignment: number | null,
  least: number,
): DocumentClaim | null {
  const tokens = parts.flatMap(({ first, last }) => document.tokens.slice(first, last));
  if (tokens.filter(({ pos }) => pos !== 'PUNCT').length < LEAST_WORDS) return null;
  const [whole] = parts;
  const last = parts.at(-1);
  if (!whole || !last) return null;
  const quoted = assignment !== null && document.quotationOf[whole.first] !== -1;
  const score = checkworthiness(document, parts);
  if (score < Math.max(least, quoted ? LEAST_QUOTED : 0)) return null;
  if (main ? isWish(document, whole, main) || pointsBack(document, whole, main) : isFelt(document, whole)) return null;
  const said = assignment === null ? null : (document.assignments[assignment]?.saidAt ?? null);
  const dates = parts.flatMap((part) => datesIn(document, part, referenceOf(document, said)));
  const quantities = parts.flatMap((part) => findQuantities(document, part, dates));
  // What is judged or guessed by figures can be checked by them.
  if (quantities.length === 0) {
    if (isGuess(document, whole, main) || isJudgement(document, main ? whole : last, main)) return null;
    if (score < LEAST_WEAK && isWeak(document, whole, main, assignment !== null)) return null;
  }
  const spans = parts.map((part) => document.rangeOf(part));
  return { spans, assignment, checkworthiness: Math.round(score * 1000) / 1000, quantities, dates };
}

/** Whether it is less plainly a fact: praise and blame in a phrase, or what could be, or is of nobody in particular. */
const isWeak = (document: Document, whole: TokenRange, main: VerbGroup | null, attributed: boolean): boolean =>
  main ? (attributed ? isLoose(document, whole, main) : isHypothetical(document, main)) : attributed;

/** The day from which "yesterday" is counted: the one on which it was said where the text tells, else of publication. */
const referenceOf = (document: Document, said: string | null): string | null =>
  said && said.length === 'yyyy-mm-dd'.length ? said : document.publishedOn;
