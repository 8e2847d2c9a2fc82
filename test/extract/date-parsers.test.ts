import { casual } from 'chrono-node/en';
import { expect, it } from 'vitest';
import { dateParsers } from '../../src/extract/assignment/date-parsers.ts';

const AMOUNTS = ['two days', '5 yrs', 'a few weeks', 'an hour', 'half an hour', 'half aday', 'a d', 'a couple of mo'];
const RUN_TOGETHER = [
  'ina week',
  'fora few days',
  'thisa day',
  'justa year',
  'aboutfour hrs',
  '3h',
  '1 year and 2 months',
  'one day, 2 hoursand a min',
  'a couple months',
];
const BEHIND = ['ago', 'before', 'earlier', 'later', 'after', 'from now', 'henceforth', 'forward', 'out'];
const LENGTHS = [...AMOUNTS, ...RUN_TOGETHER].flatMap((amount) =>
  BEHIND.flatMap((word) => [
    `It began ${amount} ${word}, we know`,
    `${amount}${word}`,
    `within ${amount} or ${word}`,
    `last${amount}.`,
  ]),
);
const DAYS = ['5', '05', '22nd', 'first', 'the twenty-third', '1 to 3'].flatMap((day) =>
  ['May', 'sept.', 'December'].flatMap((month) => [
    `on ${day} ${month}`,
    `${day} of ${month} 2016`,
    `${day}-${month}-16`,
    `${day}${month}`,
    `${month} ${day}`,
  ]),
);
const FIGURES = ['2016-09-26', '9/26/2016', '2016/9/26', '9/2016', '2016 Sept', '14:05', 'at 9', '26.9.2016', '9/11'];
const WORDS = ['on Monday', 'last week', 'this May', 'tonight', 'now', 'end of the month', 'next 3 weeks', 'May'];

it('finds on every text what all of chrono’s parsers find', () => {
  const at = { instant: new Date('2016-09-26T12:00:00Z'), timezone: 0 };
  const texts = [...LENGTHS, ...DAYS, ...FIGURES, ...WORDS, 'The secretary of the second board may march.'];
  const found = texts.map((text) => ({ text, dates: dateParsers.parse(text, at).map(told) }));
  expect(found).toEqual(texts.map((text) => ({ text, dates: casual.parse(text, at).map(told) })));
  expect(found.filter(({ dates }) => dates.length > 0).length).toBeGreaterThan(300);
});

const told = (date: ReturnType<typeof casual.parse>[number]) => ({
  index: date.index,
  text: date.text,
  start: date.start.date(),
  end: date.end?.date() ?? null,
});
