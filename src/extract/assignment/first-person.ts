import type { Assignment, Document } from '../document.ts';

/** Most paragraphs of a letter. */
const LONGEST_LETTER = 12;
/** Most marks and spaces around a name that is a signature, in UTF-16 units: a ruled line. */
const LONGEST_MARKS = 200;

const FIRST_PERSON = new Set(['i', 'me', 'my', 'we', 'us', 'our', 'myself']);

/**
 * "I" and "we" are whoever says the words in which they stand: the speakers of the attribution around them. Outside of
 * any, they are who signs the text, with a name alone in a paragraph behind it, as letters to an editor are.
 */
export function assignFirstPersons(document: Document, assignments: readonly Assignment[]): void {
  const around = innermost(document, assignments);
  const signers = signersOf(document);
  for (const assignment of assignments) {
    const { source } = assignment.attribution;
    if (!source || assignment.speakers.length > 0 || source.last - source.first > 1) continue;
    if (!FIRST_PERSON.has(document.at(source.first).lower)) continue;
    const saying = assignments[around[source.first] ?? -1];
    if (saying && saying !== assignment) assignment.speakers = saying.speakers;
    else if (document.quotationOf[source.first] === -1) {
      const signer = signers[document.sentenceOf(source.first).paragraph];
      if (signer != null) assignment.speakers = [signer];
    }
  }
}

/** For each token, the index of the shortest attribution in whose content it stands, or -1. */
function innermost(document: Document, assignments: readonly Assignment[]): Int32Array {
  const around = new Int32Array(document.tokens.length).fill(-1);
  assignments
    .flatMap(({ attribution: { content } }, index) => content.map(({ first, last }) => ({ first, last, index })))
    .sort((a, b) => b.last - b.first - (a.last - a.first))
    .forEach(({ first, last, index }) => {
      around.fill(index, first, last);
    });
  return around;
}

/** For each paragraph, the person whose name alone is the next paragraph that is no more than a name; null for none near. */
function signersOf(document: Document): (number | null)[] {
  const signed = new Map<number, number>();
  for (const { entity, first, last, kind } of document.mentions) {
    const sentence = document.sentenceOf(first);
    const paragraph = document.paragraphs[sentence.paragraph];
    if (kind !== 'name' || document.entities[entity]?.type !== 'person' || !paragraph) continue;
    const { start, end } = document.rangeOf({ first, last });
    // A signature is short; a long paragraph with many names would be read for each.
    if (paragraph.end - paragraph.start > end - start + LONGEST_MARKS) continue;
    const rest = document.text.slice(paragraph.start, start) + document.text.slice(end, paragraph.end);
    if (!/[\p{L}\p{N}]/u.test(rest)) signed.set(sentence.paragraph, entity);
  }
  let next = Number.POSITIVE_INFINITY;
  const signers = document.paragraphs.map((_, i): number | null => {
    const paragraph = document.paragraphs.length - 1 - i;
    const signer = next - paragraph <= LONGEST_LETTER ? (signed.get(next) ?? null) : null;
    if (signed.has(paragraph)) next = paragraph;
    return signer;
  });
  return signers.reverse();
}
