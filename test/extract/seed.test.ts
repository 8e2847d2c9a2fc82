import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extract } from '../../src/extract/extractor.ts';
import type { ExtractedQuote } from '../../src/records/quote.ts';
import { said as wordsSaid } from './reading.ts';

const folder = new URL('../../data/articles/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const article = { ...JSON.parse(read('biden-putin-summit.json')), text: read('biden-putin-summit.txt') };
const { quotes } = await extract(article);

interface Attribution {
  by: string[];
  /** Words of the content. */
  said: string;
  to?: string;
  on?: string;
  act?: ExtractedQuote['act'];
}

const FRIDAY = '2021-12-03';

/** The attributions that a careful reader finds in the text. */
const ATTRIBUTIONS: Attribution[] = [
  { by: ['Dmitry Peskov'], said: 'Yes, we confirm', to: 'Interfax' },
  { by: ['Dmitry Peskov'], said: 'it will be a video call', act: 'confirmation' },
  { by: ['Dmitry Peskov'], said: 'Yes, the video' },
  { by: ['Dmitry Peskov'], said: 'Biden and Putin’s talks will take place in the evening' },
  { by: ['Biden'], said: 'he was preparing new measures', on: FRIDAY },
  { by: ['Biden'], said: 'I have put together', to: 'reporters', on: FRIDAY },
  { by: ['Biden'], said: 'The US administration maintains constant contact' },
  { by: ['United States', 'Ukraine'], said: 'Russia had stepped up its military presence' },
  { by: ['Anthony Blinken'], said: 'not to carry out a military invasion', to: 'Russia', act: 'warning' },
  { by: ['Oleksiy Reznikov'], said: 'Russia had deployed more than 94,000 troops', on: FRIDAY },
  { by: ['Kremlin'], said: 'suspicions of an attack', act: 'denial' },
  { by: ['Kremlin'], said: 'the United States of escalating tensions', act: 'accusation' },
  { by: ['Kremlin'], said: 'a video summit between Putin and Biden is expected', on: FRIDAY, act: 'announcement' },
  { by: ['Yuri Ushakov'], said: 'Putin planned to explain to Biden', to: 'reporters' },
];

const found = ({ said }: Attribution): ExtractedQuote | undefined =>
  quotes.find(({ text }) => wordsSaid(text).includes(wordsSaid(said)));

describe('the article of a first start', () => {
  test.each(ATTRIBUTIONS)('$by: $said', (attribution) => {
    const quote = found(attribution);
    expect(quote?.speakers.map(({ name }) => name)).toEqual(attribution.by);
    expect(quote?.addressees.map(({ name }) => name)).toEqual(attribution.to ? [attribution.to] : []);
    // What the text gives no day for may be taken to be of that Friday, of which the whole report is, but of no other.
    expect([attribution.on ?? null, FRIDAY]).toContain(quote?.saidAt);
    expect(quote?.act).toBe(attribution.act ?? 'statement');
  });

  test('has eight sources and four quotes with addressees', () => {
    const read = ATTRIBUTIONS.map(found);
    expect(new Set(read.flatMap((quote) => quote?.speakers.map(({ id }) => id))).size).toBe(8);
    expect(read.filter((quote) => quote?.addressees.length)).toHaveLength(4);
  });

  test('has one denial and one accusation', () => {
    const acts = quotes.map(({ act }) => act);
    expect(acts.filter((act) => act === 'denial')).toHaveLength(1);
    expect(acts.filter((act) => act === 'accusation')).toHaveLength(1);
  });

  test('has each attribution once', () => {
    expect(new Set(ATTRIBUTIONS.map((attribution) => found(attribution)?.id)).size).toBe(ATTRIBUTIONS.length);
  });

  test.each(['See also', 'Others are currently reading', 'Leave a Comment', 'Akismet'])(
    'no one says "%s"',
    (furniture) => {
      expect(article.text).toContain(furniture);
      expect(quotes.filter(({ text }) => text.includes(furniture))).toEqual([]);
    },
  );

  test('words that no one said are no quotes', () => {
    const said = quotes.map(({ text }) => text).join('\n');
    expect(said).not.toContain('Tensions between the two powers remain high');
    expect(said).not.toContain('There are also disagreements');
    expect(said).not.toContain('Czech fighters');
  });

  test('tells who the speakers are', () => {
    const roles = new Map(quotes.flatMap(({ speakers }) => speakers.map(({ name, role }) => [name, role])));
    expect(roles.get('Dmitry Peskov')).toBe('Kremlin spokesman');
    expect(roles.get('Anthony Blinken')).toBe('US Secretary of State');
    expect(roles.get('Oleksiy Reznikov')).toBe('Ukrainian Defense Minister');
    expect(roles.get('Yuri Ushakov')).toBe('Kremlin adviser');
  });

  test('claims that more than 94,000 troops are at the border, by him who said it', async () => {
    const { claims } = await extract(article);
    const claim = claims.find(({ quantities }) => quantities.length > 0);
    expect(claim?.claimants.map(({ name, stance }) => [name, stance])).toEqual([['Oleksiy Reznikov', 'asserts']]);
    expect(claim?.quantities).toMatchObject([
      { value: 94_000, unit: 'troops', comparison: 'more', text: 'more than 94,000 troops' },
    ]);
    expect(claim?.dates.map(({ value }) => value)).toEqual(['2022-01']);
  });
});
