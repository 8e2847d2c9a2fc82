import { lexiconSet } from '../../lexicon.ts';
import type { Assignment, Document } from '../document.ts';
import { covers } from '../ranges.ts';
import { asking } from './asking.ts';
import { turnsByAttribution } from './conversation.ts';
import { saidAt } from './said-at.ts';
import type { Times } from './times.ts';

/** How many paragraphs a date reaches on to what its speaker says, and to what others say. */
const REACH = 10;
const REACH_TO_OTHERS = 2;

/** How many paragraphs tell what an article is about. */
const LEAD = 5;

/** From how many days back on a day is no part of what an article is about. */
const LONG_PAST = 30;

const GATHERINGS = lexiconSet('en', 'gatherings');

/** What tells of no one occasion: "has long said", "would never say", "still says". */
const NO_OCCASION = new Set(
  "has have had 've will would can could may might long always often repeatedly still once never previously".split(' '),
);

/** The least log-odds at which one who speaks at a gathering does so on its day. */
const GATHERED = -5;

interface Told {
  value: string;
  paragraph: number;
}

/**
 * Dates what is told. A date told for one quote holds for the next ones of the same speaker while no other date is told: they are of one
 * occasion ("told reporters on Friday ... he added"), and what others say beside them may well be too. A headline has that of what it is the headline of, all that a document
 * says that of the document, and all turns of a conversation have one. Where the article is about a gathering (a hearing, a
 * forum) of its own day, that day holds for all who speak, unless the encoder is sure that it does not. What a person thinks has no date.
 */
export function dateOccasions(document: Document, times: Times): void {
  const inOrder = [...document.assignments].sort((a, b) => position(a) - position(b));
  dateInOrder(document, times, inOrder);
  const gathering = gatheringDay(document, times, inOrder);
  carryToHeadline(document, inOrder);
  shareDate(inOrder, documentOf(document));
  dateConversation(document, times, inOrder);
  const live = isLive(document) ? document.publishedOn : null;
  for (const assignment of inOrder) {
    if (!isSpoken(document, assignment)) continue;
    assignment.saidAt ??= live;
    if (!gathering || !isByPerson(document, assignment) || isElsewhere(document, assignment)) continue;
    const odds = times.pointedAt(assignment).get(gathering);
    if (odds !== undefined && odds > GATHERED) assignment.saidAt ??= gathering;
  }
}

function dateInOrder(document: Document, times: Times, inOrder: readonly Assignment[]): void {
  const bySpeaker = new Map<number, Told>();
  let before: Told | null = null;
  for (const assignment of inOrder) {
    const { paragraph } = document.sentenceOf(position(assignment));
    const isOfOccasion = isSpoken(document, assignment);
    const isBeside = before !== null && isOfOccasion && paragraph - before.paragraph <= REACH_TO_OTHERS;
    let value = saidAt(document, times, assignment, isBeside ? (before?.value ?? null) : null);
    const [speaker, ...others] = assignment.speakers;
    const single = others.length === 0 ? speaker : undefined;
    const known = single === undefined ? undefined : bySpeaker.get(single);
    if (known && isOfOccasion && paragraph - known.paragraph <= reach(document, known)) value ??= known.value;
    if (value === null) continue;
    assignment.saidAt = value;
    before = { value, paragraph };
    if (single !== undefined) bySpeaker.set(single, before);
  }
}

/** Of 215 headlines of PolNeAR's train part whose speaker is dated at the next place, 178 have that date, 4 another. */
function carryToHeadline(document: Document, inOrder: readonly Assignment[]): void {
  const below = inOrder.findIndex((one) => document.sentenceOf(position(one)).paragraph > 0);
  if (below < 0) return;
  const next = new Map<number, Assignment>();
  for (const assignment of inOrder.slice(below))
    for (const speaker of assignment.speakers) if (!next.has(speaker)) next.set(speaker, assignment);
  for (const assignment of inOrder.slice(0, below)) {
    const [speaker, ...others] = assignment.speakers;
    if (speaker === undefined || others.length > 0) continue;
    const day = next.get(speaker)?.saidAt;
    if (day?.length === 10) assignment.saidAt ??= day;
  }
}

/** Gives all assignments of one key the first date that one of them has. */
function shareDate(inOrder: readonly Assignment[], keyOf: (assignment: Assignment) => string | null): void {
  const dates = new Map<string, string>();
  const keyed = inOrder.flatMap((assignment) => {
    const key = keyOf(assignment);
    if (key !== null && assignment.saidAt !== null && !dates.has(key)) dates.set(key, assignment.saidAt);
    return key === null ? [] : [{ assignment, key }];
  });
  for (const { assignment, key } of keyed) assignment.saidAt ??= dates.get(key) ?? null;
}

const DOCUMENTS = lexiconSet('en', 'documents');

/** What kind of document a source is: "the report", "a new Washington Post poll". */
const documentOf =
  (document: Document) =>
  ({ attribution: { source } }: Assignment): string | null => {
    if (!source) return null;
    const words = document.tokens.slice(source.first, source.last).map(({ lower }) => lower);
    return words.find((word) => DOCUMENTS.has(word)) ?? null;
  };

/** All turns of a conversation have one date: the first that one of them has, else the day that is told last before it begins. */
function dateConversation(document: Document, times: Times, inOrder: readonly Assignment[]): void {
  const turnOf = turnsByAttribution(document);
  const turns = inOrder.filter(({ attribution }) => turnOf(attribution)?.label);
  const [opening] = turns;
  if (!opening) return;
  const before = times.between({ first: 0, last: position(opening) }).filter(({ value }) => value.length === 10);
  const day = turns.find(({ saidAt }) => saidAt !== null)?.saidAt ?? before.at(-1)?.value ?? null;
  for (const turn of turns) turn.saidAt ??= day;
}

/**
 * How many paragraphs a date reaches on: a year is of what it stands with alone, a month or a day long past of what goes with it in
 * the same paragraph, and no day on which more was said.
 */
function reach({ publishedOn }: Document, { value }: Told): number {
  if (value.length === 4) return -1;
  return value.length === 10 && (publishedOn === null || daysBetween(value, publishedOn) <= LONG_PAST) ? REACH : 0;
}

const position = ({ attribution }: Assignment): number => asking(attribution).first;

function isSpoken(document: Document, { attribution: { cue }, act }: Assignment): boolean {
  if (act === 'belief') return false;
  for (let i = cue?.first ?? 0; i < (cue?.last ?? 0); i += 1) if (NO_OCCASION.has(document.at(i).lower)) return false;
  return true;
}

/** Those who speak at a gathering are people; what an institution says, it says elsewhere. */
const isByPerson = (document: Document, { speakers }: Assignment): boolean =>
  speakers.every((index) => document.entities[index]?.type === 'person');

/** "told Reuters", "said in an interview": what is said to one outlet, or on an occasion of its own, is not said at the gathering. */
function isElsewhere(document: Document, { attribution, addressees }: Assignment): boolean {
  const { first, last } = document.sentenceOf(asking(attribution).first);
  const tokens = document.tokens.slice(first, last).filter(({ index }) => !covers(attribution.content, index));
  return (
    addressees.some(({ entity }) => entity !== null && document.entities[entity]?.type === 'organization') ||
    tokens.some(({ lower }) => /^(?:interview|statement|letter|e-?mail|tweet|text|phone|telephone)$/u.test(lower))
  );
}

/** What each entry of a live report stands under: "9:50 p.m.", "14.05 GMT". */
const TIME_OF_DAY = /^\W*(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?|\d{1,2}[:.]\d\d(?:\s\p{Lu}{2,4})?)\W*$/u;

/** Whether an article tells what happens while it happens, entry by entry; then what is said is said on its day. */
const isLive = ({ paragraphs, text }: Document): boolean =>
  paragraphs.filter(({ start, end }) => TIME_OF_DAY.test(text.slice(start, end))).length > 1;

/**
 * The day of the gathering that the article begins with, where it is that of the article: nobody can have spoken since. Null where it begins with none, or of
 * another day, after which those who were there spoke elsewhere too (on PolNeAR's and our own articles four in five of them).
 */
function gatheringDay(document: Document, times: Times, inOrder: readonly Assignment[]): string | null {
  const lead = document.sentences.filter(({ paragraph }) => paragraph < LEAD);
  const last = lead.at(-1)?.last ?? 0;
  const gathers = document.tokens
    .slice(0, last)
    .some((token, i) => isGathering(token.lower, document.tokens[i - 1]?.lower));
  if (!gathers) return null;
  const told = inOrder.find((one) => one.saidAt?.length === 10 && position(one) < last);
  const day = told?.saidAt ?? times.between({ first: 0, last }).find(({ value }) => value.length === 10)?.value;
  return day === document.publishedOn ? day : null;
}

const isGathering = (word: string, before = ''): boolean => GATHERINGS.has(word) || GATHERINGS.has(`${before} ${word}`);

const daysBetween = (day: string, later: string): number => (Date.parse(later) - Date.parse(day)) / 86_400_000;
