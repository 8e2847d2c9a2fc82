import type { Attribution, Document, Turn } from '../document.ts';
import { firstWhere } from '../ranges.ts';

/** Whom an interview in questions and answers is with: the person whom the text before it names most; null where it names none. */
export function intervieweeOf({ turns, mentions, entities }: Document): number | null {
  const [turn] = turns;
  const first = (turn?.label ?? turn?.content[0])?.first ?? 0;
  const counts = new Map<number, number>();
  for (const mention of mentions) {
    if (mention.first >= first || entities[mention.entity]?.type !== 'person') continue;
    counts.set(mention.entity, (counts.get(mention.entity) ?? 0) + 1);
  }
  let interviewee: number | null = null;
  for (const [entity, count] of counts) if (count > (counts.get(interviewee ?? -1) ?? 0)) interviewee = entity;
  return interviewee;
}

/** How many mentions of people before an interview are looked at, and how many tokens before each, so that time is linear in the text. */
const MOST_PEOPLE = 40;
const LONGEST_SENTENCE = 60;

const SPOKE = /^(?:spoke|talked|chatted|sat|met|interviewed)$/u;

/** Who asks in an interview: whom the text before it tells that its interviewee spoke with; null where it tells nobody. */
export function interviewerOf(document: Document, interviewee: number | null): number | null {
  const { turns, mentions, entities, tokens } = document;
  const [turn] = turns;
  const start = (turn?.label ?? turn?.content[0])?.first ?? 0;
  const people = mentions
    .filter(({ first, entity }) => first < start && entities[entity]?.type === 'person')
    .slice(-MOST_PEOPLE);
  const askers = people.filter(({ entity, kind, first, titled }) => {
    const begin = Math.max(document.sentenceOf(first).first, titled - LONGEST_SENTENCE);
    const before = tokens.slice(begin, titled);
    const verb = before.findLast(({ lower }) => SPOKE.test(lower))?.index;
    if (kind !== 'name' || entity === interviewee || verb === undefined) return false;
    const isAsked = people.some((one) => one.entity === interviewee && one.first >= begin && one.last <= verb);
    return isAsked && tokens.slice(verb, titled).some(({ lower }) => /^(?:with|to|by)$/u.test(lower));
  });
  const [one, ...others] = new Set(askers.map(({ entity }) => entity));
  return others.length === 0 ? (one ?? null) : null;
}

/** Whether a turn is a question of whoever leads an interview: it has no name before it, but "Q" or nothing. */
export const isAskedIn = (document: Document, { label, answers }: Turn): boolean =>
  label === null ? !answers : /^(?:q|question)\.?$/iu.test(document.textOf(label));

/** Finds the turn of a conversation that an attribution is, by its label or, where turns have none, by its place. */
export function turnsByAttribution({ turns }: Document): (attribution: Attribution) => Turn | null {
  const labelled = new Map(turns.flatMap((turn) => (turn.label ? [[turn.label.first, turn] as const] : [])));
  const places = turns.flatMap((turn) =>
    turn.label ? [] : turn.content.map(({ first, last }) => ({ first, last, turn })),
  );
  return ({ source, cue, content: [start] }) => {
    if (source) return labelled.get(source.first) ?? null;
    if (cue || !start) return null;
    const place = places[firstWhere(places.length, (i) => (places[i]?.last ?? 0) > start.first)];
    return place && place.first <= start.first ? place.turn : null;
  };
}
