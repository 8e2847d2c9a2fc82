import { describe, expect, test } from 'vitest';
import { extract } from '../../src/extract/extractor.ts';
import { PUBLISHED, words } from './reading.ts';

const claimsOf = async (text: string, publishedAt: string | null = PUBLISHED) =>
  (await extract({ text, publishedAt })).claims;

describe('propositions', () => {
  const texts = async (text: string) => (await claimsOf(text)).map((claim) => claim.text);

  test.each([
    [
      'clauses that stand side by side are claims of their own',
      'Holm said that the firm had fired 300 people in June and that it had closed a plant in Graz in 2019.',
      ['the firm had fired 300 people in June', 'it had closed a plant in Graz in 2019'],
    ],
    [
      'so they are without a second "that"',
      'Holm said the firm fired 300 people in June, and at least 12 plants were closed.',
      ['the firm fired 300 people in June', 'at least 12 plants were closed'],
    ],
    [
      'and in the article’s own voice',
      'The firm fired 300 people in June; prices rose by 12 percent.',
      ['The firm fired 300 people in June', 'prices rose by 12 percent'],
    ],
    [
      'two verbs of one subject are one claim',
      'Holm said the firm fired 300 people in June and closed a plant in Graz in 2019.',
      ['the firm fired 300 people in June and closed a plant in Graz in 2019'],
    ],
    [
      'so is what hangs on a condition',
      'Holm said that 300 people were fired because the plant closed and the firm moved to Graz.',
      ['300 people were fired because the plant closed and the firm moved to Graz'],
    ],
    [
      'what joins it to the sentence before is left out',
      '“But I think that the firm fired 300 people in June,” Holm said.',
      ['the firm fired 300 people in June'],
    ],
    [
      'so is where the article was written',
      'OSLO, June 3 (Reuters) — The firm fired 300 people in 2019.',
      ['The firm fired 300 people in 2019'],
    ],
    [
      'a "that" which points stays',
      'That evening, the fire destroyed 300 houses.',
      ['That evening, the fire destroyed 300 houses'],
    ],
    [
      'a clause may begin with a phrase of time',
      'The mill lost 20 workers in June, and by the end of the year the mill had lost 3,000 workers, Holm said.',
      ['The mill lost 20 workers in June', 'by the end of the year the mill had lost 3,000 workers'],
    ],
    [
      'quotation marks are cut in pairs',
      'Holm said the bridge had “cost 300 million euros” in 2019.',
      ['the bridge had “cost 300 million euros” in 2019'],
    ],
    [
      'a noun of saying gives what it is about',
      'Holm rejected the claim that the firm had fired 300 people in June.',
      ['the firm had fired 300 people in June'],
    ],
    [
      'an accusation says who did what',
      'Holm accused the firm of paying 5 million euros in bribes to the ministry.',
      ['the firm … paying 5 million euros in bribes to the ministry'],
    ],
    [
      'who denies doing it is who did it',
      'Helga Stein denied paying 5 million euros in bribes to the ministry.',
      ['Helga Stein … paying 5 million euros in bribes to the ministry'],
    ],
    [
      'what tells of the last word goes with it',
      '“The firm closed 12 plants because of the losses,” Holm said, that it had in 2019.',
      ['The firm closed 12 plants because of the losses … that it had in 2019'],
    ],
    [
      'a pair is not parted',
      'The fund is the product of a deal between the town of Graz and a bank called the Lark in 2019.',
      ['The fund is the product of a deal between the town of Graz and a bank called the Lark in 2019'],
    ],
    [
      'a "that" which points stays behind "but" too',
      'The firm fired 300 people in June, but that number has stayed constant since 2019.',
      ['The firm fired 300 people in June', 'that number has stayed constant since 2019'],
    ],
    [
      'nor is what counts the things of the clause before',
      'No third party has won since 1912; none has won 5 percent since 1968.',
      ['No third party has won since 1912; none has won 5 percent since 1968'],
    ],
    [
      'a participle begins a name for somebody',
      'Retired teacher Helga Stein trails the mayor by 13 percent.',
      ['Retired teacher Helga Stein trails the mayor by 13 percent'],
    ],
    [
      'a "that" before a thing which has an object joins',
      'Holm noted in a column in the Styrian Mail that anger over the cuts, coupled with the rain, has driven 300 people to Graz.',
      ['anger over the cuts, coupled with the rain, has driven 300 people to Graz'],
    ],
    [
      'so does one before a title',
      'Stein claimed without any evidence that President Berg wanted to take in 2,500 refugees.',
      ['President Berg wanted to take in 2,500 refugees'],
    ],
    [
      'nor is an opener that stands alone',
      'After all, Helga Stein argued, the firm paid 5 million euros in bribes.',
      ['the firm paid 5 million euros in bribes'],
    ],
    [
      'the name of a paper is no part of it',
      'The Styrian Mail – The firm fired 300 people in 2019.',
      ['The firm fired 300 people in 2019'],
    ],
    [
      'an address of a page is none either',
      'The firm fired 300 people in 2019 https://example.org/a1 .',
      ['The firm fired 300 people in 2019'],
    ],
    [
      'a verb that looks like a noun is a verb behind "said"',
      'Holm said the 2016 election cost 3.2 billion dollars.',
      ['the 2016 election cost 3.2 billion dollars'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await texts(text)).toEqual(expected);
  });
});

describe('the article’s own voice beside what others say', () => {
  const own = async (text: string) =>
    (await claimsOf(text)).filter(({ quoteId }) => quoteId === null).map((claim) => claim.text);

  test.each([
    [
      'what somebody adds is cut off',
      'The firm closed 12 plants in June, saying that the plants were old.',
      ['The firm closed 12 plants in June'],
    ],
    [
      'with what leads to it',
      'The firm closed 12 plants in June, and, worst of all, it said that more would follow.',
      ['The firm closed 12 plants in June'],
    ],
    [
      'words in the middle stay',
      'The 300 workers who complained of the heat lost their jobs in June.',
      ['The 300 workers who complained of the heat lost their jobs in June'],
    ],
    [
      'a clause of its own stands alone',
      'Holm called the plant old, and in June the firm fired 300 people.',
      ['in June the firm fired 300 people'],
    ],
    [
      'what stands in a clause that goes on stays',
      'It was in June that 12 mayors, among them Stein, who criticized the mill, lost their jobs.',
      ['It was in June that 12 mayors, among them Stein, who criticized the mill, lost their jobs'],
    ],
    [
      'what is done with a thing, and not with words, is told by the article',
      'In June, 59 percent of the voters of Graz rejected the tunnel.',
      ['In June, 59 percent of the voters of Graz rejected the tunnel'],
    ],
    [
      'so is what a poll has found that people say',
      '45 percent of the registered voters of Graz said they would vote for the mayor.',
      ['45 percent of the registered voters of Graz said they would vote for the mayor'],
    ],
    [
      'so is what somebody is for',
      'Helga Stein endorsed raising the wage of nurses to 15 euros.',
      ['Helga Stein endorsed raising the wage of nurses to 15 euros'],
    ],
    [
      'and whose plan it is',
      'Helga Stein tried to distance the mayor from his plan for banning 300 cars.',
      ['Helga Stein tried to distance the mayor from his plan for banning 300 cars'],
    ],
    ['what a verb of saying puts forward is not', 'Holm, who has 300 cows in Graz, said that the mill was old.', []],
    [
      'so is what somebody of the name Will did',
      'The columnist George Will paid 5 million euros in taxes.',
      ['The columnist George Will paid 5 million euros in taxes'],
    ],
    [
      'what is to come on a day that is named has been arranged',
      'The firm will fire 300 people on June 3.',
      ['The firm will fire 300 people on June 3'],
    ],
    [
      'a list whose items stand between semicolons is not parted',
      'Helga Stein, 44, of Graz; Tomas Varga, 31, of Linz; and Anna Berg, 29, of Wels were fined 300 euros in June.',
      ['Helga Stein, 44, of Graz; Tomas Varga, 31, of Linz; and Anna Berg, 29, of Wels were fined 300 euros in June'],
    ],
    [
      'a title is no clause',
      'In her new book, “Doomed to Fail,” and in an interview, Helga Stein said the firm had fired 300 people.',
      [],
    ],
    [
      'a name is no judgement',
      'The voters of Graz elected Alan Gross and Howard Stern in May.',
      ['The voters of Graz elected Alan Gross and Howard Stern in May'],
    ],
    [
      'names make no headline',
      'Third was Helga Stein of the Styrian Bank with 12 percent.',
      ['Third was Helga Stein of the Styrian Bank with 12 percent'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await own(text)).toEqual(expected);
  });
});

describe('quantities', () => {
  const quantities = async (text: string) =>
    (await claimsOf(text)).flatMap((claim) =>
      claim.quantities.map(({ value, unit, comparison }) => [value, unit, comparison]),
    );

  test.each([
    ['Holm said that more than 94,000 soldiers were at the border.', 94_000, 'soldiers', 'more'],
    ['Fewer than twenty patients recovered, Holm said.', 20, 'patients', 'less'],
    ['At least 12 people died in the fire, Holm said.', 12, 'people', 'at-least'],
    ['Up to 60 houses were lost in the fire, Holm said.', 60, 'houses', 'at-most'],
    ['About 300 houses were lost in the fire, Holm said.', 300, 'houses', 'about'],
    ['The factory employs 1,200 people, Holm said.', 1200, 'people', null],
    ['The factory employs twenty-five thousand people, Holm said.', 25_000, 'people', null],
    ['Unemployment fell to 4.5 percent, Holm said.', 4.5, 'percent', null],
    ['Unemployment fell to 4.5%, Holm said.', 4.5, 'percent', null],
    ['Unemployment fell to 4.5 per cent, Holm said.', 4.5, 'percent', null],
    ['The budget was $3.4 billion, Holm said.', 3.4e9, 'USD', null],
    ['The town paid up to £2m for the bridge, Holm said.', 2e6, 'GBP', 'at-most'],
    ['The town paid 5 million euros for the bridge, Holm said.', 5e6, 'EUR', null],
    ['The town paid N3.2 billion for the bridge, Holm said.', 3.2e9, 'NGN', null],
    ['The town paid KSh1.2 billion for the bridge, Holm said.', 1.2e9, 'KES', null],
    ['The town paid 1.2 million Canadian dollars for the bridge, Holm said.', 1.2e6, 'CAD', null],
    ['The town paid 5 million pounds for the bridge, Holm said.', 5e6, 'GBP', null],
    ['The police found 200 pounds of cocaine on the ship, Holm said.', 200, 'pounds', null],
    ['The workers earn $15 an hour, Holm said.', 15, 'USD per hour', null],
    ['The town lost two dozen boats, Holm said.', 24, 'boats', null],
    ['The town lost half a million trees, Holm said.', 500_000, 'trees', null],
    ['The town lost a half-million trees, Holm said.', 500_000, 'trees', null],
    ['The town has cut costs by at least a half-billion dollars, Holm said.', 500_000_000, 'USD', 'at-least'],
    ['The town lost half a dozen houses, Holm said.', 6, 'houses', null],
    ['The town lost two hundred and fifty houses, Holm said.', 250, 'houses', null],
    ['Support fell by 2.5 percentage points, Holm said.', 2.5, 'percentage points', null],
    ['Two-thirds of the voters stayed at home, Holm said.', 66.67, 'percent', null],
    ['Nearly one in five teachers left the town, Holm said.', 20, 'percent', 'about'],
    ['Nine out of 10 teachers left the town, Holm said.', 90, 'percent', null],
    ['More than half of the teachers left the town, Holm said.', 50, 'percent', 'more'],
    ['The firm doubled its profit in 2021, Holm said.', 2, 'times', null],
    ['The ship was 300 ft long, Holm said.', 300, 'feet', null],
    ['The trains run at 300 kilometres per hour, Holm said.', 300, 'kilometers per hour', null],
    ['Visits rose 18-fold after the fair in Graz, Holm said.', 18, 'times', null],
    ['Voters over 65 stayed at home in Graz, Holm said.', 65, 'years old', 'more'],
    ['A 12-nation deal was signed in Graz, Holm said.', 12, 'nations', null],
    ['The firm has 1,000 or more employees, Holm said.', 1000, 'employees', 'at-least'],
    ['The firm has signed 24 of its contracts, Holm said.', 24, 'contracts', null],
    ['The bomb left 30 injured in the market, Holm said.', 30, 'injured', null],
    ['A 12-year-old girl was elected in Graz, Holm said.', 12, 'years old', null],
    ['The cuts hurt 14 national anti-doping offices in Graz, Holm said.', 14, 'national anti-doping offices', null],
    ['Up to 514 likely Democratic voters came to Graz, Holm said.', 514, 'likely Democratic voters', 'at-most'],
    ['Only 2,200 Syrians were admitted to Graz, Holm said.', 2200, 'Syrians', null],
    ['The firm sacked five Sanders supporters in Graz, Holm said.', 5, 'Sanders supporters', null],
    ['All judges in Graz are younger than 50, Holm said.', 50, 'years old', 'less'],
    ['Among the men of Graz, the mayor is at minus 41, Holm said.', -41, null, null],
    ['Support in Graz was as low as 12 percent, Holm said.', 12, 'percent', 'at-least'],
    ['The plan would cost 5 million euros, Holm said.', 5e6, 'EUR', null],
    ['The plan would warm the river by up to 1.5°C.', 1.5, 'degrees Celsius', 'at-most'],
    ['The pond was frozen at minus 5 degrees Celsius, Holm said.', -5, 'degrees Celsius', null],
  ])('%s', async (text, value, unit, comparison) => {
    expect(await quantities(text)).toEqual([[value, unit, comparison]]);
  });

  test('several in one claim', async () => {
    expect(await quantities('The town sold 14 boats for 3,000 dollars, Holm said.')).toEqual([
      [14, 'boats', null],
      [3000, 'USD', null],
    ]);
  });

  test('a span has two ends', async () => {
    expect(await quantities('Between 300 and 400 people came to the market, Holm said.')).toEqual([
      [300, 'people', 'at-least'],
      [400, 'people', 'at-most'],
    ]);
  });

  test.each([
    ['The owners paid a 20 or 30 percent premium in Graz, Holm said.', 20, 30, 'percent'],
    ['Voters between the ages of 18 and 29 stayed at home in Graz, Holm said.', 18, 29, 'years old'],
  ])('so has what is one or the other, or between ages: %s', async (text, low, high, unit) => {
    expect(await quantities(text)).toEqual([
      [low, unit, 'at-least'],
      [high, unit, 'at-most'],
    ]);
  });

  test('two that are compared share their unit', async () => {
    expect(await quantities('Holm leads Berg by 52 to 38 percent, Stein said.')).toEqual([
      [52, 'percent', null],
      [38, 'percent', null],
    ]);
  });

  test.each([
    'The unemployment rate rose by 5 percent to 7 percent, Holm said.',
    'The unemployment rate rose from 5 to 7 percent, Holm said.',
  ])('a rise has two values: %s', async (text) => {
    expect(await quantities(text)).toEqual([
      [5, 'percent', null],
      [7, 'percent', null],
    ]);
  });

  test.each([
    ['an ordinal', 'The firm won the third contract in Graz, Holm said.'],
    ['a time of day', 'The plant was closed in Graz at 9 p.m., Holm said.'],
    ['a model', 'Holm paid taxes for his 757 in Graz in May, Stein said.'],
    ['a model that is known', 'The firm has paid taxes for the 757 in Graz since May, Holm said.'],
    ['a model with its kind', 'The firm has sold its RTX 3080 card to voters in Graz since May, Holm said.'],
    ['a score', 'The town of Graz won the final match 5-4, Holm said.'],
    ['a number that names', 'The firm was punished under Article 50 of the treaty, Holm said.'],
    ['a year before a noun', 'Arrests in Graz are still under fiscal year 2014 levels, Holm said.'],
    ['what has two figures', 'Unemployment in Graz was in double digits for women under the mayor, Holm said.'],
    ['a number that something is known as', 'The town of Graz bought the building known as 121102 in May, Holm said.'],
    ['the year of a day', 'The firm fired people in Graz after the Sept. 11, 2001 attacks, Holm said.'],
    ['an election’s year', 'The party lost more votes in Graz than it won in the 2016 election, Holm said.'],
  ])('%s is none', async (_, text) => {
    expect(await claimsOf(text)).toMatchObject([{ quantities: [] }]);
  });

  test('a year is a date and no quantity', async () => {
    const [claim] = await claimsOf('The town built the bridge in 2019, Holm said.');
    expect(claim?.quantities).toEqual([]);
    expect(claim?.dates.map(({ value }) => value)).toEqual(['2019']);
  });

  test('stand where their spans say, comparison and unit included', async () => {
    const text = '🔥 Holm said that at least 12 people had died in the fire.';
    const [quantity] = (await claimsOf(text)).flatMap((claim) => claim.quantities);
    expect(quantity?.text).toBe('at least 12 people');
    expect([...text].slice(quantity?.start, quantity?.end).join('')).toBe('at least 12 people');
  });
});

describe('dates', () => {
  test.each([
    ['2025-06-15', 'The factory will close 3 plants on 15 June 2025, Holm said.'],
    ['2024-01', 'The factory closed 3 plants in January, Holm said.'],
    ['2024-03-03', 'The factory closed 30 plants on Sunday, Holm said.'],
    ['2024-02-29', 'The factory closed 30 plants on Thursday, Holm said.'],
    ['2024-03-07', 'The factory will close 30 plants on Thursday, Holm said.'],
    ['2024-03-10', 'The factory will close 30 plants on Sunday, Holm said.'],
    ['2025-01', 'The factory closed 30 plants and will close 40 in January, Holm said.'],
    ['2021', 'The factory has closed 30 plants since 2021, Holm said.'],
    ['2016', 'The factory closed 30 plants after the 2016 election, Holm said.'],
    ['2023-05', 'Sales of cars rose by 5 percent in May, Holm said.'],
    ['2023-05', 'The factory closed 30 plants in May, Holm said.'],
    ['2024-03-04', 'The factory closed 30 plants on March 4, before the fair was set to open, Holm said.'],
    ['2024-03', 'The factory closed 30 plants and will close 40 by the end of the month, Holm said.'],
    ['2024-03-12', 'The mayor will not appear on Tuesday because of 30 complaints, Holm said.'],
    ['2024-12-01', 'The rule goes into effect on Dec. 1 for 300 plants, Holm said.'],
    ['2024-03-08', 'The vote on the budget of 30 million euros is on Friday, Holm said.'],
    ['2024-02-18', 'The staff of 30 plants was asked to leave on Feb. 18, Holm said.'],
    ['2024-03-01', 'The firm faces a fine of 300 million dollars as a result of the March 1 fire.'],
    ['2024-05-23', 'The factory opens on May 23 with 300 workers, Holm said.'],
  ])('%s: %s', async (expected, text) => {
    expect((await claimsOf(text)).flatMap(({ dates }) => dates.map(({ value }) => value))).toEqual([expected]);
  });

  test.each([
    'The factory has had 30 managers for about three years, Holm said.',
    'The factory closed 30 plants that November, Holm said.',
    'The factory closed 30 plants in January of that year, Holm said.',
    'The factory closed 30 plants within half an hour, Holm said.',
    'The factory closed 30 plants the next day, Holm said.',
    'The factory closed 30 plants several years ago, Holm said.',
    'The factory has to close 30 plants over the next five months, Holm said.',
    'The vote of 30 tiny towns lasts all of five minutes, Holm said.',
    'The 30 trucks stopped near 2049E Road, Holm said.',
  ])('a length of time is none, nor a day that the claim does not tell: %s', async (text) => {
    expect(await claimsOf(text)).toMatchObject([{ dates: [] }]);
  });

  test('each lies where its own verb points', async () => {
    const [claim] = await claimsOf(
      'The factory closed 30 plants on Sunday and will close 40 plants on Friday, Holm said.',
    );
    expect(claim?.dates).toMatchObject([
      { value: '2024-03-03', text: 'Sunday' },
      { value: '2024-03-08', text: 'Friday' },
    ]);
  });

  test('a span of time has two', async () => {
    const [claim] = await claimsOf('The factory closed 30 plants from January 2015 to May 2019, Holm said.');
    expect(claim?.dates.map(({ value, text }) => [value, text])).toEqual([
      ['2015-01', 'January 2015'],
      ['2019-05', 'May 2019'],
    ]);
  });

  test('whose year is that of both', async () => {
    const [claim] = await claimsOf('The factory closed 30 plants from September to December 2014, Holm said.');
    expect(claim?.dates.map(({ value }) => value)).toEqual(['2014-09', '2014-12']);
  });

  test('one without a year is unknown where the article has no date', async () => {
    expect((await claimsOf('The factory closed 30 plants on Sunday, Holm said.', null))[0]?.dates).toEqual([]);
  });
});

describe('claimants', () => {
  const claimants = async (text: string) =>
    (await claimsOf(text)).map((claim) => claim.claimants.map(({ name, stance }) => `${name} ${stance}`));

  test.each([
    'Helga Stein endorsed raising the wage of nurses to 15 euros.',
    'Helga Stein criticized the mayor for paying 5 million euros in bribes.',
    'Helga Stein tried to distance the mayor from his plan for banning 300 cars.',
    'Helga Stein pleaded guilty to one count each of identity theft and unauthorized access to a computer.',
  ])('nobody claims what he or she is for, or plans: %s', async (text) => {
    expect((await claimants(text)).flat()).toEqual([]);
  });

  test.each([
    ['Helga Stein said that the firm paid 5 million euros in bribes.', ['Helga Stein asserts']],
    ['Helga Stein admitted that the firm had paid 5 million euros in bribes.', ['Helga Stein asserts']],
    ['Helga Stein confirmed that the firm had paid 5 million euros in bribes.', ['Helga Stein asserts']],
    ['Helga Stein denied that the firm had paid 5 million euros in bribes.', ['Helga Stein denies']],
    ['Helga Stein denied that Tomas Varga had said the firm paid 5 million euros in bribes.', ['Helga Stein denies']],
    ['“We did not pay 5 million euros in bribes,” Helga Stein said.', ['Helga Stein asserts']],
    ['“I never paid 5 million euros in bribes,” Helga Stein denied.', ['Helga Stein asserts']],
    ['Helga Stein questioned whether the firm had paid 5 million euros in bribes.', ['Helga Stein questions']],
    ['Helga Stein doubted that the firm had paid 5 million euros in bribes.', ['Helga Stein questions']],
    ['Helga Stein did not confirm that the firm had paid 5 million euros in bribes.', ['Helga Stein questions']],
    ['Helga Stein declined to confirm that the firm had paid 5 million euros in bribes.', ['Helga Stein questions']],
    ['Helga Stein found no evidence that the firm had paid 5 million euros in bribes.', ['Helga Stein denies']],
    ['Helga Stein found “no evidence that the firm had paid 5 million euros in bribes.”', ['Helga Stein denies']],
    ['Helga Stein could not rule out that the firm had paid 5 million euros in bribes.', ['Helga Stein questions']],
    [
      'Helga Stein and Tomas Varga said that the firm paid 5 million euros in bribes.',
      ['Helga Stein asserts', 'Tomas Varga asserts'],
    ],
    ['“The firm is a disgrace: it paid 5 million euros in bribes,” Helga Stein said.', ['Helga Stein asserts']],
    ['The prosecutor said that the firm paid 5 million euros in bribes.', []],
    ['The firm paid 5 million euros in bribes in 2019.', []],
  ])('%s', async (text, expected) => {
    expect(await claimants(text)).toEqual([expected]);
  });

  test('a claim points to its quote, one in the article’s own voice to none', async () => {
    const text = 'The firm paid 5 million euros in bribes in 2019. Helga Stein said that it had fired 300 people.';
    const { quotes, claims } = await extract({ text });
    expect(claims.map(({ quoteId }) => quoteId)).toEqual([null, quotes[0]?.id]);
  });
});

describe('what is no claim', () => {
  test.each([
    ['an opinion', 'Helga Stein believes that 300 people were fired.'],
    ['a hope', 'Helga Stein hopes that the firm will hire 300 people.'],
    ['a wish', 'Helga Stein urged the firm to hire 300 people.'],
    ['a question', 'Helga Stein asked whether 300 people were fired.'],
    ['a question in quotation marks', '“Did they fire 300 people?” Helga Stein said.'],
    ['a question of the article', 'Has the firm paid 5 million euros in bribes?'],
    ['furniture', 'See also: Firm paid 5 million euros in bribes in 2019'],
    ['a greeting', '“Good morning,” Helga Stein said.'],
    ['thanks', '“Thank you all for coming to Graz today,” Helga Stein said.'],
    ['a feeling', '“I am so happy that everybody came to Graz,” Helga Stein said.'],
    ['a feeling in one word', '“I’m so happy that everybody came to Graz,” Helga Stein said.'],
    ['a judgement', 'Helga Stein said that the manager of the firm was a disgrace.'],
    ['what ought to be', 'Helga Stein said that the firm should pay $3 million for the bridge.'],
    ['what it is time for', 'It is time for the 300 workers of Graz to organize, Helga Stein said.'],
    ['somebody’s hope', 'Helga Stein said she hopes that 300 people will come to Graz.'],
    ['a promise', '“We will build a bridge over the river in Graz,” Helga Stein said.'],
    ['a call', '“Vote for the bridge over the river on Sunday!” Helga Stein said.'],
    ['a refusal to speak', 'Helga Stein declined to comment on the bribes of the firm.'],
    ['what is not spoken of', 'Helga Stein did not discuss the fact that the firm had fired 300 people in June.'],
    ['what is asked about', 'Helga Stein was unsure why the firm had fired 300 people in June.'],
    ['the object of a preposition', 'Helga Stein responded to the new claims filed by 300 workers.'],
    ['a phrase', 'Helga Stein described the plight of a farmer in the hills of Styria.'],
    ['what points back to the sentence before', 'This was the reason for the long delay, Helga Stein said.'],
    ['what points back with figures', 'Is it so? That is 300 more than in 2019.'],
    ['what is left out', 'Who paid? The four biggest unions in Graz did not.'],
    ['a judgement in quotation marks', 'Helga Stein said that the manager of the firm was “a disgrace to the town.”'],
    ['a mistake', 'Helga Stein said that the ministry made a terrible mistake about the bridge in Graz.'],
    ['what is too much for somebody', 'Helga Stein accused the firm of being too close to the ministry in Graz.'],
    ['what we have to do', '“We have to look at who paid the bribes in Graz,” Helga Stein said.'],
    ['a guess', 'Perhaps the firm paid bribes to the ministry in 2019.'],
    ['what somebody believes', 'Helga Stein said that Tomas Varga believes in a path to open the mill in 2030.'],
    ['what somebody wants', 'Helga Stein said that the mayor wanted rules that include a longer path to the river.'],
    ['what could be', 'Helga Stein said that the growing quarrel could hurt the party among its older voters.'],
    ['what the article holds possible', 'A ban on meeting with friends would be put in place.'],
    [
      'a part of a whole that nobody could check',
      '“We learned a lot about the old town in one week,” Helga Stein said.',
    ],
    [
      'what somebody is attacked as',
      'Helga Stein has attacked the mayor as dependent on money and for not releasing transcripts of her paid speeches to the firm.',
    ],
    ['what may be', 'Helga Stein, the president of the firm, may leave to join the party of the mayor.'],
    [
      'what somebody promises for others',
      'Helga Stein promised that the company would return in some form after the case.',
    ],
    [
      'what others call something',
      'Helga Stein highlights what they say was the role of the mayor in the failed deal of Graz.',
    ],
    [
      'what would be if',
      'Helga Stein said that even if films of him came to light in Graz, he would not change his position.',
    ],
    ['praise', 'Helga Stein applauded the mayor for defying the establishment and fighting for the rights of workers.'],
    ['small talk in somebody’s own words', '“He reached out to her and gave her a job,” Helga Stein said.'],
    ['what somebody calls a thing', 'The firm adapts to what Helga Stein said is growing demand for pools and parks.'],
    ['what goes for anybody', '“Anyone can turn a big inheritance from a father into more money,” Helga Stein said.'],
    ['what can hardly be checked', '“The plan works in our favor and the stars are with us,” Helga Stein said.'],
    ['what is asked in a clause', 'Helga Stein revealed what exactly had been making her lose weight in 2019.'],
    ['what would be', 'Helga Stein said that the firm would pay the taxes of its workers in Graz.'],
    ['what somebody asks for', '“I am asking all 12 firms to pay taxes in Graz,” Helga Stein said.'],
    ['what another did whom nobody names', '“He voted against the taxes of 2019,” Helga Stein said.'],
    ['a forecast', 'Helga Stein said that prices will rise by 12 percent in 2030.'],
    ['what is expected', 'The firm is widely expected to fire 300 people in 2025.'],
    ['what has yet to be seen', 'Whether the firm paid 5 million euros in bribes remains to be seen.'],
    ['what seems so', 'The firm appears to have paid bribes to the ministry in 2019.'],
    ['what somebody has in mind', 'Helga Stein said that the firm intends to pay the taxes of its workers in Graz.'],
    ['what some whom nobody names did', 'All were fired by the firm in June 2019.'],
    ['what voters think', 'Voters in Graz believe that the mayor paid bribes to the ministry.'],
    ['what some of those before did', 'Neither of these firms paid taxes in Graz in 2019.'],
    ['a deed that is known from before', 'The move was made by the mayor of Graz in 2019.'],
    ['who the latest is', 'The latest is the mayor of Graz, who paid 5 million euros in bribes in 2019.'],
    ['what a list is announced by', 'Here is a list of 12 firms that paid bribes to the ministry in 2019.'],
    ['what is said to somebody of him or her', '“You paid bribes to the ministry in 2019,” Helga Stein said.'],
    ['a judgement beside figures', 'Helga Stein said the mayor is a liar who paid 5 million euros in bribes.'],
    ['what men did who are known from before', 'Both men paid 5 million euros in bribes.'],
    ['what happened at a time that is counted from another', 'Two years later, the firm fired 300 people.'],
    ['what is said of something that nobody names', 'Officials said it had paid 5 million euros in bribes.'],
    ['whose thing it is that nobody names', 'Its plants in Graz fired 300 people in 2019.'],
    [
      'the thing that somebody cites',
      'Helga Stein cites his votes in the years when he supported a ban on all cars, including one intended to lower taxes.',
    ],
    ['what happened on a day that is known from before', 'The day before, the firm had fired 300 people.'],
    ['what something did that nobody names', 'It paid 5 million euros in bribes to the ministry in 2019.'],
    [
      'a clause that another has to follow',
      'As 300 firms in Graz wrestle with losses, experts warned that the mill was old.',
    ],
    [
      'a list of names',
      'Graz: Helga Stein, Tomas Varga, Anna Berg, Jan Novak, Petra Holm, Ivan Horvat, Mark Stone, Ana Brown Shields.',
    ],
    ['what somebody agrees with', 'Helga Stein said that the ministry agreed with her plan about taxes in Graz.'],
    ['a part of a phrase', 'In a letter found as the mill closed in 2019, Helga Stein said that the firm was old.'],
    ['what is only supposed', 'If the letters show that the firm had paid 5 million euros in bribes, Stein will go.'],
    ['a word of judgement beside the verb', 'The mayor of Graz ran an ineffective campaign in Styria.'],
    ['the author’s own opinion', 'I visited 300 firms in Graz in 2019.'],
    ['a headline', 'Helga Stein Fired 300 Workers Of The Firm In Graz.'],
  ])('%s', async (_, text) => {
    expect(await claimsOf(text)).toEqual([]);
  });

  test('of a quote with a question and a claim, the claim stays', async () => {
    const [claim, ...others] = await claimsOf('“Who paid? The firm fired 300 people in May,” Helga Stein said.');
    expect(words(claim?.text ?? '')).toBe('The firm fired 300 people in May');
    expect(others).toEqual([]);
  });

  test('of a quote with a promise and a claim, the claim stays', async () => {
    const [claim, ...others] = await claimsOf(
      '“We will build a bridge. The town has 2,000 poor families,” Helga Stein said.',
    );
    expect(claim?.text).toBe('The town has 2,000 poor families');
    expect(others).toEqual([]);
  });
});

test('a claim with figures is worth a check more than one without', async () => {
  const [plain] = await claimsOf('Helga Stein said that the firm was a very good friend of the town.');
  const [figures] = await claimsOf('Helga Stein said that the firm cut 300 jobs and raised prices by 12 percent.');
  expect(figures?.checkworthiness).toBeGreaterThan(plain?.checkworthiness ?? 0);
});
