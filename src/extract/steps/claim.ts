import type { Quantity } from '../../records/claim.ts';
import type { Act } from '../../records/quote.ts';
import { actOfCue } from '../assignment/cue-acts.ts';
import { checkworthiness, LEAST_WORTHY } from '../claims/checkworthiness.ts';
import { datesIn } from '../claims/dates.ts';
import { isConditional, isForecast } from '../claims/forecast.ts';
import {
  isAddressed,
  isColoured,
  isFelt,
  isGuess,
  isHypothetical,
  isIntended,
  isIntent,
  isJudgement,
  isLoose,
  isThought,
  isWish,
  pointsBack,
} from '../claims/opinion.ts';
import { isShare, ownPropositions } from '../claims/own-voice.ts';
import { type Proposition, propositionsOf } from '../claims/propositions.ts';
import { findQuantities } from '../claims/quantities.ts';
import { stanceOf } from '../claims/stance.ts';
import { isOfNobodyKnown } from '../claims/subjects.ts';
import type { Assignment, Document, DocumentClaim, Step, TokenRange } from '../document.ts';
import type { VerbGroup } from '../grammar/clauses.ts';
import { covers } from '../ranges.ts';

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
const OF_ANOTHER = new Set<Act>([...OF_OWN, 'accusation']);

/**
 * Least check-worthiness of what tells of what could be or of nobody in particular, of what tells more of what one thinks than
 * of what is so, and of what the article tells somebody to have done to something, as saying is told of: "voters rejected the
 * plan". As a strict reader judged, of what is worth less than others have to be one in five is a claim where a source says
 * it, half where the article does.
 */
const LEAST_WEAK = 0.5;
const LEAST_OPINION = 0.75;
const LEAST_TOLD = 0.7;
/** What there are one or two of decides nothing: "two disparate regions". */
const LEAST_FIGURE = 3;
const isFigure = ({ value, unit }: Quantity): boolean =>
  value >= LEAST_FIGURE || !Number.isInteger(value) || unit === 'percent';
const LEAST_WORDS = 4;
/** Acts by which one tells more of what one thinks than of what is so. */
const OF_OPINION = new Set<Act>(['criticism', 'endorsement', 'warning', 'prediction']);

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
        const found = claimOf(document, proposition, index);
        if (found) document.claims.push(found);
      }
    });
    const claiming = new Set(document.claims.map(({ assignment }) => assignment));
    for (const proposition of ownPropositions(document, claiming)) {
      const found = claimOf(document, proposition, null, proposition.told ? LEAST_TOLD : LEAST_WORTHY);
      if (found) document.claims.push(found);
    }
    document.claims.sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
  },
};

/** The propositions that a source puts forward, denies or doubts. */
function claimedIn(document: Document, { attribution, act }: Assignment): Proposition[] {
  const { source, cue, head } = attribution;
  if (
    source &&
    (isShare(document, source) || covers(attribution.content, source.first) || isSupposed(document, source))
  )
    return [];
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

/** "if the letters show that he knew": nobody says that they do. */
const isSupposed = ({ tokens }: Document, { first }: TokenRange): boolean =>
  /^(?:if|unless|whether)$/u.test(tokens[first - 1]?.lower ?? '');

function claimOf(
  document: Document,
  { parts, main }: Proposition,
  assignment: number | null,
  least = LEAST_WORTHY,
): DocumentClaim | null {
  const tokens = parts.flatMap(({ first, last }) => document.tokens.slice(first, last));
  if (tokens.filter(({ pos }) => pos !== 'PUNCT').length < LEAST_WORDS) return null;
  const [whole] = parts;
  const last = parts.at(-1);
  if (!whole || !last) return null;
  const score = checkworthiness(document, parts);
  if (score < least) return null;
  const assigned = assignment === null ? undefined : document.assignments[assignment];
  if (main ? !isOfFact(document, whole, main, assigned) : isFelt(document, whole)) return null;
  const said = assigned?.saidAt ?? null;
  const dates = parts.flatMap((part) => datesIn(document, part, referenceOf(document, said)));
  // What is to come on a day that is named has been arranged, which can be checked.
  if (main && isForecast(document, whole, main) && !dates.some(({ value }) => isDay(value))) return null;
  const quantities = parts.flatMap((part) => findQuantities(document, part, dates));
  // What is guessed, thought, reckoned ("would cost 5 million") or graded by figures can be checked by them.
  const figures = quantities.some(isFigure);
  if (isJudgement(document, main ? whole : last, main, figures)) return null;
  if (!figures) {
    if (main && (isIntended(document, main) || isThought(document, main) || isConditional(document, main))) return null;
    if (isGuess(document, whole, main)) return null;
    if (score < LEAST_OPINION && isOpinion(document, parts, main, assigned?.act)) return null;
    if (score < LEAST_WEAK && main && isWeak(document, whole, main, !!assigned)) return null;
  }
  const spans = parts.map((part) => document.rangeOf(part));
  return { spans, assignment, checkworthiness: Math.round(score * 1000) / 1000, quantities, dates };
}

/** Whether it tells of what is so or not, and of whom or what: neither a wish nor what points elsewhere. */
function isOfFact(document: Document, whole: TokenRange, main: VerbGroup, assigned: Assignment | undefined): boolean {
  if (isWish(document, whole, main) || isAddressed(document, whole, main) || pointsBack(document, whole, main))
    return false;
  const from = assigned?.attribution.content[0]?.first ?? 0;
  return !isOfNobodyKnown(document, whole, main, from, (assigned?.speakers.length ?? 0) > 0);
}

/** Whether it is less plainly a fact: what could be, or is of nobody in particular. */
const isWeak = (document: Document, whole: TokenRange, main: VerbGroup, attributed: boolean): boolean =>
  attributed ? isLoose(document, whole, main) : isHypothetical(document, main);

/** Whether it tells more of what one thinks than of what is so: by the act, in a phrase, by a word that judges. */
const isOpinion = (
  document: Document,
  parts: readonly TokenRange[],
  main: VerbGroup | null,
  act: Act | undefined,
): boolean => (!!act && (!main || OF_OPINION.has(act))) || parts.some((part) => isColoured(document, part));

/** The day from which "yesterday" is counted: the one on which it was said where the text tells, else of publication. */
const referenceOf = (document: Document, said: string | null): string | null =>
  said && isDay(said) ? said : document.publishedOn;

const isDay = (date: string): boolean => date.length === 'yyyy-mm-dd'.length;
