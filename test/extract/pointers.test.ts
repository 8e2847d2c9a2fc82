import { describe, expect, test } from 'vitest';
import { Document, type Step } from '../../src/extract/document.ts';
import { PIPELINE, run } from '../../src/extract/pipeline.ts';
import { PUBLISHED } from './reading.ts';

/** Log-odds of places by their words; all others are as unlikely as can be. */
type Odds = Record<string, number>;

/** The assignments of a text when cues point at these places. */
async function assigned(text: string, odds: { hearers?: Odds; times?: Odds }): Promise<Document> {
  const document = new Document({ text, publishedAt: PUBLISHED });
  const pointing = (places: Odds) => ({
    score: (_: unknown, place: { first: number; last: number }) => places[document.textOf(place)] ?? -20,
  });
  const encode = (step: Step): Step => ({
    ...step,
    async run(read) {
      await step.run(read);
      read.hearers = pointing(odds.hearers ?? {});
      read.times = pointing(odds.times ?? {});
    },
  });
  await run(
    PIPELINE.map((step) => (step.name === 'encode' ? encode(step) : step)),
    document,
  );
  return document;
}

describe('when it was said, by what the cue points at', () => {
  const day = async (text: string, times: Odds): Promise<string | null | undefined> =>
    (await assigned(text, { times })).assignments[0]?.saidAt;

  test('the place may be in another sentence', async () => {
    const text = 'The council met on Tuesday. It was a long evening.\n\nRuta Holm said that the dam was safe.';
    expect(await day(text, { 'on Tuesday': 3 })).toBe('2024-03-05');
    expect(await day(text, { 'on Tuesday': -1 })).toBeNull();
  });

  test('a date beside the cue needs less', async () => {
    expect(await day('Ruta Holm said on Monday that the dam was safe.', { 'on Monday': -1 })).toBe('2024-03-04');
    expect(await day('Ruta Holm said on Monday that the dam was safe.', { 'on Monday': -9 })).toBeNull();
  });

  test('several places of one date count together', async () => {
    const text = 'The council met on Tuesday. On Monday it had rained. Ruta Holm said Tuesday the dam was safe.';
    expect(await day(text, { 'on Tuesday': 2, Tuesday: 2, 'On Monday': 2.5 })).toBe('2024-03-05');
  });

  test('a year may be pointed at that is no date by itself', async () => {
    expect(await day('The 2021 report was long. Ruta Holm said that the dam was safe.', { '2021': 3 })).toBe('2021');
  });

  test('the date of what another one has just said needs less', async () => {
    const days = async (between: string): Promise<(string | null)[]> => {
      const text = `Ruta Holm said on Tuesday that the dam was safe.${between} Tomas Varga said that it had cracks.`;
      return (await assigned(text, { times: { 'on Tuesday': 2.5 } })).assignments.map(({ saidAt }) => saidAt);
    };
    expect(await days('')).toEqual(['2024-03-05', '2024-03-05']);
    expect(await days('\n\nThe road runs over it.\n\nIt is long.\n\n')).toEqual(['2024-03-05', null]);
  });

  test.each([
    [8, '2024-03-05'],
    [12, null],
  ])('what one goes on to say %d paragraphs further down is of that day: %s', async (paragraphs, expected) => {
    const between = 'The road runs over it.\n\n'.repeat(paragraphs - 1);
    const text = `“The dam is safe,” Ruta Holm said on Tuesday.\n\n${between}“It will stand for years,” Holm added.`;
    const { assignments } = await assigned(text, { times: { 'on Tuesday': -1.5 } });
    expect(assignments.map(({ saidAt }) => saidAt)).toEqual(['2024-03-05', expected]);
  });

  test('all turns of a conversation have the day that is told last before it', async () => {
    const text = `This is from the hearing on the dam, which broke on March 1.

Aired March 5, 2024 - 19:00.

HOLM: Good evening. Is the dam safe?

VARGA: It is. We looked at it on Monday.

HOLM: Who is "we"?`;
    const { assignments } = await assigned(text, {});
    expect(assignments.map(({ saidAt }) => saidAt)).toEqual(['2024-03-05', '2024-03-05', '2024-03-05']);
  });

  test.each([
    ['a day to come', 'The vote is on March 19.', 'on March 19'],
    ['tomorrow’s weekday', 'The vote is on Thursday.', 'on Thursday'],
    ['a bound', 'The polls were open until Tuesday.', 'Tuesday'],
    ['a name', 'She wrote for USA Today.', 'Today'],
  ])('never on %s', async (_, sentence, place) => {
    expect(await day(`${sentence} Ruta Holm said that the dam was safe.`, { [place]: 9 })).toBeNull();
  });
});

describe('to whom it was said, by what the cue points at', () => {
  const told = async (text: string, hearers: Odds): Promise<string[] | undefined> =>
    (await assigned(text, { hearers })).assignments.at(-1)?.addressees.map(({ name }) => name);

  const TEXT = 'Tomas Varga gave a dinner for the builders.\n\n“The dam is safe,” Ruta Holm said.';

  test('the place may be in another paragraph', async () => {
    expect(await told(TEXT, { 'the builders': 4 })).toEqual(['the builders']);
    expect(await told(TEXT, { 'Tomas Varga': 4 })).toEqual(['Tomas Varga']);
    expect(await told(TEXT, { 'Tomas Varga': 0 })).toEqual(['Tomas Varga']);
    expect(await told(TEXT, { 'Tomas Varga': -1 })).toEqual([]);
  });

  test('who heard what another one said just before needs less', async () => {
    const before = 'Jon Dahl told Tomas Varga that the road was shut.';
    const quote = '“The dam is safe,” Ruta Holm said.';
    expect(await told(`${before}\n\n${quote}`, { 'Tomas Varga': 0 })).toEqual(['Tomas Varga']);
    expect(await told(`${before}\n\nIt is long.\n\n${quote}`, { 'Tomas Varga': 0 })).toEqual([]);
    expect(await told(`${before}\n\n“The dam is safe,” Jon Dahl said.`, { 'Tomas Varga': -0.5 })).toEqual([]);
  });

  test('no one speaks to oneself', async () => {
    expect(await told(TEXT, { 'Ruta Holm': 9, 'Tomas Varga': 4 })).toEqual(['Tomas Varga']);
  });

  test('whom the cue has for its object is who is told', async () => {
    const text = 'Tomas Varga came late. Ruta Holm told the builders that the dam was safe.';
    expect(await told(text, { 'Tomas Varga': 4 })).toEqual(['the builders']);
  });

  test('whose interview it is tells more than the interview', async () => {
    const text = 'Ruta Holm gave a Reuters interview.\n\n“The dam is safe,” Holm said.';
    expect(await told(text, { Reuters: 5, interview: 3 })).toEqual(['Reuters']);
  });
});
