import type { Assignment, Document, TokenRange } from '../document.ts';
import { addressed } from './addressees.ts';
import { asking } from './asking.ts';
import { turnsByAttribution } from './conversation.ts';

/** Who takes turns in a conversation: an entity, or whoever asks behind "Q.". */
type Party = number | 'unnamed';

/**
 * In a conversation of two, who asks speaks to the other; and whoever is spoken to by name in a turn ("Well, Ann, ...") is
 * the other too, also where the name is a first name that the article tells nowhere else. Of several, who asks speaks to who speaks next.
 */
export function addressPartners(document: Document, assignments: readonly Assignment[]): void {
  const turnOf = turnsByAttribution(document);
  const turns = assignments.filter(({ attribution }) => turnOf(attribution)?.label);
  const [one, other, ...more] = new Set(turns.map(partyOf));
  if (one === undefined || other === undefined) return;
  if (more.length > 0) {
    addressNext(document, turns);
    return;
  }
  const interviewer = [one, other].find((party) => asksMore(document, turns, party));
  // From the last turn on, so that each party's next label is at hand; behind its last turn, that one.
  const labelOf = new Map(turns.map((turn) => [partyOf(turn), turn.attribution.source]));
  for (const turn of [...turns].reverse()) {
    const party = partyOf(turn);
    const partner = party === one ? other : one;
    const range = labelOf.get(partner);
    const isSpokenTo = party === interviewer || turn.addressees.some(({ range }) => isIn(range, turn));
    turn.addressees = isSpokenTo && range && partner !== 'unnamed' ? addressed(document, [partner], range) : [];
    labelOf.set(party, turn.attribution.source);
  }
}

/** In a conversation of several, who is pointed at outside of what is said is mostly one who is only named often. */
function addressNext(document: Document, turns: readonly Assignment[]): void {
  turns.forEach((turn, i) => {
    const next = turns[i + 1];
    const range = next?.attribution.source;
    const isAsking = range && partyOf(next) !== partyOf(turn) && asks(document, turn);
    turn.addressees = isAsking
      ? addressed(document, next.speakers, range)
      : turn.addressees.filter(({ range }) => isIn(range, turn));
  });
}

/** How many paragraphs on an answer may be. */
const NEXT = 2;

/** Who is asked something and speaks next, in quotation marks, answers who asked; who replies, who spoke to him or her. */
export function addressAskers(document: Document, assignments: readonly Assignment[]): void {
  assignments.forEach((answer, i) => {
    const question = assignments[i - 1];
    const from = question?.attribution.source;
    if (!question || !from || answer.addressees.length > 0 || answer.speakers.length !== 1) return;
    if (!question.addressees.some(({ entity }) => entity === answer.speakers[0])) return;
    const apart = paragraphOf(document, answer) - endOf(document, question);
    if (apart > NEXT || !(isReply(document, answer) || (apart > 0 && isAnswer(document, question, answer)))) return;
    answer.addressees = addressed(document, question.speakers, from);
  });
}

/** The paragraph in which what was said ends. */
const endOf = (document: Document, assignment: Assignment): number =>
  Math.max(
    paragraphOf(document, assignment),
    ...assignment.attribution.content.map(({ last }) => document.sentenceOf(last - 1).paragraph),
  );

const isReply = ({ tokens }: Document, { attribution: { head } }: Assignment): boolean =>
  head !== null && /^(?:reply|respond|retort|answer)$/u.test(tokens[head]?.lemma ?? '');

/** A question with spoken words behind it. */
const isAnswer = (document: Document, question: Assignment, { attribution: { content } }: Assignment): boolean =>
  (question.act === 'question' || asks(document, question)) && document.quotationOf[content[0]?.first ?? 0] !== -1;

const paragraphOf = (document: Document, { attribution }: Assignment): number =>
  document.sentenceOf(asking(attribution).first).paragraph;

const isIn = ({ first, last }: TokenRange, { attribution: { content } }: Assignment): boolean =>
  content.some((part) => part.first <= first && last <= part.last);

const partyOf = ({ speakers: [speaker] }: Assignment): Party => speaker ?? 'unnamed';

/** Whether a party has a question mark in most of its turns, and in a greater share than the other. */
function asksMore(document: Document, turns: readonly Assignment[], party: Party): boolean {
  const share = (own: readonly Assignment[]): number => own.filter((turn) => asks(document, turn)).length / own.length;
  const ofParty = share(turns.filter((turn) => partyOf(turn) === party));
  return ofParty > 0.5 && ofParty > share(turns.filter((turn) => partyOf(turn) !== party));
}

const asks = ({ tokens }: Document, { attribution: { content } }: Assignment): boolean =>
  content.some(({ first, last }) => tokens.slice(first, last + 1).some(({ text }) => text === '?'));
