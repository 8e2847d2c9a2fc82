import type { Document, Paragraph, TokenRange, Turn } from '../document.ts';

/** Who speaks, at the start of a paragraph: "HOLM:", "Sen. Ada Holm (D-Ohio):", "Q.", "A:". */
const LABEL = /^(?<label>[^\s:][^:\n]{0,59}?)\s?:\s+(?=\S)|^(?<letter>Q|A)\.\s+(?=\S)/u;
/** Names: words with capitals, "de", "van" and the like between them, and brackets or what follows a comma behind. */
const NAME =
  /^\p{Lu}[\p{L}.'’-]*(?:\s(?:(?:de|del|van|von|der|bin|al|la|the|of)\s)*\p{Lu}[\p{L}.'’-]*){0,4}(?:(?:,\s|\s\().*)?$/u;
const CAPITALS = /^[^\p{Ll}]*\p{Lu}{2}[^\p{Ll}]*$/u;
const LETTERS: Record<string, string> = { q: 'q', question: 'q', a: 'a', answer: 'a' };
const LONGEST_LABEL = 8;

/** Turns from which on a text is a conversation: of two speakers at least, one of whom comes back. */
const FEWEST = 3;
/** Share of a conversation's paragraphs that have a label from which on those without one go on with the turn before. */
const TRANSCRIPT = 0.6;

interface Labelled {
  paragraph: number;
  /** Of all turns of one speaker the same. */
  key: string;
  /** The last word of the name. */
  last: string;
  /** Not to be taken for anything else: in capitals, or "Q" and "A". */
  sure: boolean;
  /** UTF-16 offsets of the text: behind the label, of its mark, and where the words begin. */
  labelEnd: number;
  mark: number;
  begin: number;
}

/** The turns of a conversation that is written down line by line: a transcript, an interview in questions and answers. */
export function turnsOf(document: Document): Turn[] {
  const labelled = labelledIn(document);
  const times = new Map<string, number>();
  for (const { key } of labelled) times.set(key, (times.get(key) ?? 0) + 1);
  if (labelled.length < FEWEST || times.size < 2 || times.size === labelled.length) return [];
  const [first, last] = [labelled[0]?.paragraph ?? 0, labelled.at(-1)?.paragraph ?? 0];
  const isTranscript = labelled.length / (last - first + 1) >= TRANSCRIPT;
  const asked = askedBetween(document, labelled);
  return labelled.flatMap((one, index): Turn[] => {
    const until = isTranscript ? (labelled[index + 1]?.paragraph ?? last + 1) : one.paragraph + 1;
    const question = asked.get(one);
    const content = spokenIn(document, { first: one.paragraph, last: question ?? until }, one.begin);
    const paragraph = document.paragraphs[one.paragraph];
    const label = paragraph && document.tokensIn({ start: paragraph.start, end: one.labelEnd });
    const mark = document.tokensIn({ start: one.mark, end: one.mark + 1 });
    if (!label || !mark || content.length === 0) return [];
    // The full stop of "Q." is part of its token.
    const turn: Turn = { label, mark: mark.first < label.last ? null : mark, content, answers: one.key === 'a' };
    if (question === undefined) return [turn];
    const words = spokenIn(document, { first: question, last: question + 1 });
    return [turn, { label: null, mark: null, content: words, answers: false }];
  });
}

/**
 * Questions that stand without a label before the next one, in a conversation of several who are asked: by the turn behind which they stand.
 * In the turns of one alone they may be his own.
 */
function askedBetween({ paragraphs, text }: Document, labelled: readonly Labelled[]): Map<Labelled, number> {
  const asked = new Map<Labelled, number>();
  labelled.forEach((one, index) => {
    const before = (labelled[index + 1]?.paragraph ?? 0) - 1;
    const paragraph = paragraphs[before];
    if (paragraph && before > one.paragraph && text.slice(paragraph.start, paragraph.end).endsWith('?'))
      asked.set(one, before);
  });
  const isSeveral = new Set([...asked.keys()].map(({ key }) => key)).size > 1;
  return isSeveral && asked.size >= FEWEST ? asked : new Map();
}

/** What is spoken in some paragraphs, by their indices, from a place of the text on. */
const spokenIn = (document: Document, { first, last }: TokenRange, begin = 0): TokenRange[] =>
  document.paragraphs
    .slice(first, last)
    .filter(({ furniture }) => !furniture)
    .flatMap(({ start, end }) => spoken(document, { start: Math.max(start, begin), end }));

/** Paragraphs with a label: one that is sure, or is written elsewhere too, or stands between two such. */
function labelledIn(document: Document): Labelled[] {
  const labelled = document.paragraphs.flatMap((paragraph, index) => labelOf(document, paragraph, index) ?? []);
  if (labelled.length < FEWEST) return labelled;
  const written = new Map<string, number>();
  for (const { text } of document.tokens) written.set(text, (written.get(text) ?? 0) + 1);
  // Not "Transcript: the mayor on the bridge" before all.
  const isKnown = ({ sure, last }: Labelled): boolean => sure || (written.get(last) ?? 0) > 1;
  return labelled.slice(labelled.findIndex(isKnown), labelled.findLastIndex(isKnown) + 1);
}

function labelOf(document: Document, { start, end, furniture }: Paragraph, index: number): Labelled | null {
  const text = document.text.slice(start, end);
  const found = LABEL.exec(text);
  if (!found?.groups || furniture) return null;
  const label = (found.groups.label ?? found.groups.letter ?? '').trimEnd();
  const words = text.slice(found[0].length);
  // "Holm: 547." is a list of numbers, nobody's words.
  if (!/\p{L}{2}/u.test(words) || label.split(/\s+/u).length > LONGEST_LABEL) return null;
  const letter = LETTERS[label.toLowerCase()];
  if (!letter && !CAPITALS.test(label) && !NAME.test(label)) return null;
  const last =
    label
      .replace(/[,(].*$/u, '')
      .trim()
      .split(/\s+/u)
      .at(-1) ?? '';
  const mark = start + text.slice(0, found[0].length).trimEnd().length - 1;
  return {
    paragraph: index,
    key: letter ?? last.toLowerCase(),
    last,
    sure: letter !== undefined || CAPITALS.test(label),
    labelEnd: start + label.length,
    mark,
    begin: start + found[0].length,
  };
}

/** Without what is no speech: "(LAUGHTER)", "[crosstalk]". */
function spoken(document: Document, { start, end }: { start: number; end: number }): TokenRange[] {
  const text = document.text.slice(start, end);
  const ranges: TokenRange[] = [];
  let from = 0;
  for (const { 0: direction, index } of [
    ...text.matchAll(/\([^()\p{Ll}]+\)|\[[^[\]]{1,40}\]/gu),
    { 0: '', index: text.length },
  ]) {
    const range = /[\p{L}\p{N}]/u.test(text.slice(from, index))
      ? document.tokensIn({ start: start + from, end: start + index })
      : null;
    if (range) ranges.push(range);
    from = index + direction.length;
  }
  return ranges;
}
