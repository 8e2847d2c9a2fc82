import type { Assignment, Document } from '../document.ts';

/** How many paragraphs a date reaches on, and back. */
const REACH = 5;

/** What tells of no one occasion: "has long said", "would never say", "still says". */
const NO_OCCASION = new Set(
  "has have had 've will would can could may might long always often repeatedly still once never".split(' '),
);

interface Told {
  value: string;
  paragraph: number;
}

/**
 * A date told for one quote holds for the others of the same speaker around it while no other date is told: they are of
 * one occasion ("told reporters on Friday ... he added"), and a lead often leaves the day to the next paragraph. Only
 * names and pronouns carry it; a description ("the president") may be another's. What a person thinks has no date.
 */
export function carryDates(document: Document): void {
  const inOrder = [...document.assignments].sort((a, b) => position(a) - position(b));
  const told = new Set(inOrder.filter(({ saidAt }) => saidAt !== null));
  carry(document, inOrder, told);
  // Back goes only what the text itself tells, to the day.
  carry(document, inOrder.reverse(), new Set([...told].filter(({ saidAt }) => saidAt?.length === 10)));
}

function carry(document: Document, assignments: readonly Assignment[], told: ReadonlySet<Assignment>): void {
  const last = new Map<number, Told>();
  for (const assignment of assignments) {
    const [speaker, ...others] = assignment.speakers;
    if (speaker === undefined || others.length > 0) continue;
    const { paragraph } = document.sentenceOf(position(assignment));
    const known = last.get(speaker);
    if (assignment.saidAt === null) {
      if (!known || Math.abs(paragraph - known.paragraph) > REACH || !isOfOccasion(document, assignment)) continue;
      assignment.saidAt = known.value;
      last.set(speaker, { value: known.value, paragraph });
    } else if (told.has(assignment)) last.set(speaker, { value: assignment.saidAt, paragraph });
  }
}

const position = ({ attribution: { cue, content } }: Assignment): number => cue?.first ?? content[0]?.first ?? 0;

function isOfOccasion(document: Document, { attribution: { source, cue }, act }: Assignment): boolean {
  if (!source || act === 'belief' || document.at(source.first).lower === 'the') return false;
  for (let i = cue?.first ?? 0; i < (cue?.last ?? 0); i += 1) if (NO_OCCASION.has(document.at(i).lower)) return false;
  return true;
}
