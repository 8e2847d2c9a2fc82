// Whether the time of extraction stays linear in the text, whatever the text is.
//
// Each shape is read at 4,000 and at 20,000 UTF-16 units: what the longer one took a unit is a ratio of what the shorter one
// took, about 1 where time is linear, 5 where it is quadratic.
import { extract } from '../src/extract/extractor.ts';
import type { Model } from '../src/extract/model/models.ts';
import type { Measure } from './measures.ts';

const SHORT = 4_000;
const LONG = 20_000;

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
  turns: (n) => `${n % 2 ? 'HOLM' : 'VARGA'}: We will see.\n\n`,
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

/** Milliseconds below which what else a process does (it compiles, it looks for garbage) may be much of a time. */
const SURE_TIME = 200;

/** Milliseconds of CPU; of short times the lesser of two. */
async function timeOf(text: string, model: Model): Promise<number> {
  const time = await timeOnce(text, model);
  return time < SURE_TIME ? Math.min(time, await timeOnce(text, model)) : time;
}

async function timeOnce(text: string, model: Model): Promise<number> {
  const before = process.cpuUsage();
  await extract({ text, publishedAt: '2024-03-05' }, model);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Milliseconds below which a time is that of the clock, not of the text (blank lines: 0 and 2). */
const LEAST_TIME = 20;

export const hostile: Measure = {
  needs: [],
  async run({ model }) {
    await timeOf(textOf(SHAPES['plain news'] ?? String, SHORT), model);
    let worst = 0;
    for (const [name, piece] of Object.entries(SHAPES)) {
      const short = await timeOf(textOf(piece, SHORT), model);
      const long = await timeOf(textOf(piece, LONG), model);
      const ratio = long / LONG / (short / SHORT);
      console.error(`${name}: ${short.toFixed(0)} and ${long.toFixed(0)} ms, ${ratio.toFixed(2)} a unit`);
      if (long >= LEAST_TIME) worst = Math.max(worst, ratio);
    }
    return { hostile: { value: worst } };
  },
};
