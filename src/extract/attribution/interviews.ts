import type { Document, Paragraph, Turn } from '../document.ts';

/** Longest question, in UTF-16 units: what asks at length is the author's own. */
const LONGEST_QUESTION = 400;
/**
 * By what it is an interview: fewest questions, shares of these that end in a question mark and that speak to somebody, share of the answers
 * that begin with somebody speaking of himself, and most paragraphs of an answer on average. With these, nine of the fifteen interviews of GUM's
 * train part are found (the others are with several people, or have long answers), and nothing that is none among PolNeAR's 840 articles.
 */
const FEWEST = 3;
const LEAST_MARKED = 0.7;
const LEAST_ADDRESSED = 0.5;
const LEAST_PERSONAL = 0.6;
const MOST_PARAGRAPHS = 4;

const TO_SOMEBODY = /\b(?:you|your|yours|yourself)\b/iu;
const OF_ONESELF = /\b(?:i|me|my|we|us|our)\b|\bI['’]/iu;
const QUOTED = /["“«„][^"”»“]*["”»“]/gu;

/** Paragraphs that belong together: a question, or what is answered to it. */
interface Block {
  asks: boolean;
  paragraphs: Paragraph[];
}

/**
 * The turns of an interview without labels: paragraphs that ask, with others between that do not, where most questions are put to
 * somebody and most answers are in the first person.
 */
export function interviewTurns(document: Document): Turn[] {
  const blocks = blocksOf(document);
  const questions = blocks.filter(({ asks }) => asks).map(({ paragraphs }) => ownWords(document, paragraphs));
  const answers = blocks.filter(({ asks }) => !asks);
  const length = answers.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0) / answers.length;
  const beginnings = answers.map(({ paragraphs }) => ownWords(document, paragraphs.slice(0, 1)));
  const isInterview =
    questions.length >= FEWEST &&
    length <= MOST_PARAGRAPHS &&
    share(questions, /\?$/u) >= LEAST_MARKED &&
    share(questions, TO_SOMEBODY) >= LEAST_ADDRESSED &&
    share(beginnings, OF_ONESELF) >= LEAST_PERSONAL;
  if (!isInterview) return [];
  return blocks.flatMap(({ asks, paragraphs }): Turn[] => {
    const content = paragraphs.flatMap((paragraph) => document.tokensIn(paragraph) ?? []);
    return content.length > 0 ? [{ label: null, mark: null, content, answers: !asks }] : [];
  });
}

/** From the first question on, to the paragraph that is the last question's answer or goes on with it in the first person. */
function blocksOf(document: Document): Block[] {
  const paragraphs = document.paragraphs.filter(({ furniture }) => !furniture);
  const asks = paragraphs.map((paragraph) => isQuestion(document, paragraph));
  if (asks.filter(Boolean).length < FEWEST) return [];
  const [first, last] = [asks.indexOf(true), asks.lastIndexOf(true)];
  const blocks: Block[] = [];
  paragraphs.forEach((paragraph, index) => {
    if (first < 0 || index < first || !isText(document, paragraph)) return;
    const before = blocks.at(-1);
    const isAnswer = index <= last + 1 || OF_ONESELF.test(textOf(document, paragraph));
    if (before?.asks === asks[index] && isAnswer) before?.paragraphs.push(paragraph);
    else if (isAnswer) blocks.push({ asks: asks[index] ?? false, paragraphs: [paragraph] });
  });
  return blocks;
}

const textOf = ({ text }: Document, { start, end }: Paragraph): string => text.slice(start, end);

/** A paragraph that asks and is nobody's words in quotation marks. */
function isQuestion(document: Document, paragraph: Paragraph): boolean {
  if (paragraph.end - paragraph.start > LONGEST_QUESTION) return false;
  const own = ownWords(document, [paragraph]);
  return (
    own.endsWith('?') ||
    (own.includes('?') && TO_SOMEBODY.test(own) && !OF_ONESELF.test(own.replace(/\bI know\b/giu, '')))
  );
}

/** No heading or caption: it ends as a sentence does. */
const isText = (document: Document, paragraph: Paragraph): boolean =>
  /[.!?…:]["”’»)\]]?$/u.test(textOf(document, paragraph));

/** What stands outside of quotation marks. */
const ownWords = (document: Document, paragraphs: readonly Paragraph[]): string =>
  paragraphs.map((paragraph) => textOf(document, paragraph).replace(QUOTED, '').trim()).join(' ');

const share = (texts: readonly string[], words: RegExp): number =>
  texts.filter((text) => words.test(text)).length / texts.length;
