import { actOf } from '../assignment/acts.ts';
import { addresseesOf, carryAddressees } from '../assignment/addressees.ts';
import { addressAnswerers, addressAsked, addressHearers } from '../assignment/asked.ts';
import { intervieweeOf, interviewerOf, isAskedIn, turnsByAttribution } from '../assignment/conversation.ts';
import { Cues } from '../assignment/cues.ts';
import { addressAskers, addressPartners } from '../assignment/dialogue.ts';
import { assignFirstPersons } from '../assignment/first-person.ts';
import { Members, severalMeant } from '../assignment/groups.ts';
import { speakHeadlines } from '../assignment/headlines.ts';
import { Hearers } from '../assignment/hearers.ts';
import { MentionIndex } from '../assignment/mention-index.ts';
import { dateOccasions } from '../assignment/occasions.ts';
import { dateFindings } from '../assignment/polls.ts';
import { goingOn, namedBy } from '../assignment/speakers.ts';
import { Speaking } from '../assignment/speaking.ts';
import { Times } from '../assignment/times.ts';
import type { Assignment, Attribution, Document, Said, Step, TokenRange, Turn } from '../document.ts';
import { Phrases } from '../grammar/phrases.ts';

/** Sources to speakers, objects of telling to addressees, cues to acts, and the day that the sentence gives. */
export const assign: Step = {
  name: 'assign',
  requires: [
    'sentences',
    'tokens',
    'turns',
    'words',
    'names',
    'attributions',
    'entities',
    'mentions',
    'acts',
    'hearers',
    'times',
  ],
  assigns: ['assignments'],
  run(document) {
    const index = new MentionIndex(document.mentions);
    const phrases = new Phrases(document);
    const turnOf = turnsByAttribution(document);
    const said = saidBy(document, index, turnOf);
    const speaking = new Speaking(document, said);
    const cues = new Cues(document);
    const times = new Times(document, speaking, cues);
    const hearers = new Hearers(document, phrases, speaking);
    let heard: Assignment | null = null;
    for (const one of said) {
      const { attribution, speakers } = one;
      const assignment: Assignment = {
        ...one,
        // "Kelly confronted him": one who is found for both is wrong for the hearer.
        addressees: addresseesOf(document, phrases, index, hearers, one, heard).filter(
          ({ entity }) => !speakers.includes(entity ?? -1),
        ),
        act: asks(turnOf(attribution)) ? 'question' : actOf(document, attribution),
        saidAt: null,
      };
      document.assignments.push(assignment);
      if (assignment.addressees.length > 0) heard = assignment;
    }
    for (const assignment of document.assignments) {
      addressAsked(document, index, phrases, cues, assignment);
      addressHearers(document, index, phrases, assignment);
    }
    assignFirstPersons(document, document.assignments);
    addressAnswerers(document, index, phrases, document.assignments);
    addressAskers(document, document.assignments);
    addressPartners(document, document.assignments);
    carryAddressees(document, document.assignments);
    speakHeadlines(document, document.assignments);
    dateOccasions(document, times);
    dateFindings(document, times);
  },
};

/** Whether it is what an interview without labels asks. */
const asks = (turn: Turn | null): boolean => turn?.label === null && !turn.answers;

/** The attributions with their speakers. */
function saidBy(document: Document, index: MentionIndex, turnOf: (attribution: Attribution) => Turn | null): Said[] {
  const members = new Members(document);
  const interviewee = document.turns.some((turn) => turn.answers) ? intervieweeOf(document) : null;
  const interviewer = interviewee === null ? null : interviewerOf(document, interviewee);
  const said: Said[] = [];
  for (const attribution of document.attributions) {
    const before = said.at(-1) ?? null;
    const turn = turnOf(attribution);
    const isOfInterview = turn !== null && (turn.answers || isAskedIn(document, turn));
    const speakers = isOfInterview
      ? [turn.answers ? interviewee : interviewer].filter((one) => one !== null)
      : attribution.source
        ? speakersOf(document, index, members, attribution, before)
        : goingOn(document, attribution, before);
    said.push({ attribution, speakers });
  }
  return said;
}

function speakersOf(
  document: Document,
  index: MentionIndex,
  members: Members,
  { source }: Attribution,
  before: Said | null,
): number[] {
  if (!source) return [];
  const named = namedBy(document, index, source);
  if (named.length > 0) return named;
  // "they" and "it" go on from the source before when that was several, or no person.
  const pronoun = source.last - source.first === 1 ? document.at(source.first).lower : '';
  if (pronoun === 'they' && before && (before.speakers.length > 1 || isTheirs(document, before, source)))
    return before.speakers;
  const several = severalMeant(document, members, source);
  if (several.length > 0 || !before) return several;
  const single = before.speakers.length === 1 ? document.entities[before.speakers[0] ?? -1] : undefined;
  if ((pronoun === 'it' || pronoun === 'they') && single && single.type !== 'person') return before.speakers;
  return [];
}

/** "Many unions want no deal, so they said": whether it was several who spoke before, in the same sentence, named or not. */
function isTheirs(document: Document, { attribution, speakers }: Said, source: TokenRange): boolean {
  const before = attribution.source;
  if (!before || document.at(before.first).sentence !== document.at(source.first).sentence) return false;
  const [one] = speakers;
  if (one !== undefined) return document.entities[one]?.type !== 'person';
  return document.tokens
    .slice(before.first, before.last)
    .some(({ pos, lower }) => /^(?:NOUN|PROPN)$/u.test(pos) && /[^s]s$/u.test(lower));
}
