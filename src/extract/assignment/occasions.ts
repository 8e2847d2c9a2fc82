import type { Assignment, Document } from '../document.ts';

/** How many paragraphs a date reaches on. */
const REACH = 8;

/**
 * A date told for one quote holds for the next ones of the same speaker while no other date is told: they are of one
 * occasion ("told reporters on Friday ... he added"). Only names and pronouns carry it on; a description ("the
 * president") may be another's.
 */
export function carryDates(document: Document): void {
  const last = new Map<number, { value: string; paragraph: number }>();
  for (const assignment of inOrder(document.assignments)) {
    const { speakers, attribution } = assignment;
    const [speaker] = speakers;
    if (speaker === undefined || speakers.length > 1) continue;
    const paragraph = document.sentenceOf(attribution.cue?.first ?? attribution.content[0]?.first ?? 0).paragraph;
    const known = last.get(speaker);
    if (assignment.saidAt) last.set(speaker, { value: assignment.saidAt, paragraph });
    else if (known && paragraph - known.paragraph <= REACH && carries(document, assignment)) {
      assignment.saidAt = known.value;
      known.paragraph = paragraph;
    }
  }
}

const inOrder = (assignments: readonly Assignment[]): Assignment[] =>
  [...assignments].sort((a, b) => (a.attribution.cue?.first ?? 0) - (b.attribution.cue?.first ?? 0));

function carries(document: Document, { attribution: { source } }: Assignment): boolean {
  if (!source) return false;
  return document.at(source.first).lower !== 'the';
}
