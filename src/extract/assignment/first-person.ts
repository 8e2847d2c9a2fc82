import type { Assignment, Document, TokenRange } from '../document.ts';

/** Most paragraphs of a letter among others. */
const LONGEST_LETTER = 12;
/** Most marks and spaces around a name that is a signature, in UTF-16 units: a ruled line. */
const LONGEST_MARKS = 200;

const FIRST_PERSON = new Set(['i', 'me', 'my', 'we', 'us', 'our', 'myself']);

/** "me", "us": a pronoun for who writes, or for who speaks. */
export const isFirstPerson = (document: Document, { first, last }: TokenRange): boolean =>
  last - first === 1 && FIRST_PERSON.has(document.at(first).lower);

/** The same of a source, which may have a part of its verb: "I’m". */
const isFirstPersonSource = ({ tokens }: Document, { first, last }: TokenRange): boolean =>
  last - first === 1 && FIRST_PERSON.has(tokens[first]?.lower.replace(/'\p{L}+$/u, '') ?? '');

/** Up to which paragraph a byline stands, and how much longer than its name it is, in UTF-16 units. */
const BYLINE = 3;
const LONGEST_BYLINE = 80;

/**
 * "I" and "we" are whoever says the words in which they stand: the speakers of the attribution around them. Outside of
 * any, they are who signs the text, with a name alone in a paragraph behind it, as letters to an editor are.
 */
export function assignFirstPersons(document: Document, assignments: readonly Assignment[]): void {
  const around = innermost(document, assignments);
  const signers = signersOf(document);
  const author = authorOf(document);
  for (const assignment of assignments) {
    const { source } = assignment.attribution;
    for (const told of assignment.addressees)
      if (
        told.entity === null &&
        author !== null &&
        !assignment.speakers.includes(author) &&
        isFirstPerson(document, told.range)
      ) {
        told.entity = author;
        told.name = document.entities[author]?.name ?? told.name;
      }
    if (!source || assignment.speakers.length > 0 || !isFirstPersonSource(document, source)) continue;
    const saying = assignments[around[source.first] ?? -1];
    if (saying && saying !== assignment) assignment.speakers = saying.speakers;
    else if (document.quotationOf[source.first] === -1) {
      const signer = signers[document.sentenceOf(source.first).paragraph] ?? author;
      if (signer !== null) assignment.speakers = [signer];
    }
  }
}

/** What stands before the name of whose words follow: "Statement by Mayor", "Open letter from". */
const STATEMENT =
  /^(?:(?:open|press|full|joint|official|public|the|a)\s){0,3}(?:statement|letter|remarks|message|address|speech|text of [\p{L}\s]{3,40})\b[^.!?:]{0,60}?\b(?:by|from|of)\b[^.!?:]{0,60}$/iu;

/**
 * Who wrote it: "By Ana Holm", "Statement by Mayor Ana Holm" at the top, "Ana Holm is a writer in Riga." at the end; null where that is
 * nobody, or two.
 */
function authorOf(document: Document): number | null {
  const { paragraphs, text } = document;
  const authors = new Set<number>();
  for (const { entity, first, last, kind } of document.mentions) {
    if (kind !== 'name' || document.entities[entity]?.type !== 'person') continue;
    const at = document.sentenceOf(first).paragraph;
    const paragraph = paragraphs[at];
    if (!paragraph || (at > BYLINE && at < paragraphs.length - 1)) continue;
    const { start, end } = document.rangeOf({ first, last });
    const before = text.slice(Math.max(paragraph.start, start - LONGEST_BYLINE), start);
    const isByline =
      at <= BYLINE &&
      paragraph.end - end < LONGEST_BYLINE &&
      (/^by\s(?:.{0,60}\sand\s)?$/iu.test(before) ||
        (!/[.!?]/u.test(text.charAt(paragraph.end - 1)) && STATEMENT.test(before)));
    const isNote =
      at === paragraphs.length - 1 && before === '' && /^\sis (?:an?|the)\s/u.test(text.slice(end, end + 8));
    if (isByline || isNote) authors.add(entity);
  }
  const [author, ...others] = authors;
  return author === undefined || others.length > 0 ? null : author;
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
  // One name alone at the end of all signs all.
  const isWhole = signed.size === 1 && signed.has(document.paragraphs.length - 1);
  const signers = document.paragraphs.map((_, i): number | null => {
    const paragraph = document.paragraphs.length - 1 - i;
    const signer = isWhole || next - paragraph <= LONGEST_LETTER ? (signed.get(next) ?? null) : null;
    if (signed.has(paragraph)) next = paragraph;
    return signer;
  });
  return signers.reverse();
}
