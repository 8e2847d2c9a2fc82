import { lexiconSet } from '../../lexicon.ts';
import type { Assignment, Document } from '../document.ts';
import { findDates } from './dates.ts';

/** How many paragraphs a date reaches on, and back. */
const REACH = 5;

/** How many paragraphs tell what an article is about, and from how many days back. */
const LEAD = 5;
const RECENT = 7;

/** In UTF-16 units. */
const LONGEST_HEADLINE = 160;

const GATHERINGS = lexiconSet('en', 'gatherings');

/** What tells of no one occasion: "has long said", "would never say", "still says". */
const NO_OCCASION = new Set(
  "has have had 've will would can could may might long always often repeatedly still once never previously".split(' '),
);

interface Told {
  value: string;
  paragraph: number;
}

/**
 * A date told for one quote holds for the others of the same speaker around it while no other date is told: they are of
 * one occasion ("told reporters on Friday ... he added"), and a lead often leaves the day to the next paragraph. Where
 * the article is about a gathering (a hearing, a forum), its day holds for all who speak. What a person thinks has no
 * date.
 */
export function carryDates(document: Document): void {
  const inOrder = [...document.assignments].sort((a, b) => position(a) - position(b));
  const told = new Set(inOrder.filter(({ saidAt }) => saidAt !== null));
  const gathering = gatheringDay(document, inOrder);
  carry(document, inOrder, told);
  // Back goes only what the text itself tells, to the day.
  carry(document, inOrder.toReversed(), new Set([...told].filter(({ saidAt }) => saidAt?.length === 10)));
  for (const assignment of inOrder) {
    if (isSpoken(document, assignment) && isByPerson(document, assignment)) assignment.saidAt ??= gathering;
  }
  carryToHeadline(document, inOrder, told);
}

/** A headline says in short what the first paragraphs date. */
function carryToHeadline(document: Document, inOrder: readonly Assignment[], told: ReadonlySet<Assignment>): void {
  const paragraphOf = (one: Assignment): number => document.sentenceOf(position(one)).paragraph;
  const first = inOrder.find((one) => told.has(one) && one.saidAt?.length === 10);
  if (!first || paragraphOf(first) >= LEAD || !isHeadline(document)) return;
  for (const one of inOrder) {
    if (paragraphOf(one) > 0) return;
    if (one.act !== 'belief') one.saidAt ??= first.saidAt;
  }
}

/** A short paragraph of one sentence that the text begins with. */
const isHeadline = ({ paragraphs: [first], sentences: [, second] }: Document): boolean =>
  first !== undefined && first.end - first.start <= LONGEST_HEADLINE && second?.paragraph !== 0;

function carry(document: Document, assignments: readonly Assignment[], told: ReadonlySet<Assignment>): void {
  const last = new Map<number, Told>();
  for (const assignment of assignments) {
    const [speaker, ...others] = assignment.speakers;
    if (speaker === undefined || others.length > 0) continue;
    const { paragraph } = document.sentenceOf(position(assignment));
    const known = last.get(speaker);
    if (assignment.saidAt === null) {
      if (!known || Math.abs(paragraph - known.paragraph) > reach(known)) continue;
      if (!isSpoken(document, assignment) || isDescribed(document, assignment)) continue;
      assignment.saidAt = known.value;
      last.set(speaker, { value: known.value, paragraph });
    } else if (told.has(assignment)) last.set(speaker, { value: assignment.saidAt, paragraph });
  }
}

/** A month or a year is of what goes with it in the same paragraph, not of a day on which more was said. */
const reach = ({ value }: Told): number => (value.length === 10 ? REACH : 0);

const position = ({ attribution: { cue, content } }: Assignment): number => cue?.first ?? content[0]?.first ?? 0;

function isSpoken(document: Document, { attribution: { cue }, act }: Assignment): boolean {
  if (act === 'belief') return false;
  for (let i = cue?.first ?? 0; i < (cue?.last ?? 0); i += 1) if (NO_OCCASION.has(document.at(i).lower)) return false;
  return true;
}

/** "the president", but not "the Senate": it may be another's of that description. */
const isDescribed = (document: Document, { attribution: { source } }: Assignment): boolean =>
  source !== null && document.at(source.first).lower === 'the' && document.tokens[source.first + 1]?.pos !== 'PROPN';

/** Those who speak at a gathering are people; what an institution says, it says elsewhere. */
const isByPerson = (document: Document, { speakers }: Assignment): boolean =>
  speakers.every((index) => document.entities[index]?.type === 'person');

/** The day of the gathering that the article begins with, null where it begins with none, or with no day. */
function gatheringDay(document: Document, inOrder: readonly Assignment[]): string | null {
  const lead = document.sentences.filter(({ paragraph }) => paragraph < LEAD);
  const last = lead.at(-1)?.last ?? 0;
  const gathers = document.tokens
    .slice(0, last)
    .some((token, i) => isGathering(token.lower, document.tokens[i - 1]?.lower));
  if (!gathers || !document.publishedOn) return null;
  const told = inOrder.find(({ saidAt, ...one }) => saidAt?.length === 10 && position({ saidAt, ...one }) < last);
  if (told?.saidAt) return told.saidAt;
  const text = document.text.slice(0, lead.at(-1)?.end ?? 0);
  const days = findDates(text, document.publishedOn, 'past').filter(({ value }) => value.length === 10);
  return days.find(({ value }) => isRecent(value, document.publishedOn ?? ''))?.value ?? null;
}

const isGathering = (word: string, before = ''): boolean => GATHERINGS.has(word) || GATHERINGS.has(`${before} ${word}`);

const isRecent = (day: string, published: string): boolean => {
  const days = (Date.parse(published) - Date.parse(day)) / 86_400_000;
  return days >= 0 && days <= RECENT;
};
