// Whether the time of extraction stays linear in the text, whatever the text is: npm run bench:hostile
//
// Each shape is read at 100,000 and at 1,000,000 UTF-16 units, and the table shows what the longer one took a unit as
// a ratio of what the shorter one took: about 1 where time is linear, 10 where it is quadratic.
import { extract } from '../src/extract/extractor.ts';

const SHORT = 100_000;
const LONG = 1_000_000;

const letters = (n: number): string =>
  n.toString(26).replace(/./gu, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));

/** Shapes by name: the nth piece of a text. */
const SHAPES: Record<string, (n: number) => string> = {
  'plain news': (n) => `The council of Port ${letters(n % 50)} met. Anna Berg said on Friday that it would vote.\n\n`,
  'one paragraph': () => 'Anna Berg said on Friday that the council would vote. ',
  'a letter a line': () => 'a\n',
  'one word': () => 'a',
  'one hyphenated word': () => 'a-',
  apostrophes: () => "a'",
  'single quotes': () => "'a' ",
  'opened quotes': () => '“a ',
  'opened quotes a paragraph': () => '"a\n\n',
  'quotation marks': () => '"',
  brackets: () => '(',
  digits: () => '1 ',
  ideographs: () => '漢',
  emoji: () => '😀 ',
  joiners: () => 'a\u200d',
  'control characters': () => '\u0001',
  'blank lines': () => '\r\n',
  'one cue': () => 'said ',
  'source and cue': () => 'Smith said ',
  'a list of names': () => 'John Smith, ',
  'names joined by and': () => 'John Smith and ',
  'different full names': (n) => `John Smith${letters(n)} left. `,
  'different surnames': (n) => `Mr. Smith${letters(n)} said he would go. `,
  labels: () => 'A: b\n',
  addresses: () => 'http://a.b/c?d=e ',
  dates: () => 'on Friday, 3 May 2016 ',
  quantities: () => 'more than $5 million ',
};

/** Pieces of a shape up to a length in UTF-16 units. */
function textOf(piece: (n: number) => string, length: number): string {
  const pieces: string[] = [];
  for (let n = 0, size = 0; size < length; n += 1) {
    const next = piece(n);
    pieces.push(next);
    size += next.length;
  }
  return pieces.join('');
}

/** Milliseconds of CPU. */
function timeOf(text: string): number {
  const before = process.cpuUsage();
  extract({ text, publishedAt: '2024-03-05' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least of three, since garbage of earlier texts is collected in later ones. */
const measure = (text: string): number => Math.min(timeOf(text), timeOf(text), timeOf(text));

timeOf(textOf(SHAPES['plain news'] ?? String, SHORT));
console.log('| shape | ms for 100,000 | ms for 1,000,000 | ratio a unit |\n|---|---|---|---|');
for (const [name, piece] of Object.entries(SHAPES)) {
  const short = measure(textOf(piece, SHORT));
  const long = measure(textOf(piece, LONG));
  const ratio = long / LONG / (short / SHORT);
  console.log(`| ${name} | ${short.toFixed(0)} | ${long.toFixed(0)} | ${ratio.toFixed(2)} |`);
}
