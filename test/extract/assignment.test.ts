import { describe, expect, test } from 'vitest';
import { PUBLISHED, quotesOf, theQuote } from './reading.ts';

describe('acts', () => {
  test.each([
    ['statement', 'Holm said that the dam was closed.'],
    ['statement', 'The dam was closed in May, according to Ruta Holm.'],
    ['announcement', 'Holm announced that the dam would be closed.'],
    ['confirmation', 'Holm confirmed that the dam had been closed.'],
    ['denial', 'Holm denied that the dam had cracks.'],
    ['denial', 'Holm rejected claims that the dam was old.'],
    ['admission', 'Holm admitted that the dam had cracks.'],
    ['admission', 'Holm acknowledged that the dam had cracks.'],
    ['accusation', 'Holm accused the builders of taking bribes.'],
    ['accusation', 'Holm blamed the builders for the cracks.'],
    ['criticism', 'Holm criticized the plan as “a waste of money”.'],
    ['endorsement', 'Holm praised the plan as “a work of art”.'],
    ['warning', 'Holm warned that the dam could break.'],
    ['promise', 'Holm promised that the dam would be repaired.'],
    ['promise', 'Holm vowed to repair the dam.'],
    ['request', 'Holm urged residents to leave the valley.'],
    ['request', 'Holm asked residents to leave the valley.'],
    ['question', 'Holm asked whether the dam was safe.'],
    ['prediction', 'Holm predicted that the dam would break.'],
    ['belief', 'Holm is convinced that the dam is safe.'],
    ['statement', 'Holm refused to close the dam.'],
    ['criticism', 'Holm took aim at the plan to close the dam.'],
    ['criticism', 'Holm spoke out against the plan to close the dam.'],
    ['criticism', 'Holm expressed deep concern about the cracks in the dam.'],
    ['endorsement', 'Holm threw her weight behind the plan to close the dam.'],
    ['accusation', 'Holm made the accusation that the builders had taken bribes.'],
    ['warning', 'Holm issued a warning that the dam could break.'],
    ['request', 'Holm called on residents to leave the valley.'],
    ['request', 'Holm told residents to leave the valley.'],
    ['promise', 'The council is promising to repair the dam.'],
    ['statement', 'Holm did not endorse the plan to close the dam.'],
    ['prediction', 'The dam is not expected to stand.'],
    ['admission', 'Holm’s admission that the dam had cracks came too late.'],
    ['question', '“Who will pay for the dam?” Holm said.'],
    ['question', 'Holm questioned how the dam could stand.'],
    ['criticism', 'Holm questioned the mayor’s judgment.'],
    ['criticism', '“The plan is a disgrace,” Holm said.'],
    ['criticism', 'Holm called the plan “ridiculous and dangerous”.'],
    ['endorsement', '“The plan is excellent,” Holm said.'],
    ['statement', '“The plan is not ridiculous,” Holm said.'],
    ['accusation', '“The builders lied to us,” Holm said.'],
    ['request', 'Holm said that the council should close the dam.'],
    ['promise', '“We will repair the dam,” Holm said.'],
    ['promise', 'Holm said she would repair the dam.'],
    ['admission', '“I made a mistake,” Holm said.'],
    ['criticism', '“He is unfit to run the dam,” Holm said.'],
    ['denial', '“I had no knowledge of the cracks,” Holm said.'],
    ['belief', 'Holm believes that the dam is safe.'],
    ['belief', 'Holm hopes that the dam will stand.'],
  ])('%s: %s', async (act, text) => {
    expect((await theQuote(text)).act).toBe(act);
  });

  test('what is not denied is no denial', async () => {
    expect((await theQuote('Holm did not deny that the dam had cracks.')).act).not.toBe('denial');
  });

  test('each act of one sentence is its own', async () => {
    const acts = (await quotesOf('Holm denied the charges and accused the builders of lying.')).map(({ act }) => act);
    expect(acts).toEqual(['denial', 'accusation']);
  });
});

describe('addressees', () => {
  const names = async (text: string): Promise<string[]> => (await theQuote(text)).addressees.map(({ name }) => name);

  test('are those who are asked, and no one asks then', async () => {
    const text =
      'Finance Minister Ruta Holm, asked about the remarks on the sidelines of a conference, said she had learned of them “from the press”.';
    const asked = (await quotesOf(text)).find(({ act }) => act === 'question');
    expect(asked?.speakers).toEqual([]);
    expect(asked?.addressees.map(({ name }) => name)).toEqual(['Ruta Holm']);
  });

  test.each([
    ['told', 'The board of the mill was told on Monday that the dam had cracks.', 'board of the mill'],
    ['told by another', 'Tomas Varga was told by Ruta Holm that the dam had cracks.', 'Tomas Varga'],
  ])('are those who are %s', async (_, text, expected) => {
    const { addressees, speakers } = await theQuote(text);
    expect(addressees.map(({ name }) => name.replace(/^the /iu, ''))).toEqual([expected]);
    expect(speakers.map(({ name }) => name)).not.toContain(expected);
  });

  test.each([
    ['Reuters', 'Tomas Varga', 'Asked by Reuters whether he was sorry, Tomas Varga said it was a joke.'],
    ['BBC', 'Bob Lee', 'Questioned by the BBC about whether the plan was dead, Bob Lee said it was not.'],
  ])('are those who answer what %s asks', async (asker, answerer, text) => {
    const [question] = await quotesOf(text);
    expect(question?.speakers.map(({ name }) => name)).toEqual([asker]);
    expect(question?.addressees.map(({ name }) => name)).toEqual([answerer]);
  });

  test('is a court that hears something, which nobody then says', async () => {
    const quote = await theQuote('Castlegate Crown Court heard that Tibbs spent the money on holidays.');
    expect(quote.speakers).toEqual([]);
    expect(quote.addressees.map(({ name }) => name)).toEqual(['Castlegate Crown Court']);
  });

  test('is who is told behind a relative clause', async () => {
    const quote = await theQuote('Craig Dunmore, who scored 112 goals in nine seasons, has been told he can leave.');
    expect(quote.addressees.map(({ name }) => name)).toEqual(['Craig Dunmore']);
  });

  test.each([
    ['Conor McGlade said it was late.\n\n“Nobody said that, Conor,” Noreen Tuohy said.', 'Conor McGlade'],
    ['Ann Reed came in. “Ann, you knew it,” Tom Hale said.', 'Ann Reed'],
    ['Ann Reed came in. “I saw the mayor, Ann Reed,” Tom Hale said.', undefined],
  ])('are those who are spoken to by name: %s', async (text, name) => {
    expect((await quotesOf(text)).at(-1)?.addressees[0]?.name).toBe(name);
  });

  test('are those who hear it from somebody', async () => {
    const quote = await theQuote(
      'The jury heard from prosecutor Ann Cole on Friday that Paul Hartley had fled the town.',
    );
    expect(quote.speakers.map(({ name }) => name)).toEqual(['Ann Cole']);
    expect(quote.addressees.map(({ name }) => name)).toEqual(['The jury']);
  });

  test('is who asked, where one who was asked answers', async () => {
    const [, answer] = await quotesOf(
      '“Is the dam safe?” Ruta Holm asked Tomas Varga.\n\n“It has cracks,” Varga said.',
    );
    expect(answer?.addressees.map(({ name }) => name)).toEqual(['Ruta Holm']);
  });

  test.each([
    '“The dam has cracks,” Ruta Holm told Tomas Varga.\n\n',
    'Ruta Holm told Tomas Varga: “The dam has cracks.\n\n“It is old.”\n\nIt was built in 1961.\n\n',
  ])('is who spoke to one who replies: %s', async (before) => {
    const reply = (await quotesOf(`${before}Varga replied: “We have looked at all of them.”`)).at(-1);
    expect(reply?.addressees.map(({ name }) => name)).toEqual(['Ruta Holm']);
  });

  test('are no times', async () => {
    expect(await names('Ruta Holm warned last May that the dam would break.')).toEqual([]);
  });

  test.each([
    ['a news agency', 'Ruta Holm told Reuters that the dam was safe.', 'Reuters'],
    ['a crowd of people', 'Ruta Holm told a crowd of farmers that the dam was safe.', 'a crowd of farmers'],
    ['a group', 'Ruta Holm told reporters on Tuesday that the dam was safe.', 'reporters'],
    ['a person', 'Ruta Holm told Tomas Varga that the dam was safe.', 'Tomas Varga'],
    ['an institution', 'Ruta Holm told the council that the dam was safe.', 'the council'],
    ['behind a direct quote', '“The dam is safe,” Ruta Holm told reporters.', 'reporters'],
    ['said to', 'Ruta Holm said to reporters that the dam was safe.', 'reporters'],
    ['an interview', '“The dam is safe,” Ruta Holm said in an interview with Reuters.', 'Reuters'],
    ['an interview, told first', 'In an interview with Reuters, Ruta Holm said that the dam was safe.', 'Reuters'],
    ['whose interview it is', 'In a Reuters interview, Ruta Holm said that the dam was safe.', 'Reuters'],
    ['where the interview was', 'Ruta Holm said in an interview on Fox News that the dam was safe.', 'Fox News'],
    ['a person that a pronoun means', 'Tomas Varga called. Ruta Holm told him that the dam was safe.', 'Tomas Varga'],
    ['a letter', 'Ruta Holm said in a letter to Tomas Varga that the dam was safe.', 'Tomas Varga'],
    ['behind what is said', 'Ruta Holm disclosed the cracks in the dam to Reuters.', 'Reuters'],
    ['who asked', '“The dam is safe,” Ruta Holm wrote in response to questions from Reuters.', 'Reuters'],
    ['a prosecutor', 'Under questioning by Tomas Varga, Ruta Holm said that the dam had cracks.', 'Tomas Varga'],
    [
      'a long letter',
      'Ruta Holm said in a detailed, six-page letter to Tomas Varga that the dam was safe.',
      'Tomas Varga',
    ],
    ['one whom commas name', 'Ruta Holm told the mayor’s lawyer, Tomas Varga, that the dam was safe.', 'Tomas Varga'],
    ['those who are warned', 'Ruta Holm warned residents that the dam could break.', 'residents'],
    ['those who are called on', 'Ruta Holm called on residents to leave the valley.', 'residents'],
    ['those who are asked to act', 'Ruta Holm urged residents to leave the valley.', 'residents'],
    ['those who are bound', 'The law requires owners to close the mill.', 'owners'],
    ['one of several', 'Ruta Holm told her deputies never to speak of the dam.', 'her deputies'],
    ['one who is grilled', 'Ruta Holm grilled Tomas Varga about what he knew of the dam.', 'Tomas Varga'],
  ])('%s', async (_, text, expected) => {
    expect(await names(text)).toEqual([expected]);
  });

  test('one with a name has the id of its entity, one without has none', async () => {
    const [named] = (await theQuote('Ruta Holm told Tomas Varga that the dam was safe.')).addressees;
    const [unnamed] = (await theQuote('Ruta Holm told reporters that the dam was safe.')).addressees;
    expect(named?.id).toMatch(/^ent_/u);
    expect(unnamed?.id).toBeNull();
  });

  test.each([
    'Ruta Holm said that the dam was safe.',
    'Ruta Holm said that she had talked to Tomas Varga.',
    '“The dam is safe,” Ruta Holm said at a meeting in Bergen.',
    'According to Ruta Holm, the dam was safe.',
    'The dam was safe, according to Reuters.',
    'Ruta Holm told them that the dam was safe.',
    'Ruta Holm told herself that the dam was safe.',
    'Ruta Holm accused Tomas Varga of lying.',
    'Ruta Holm told the story of how the dam broke.',
    'Ruta Holm, who wrote a book of interviews with Tomas Varga, said that the dam was safe.',
  ])('there is none in: %s', async (text) => {
    expect(await names(text)).toEqual([]);
  });

  test('who is spoken to still is, while words begin with "you"', async () => {
    const quotes = await quotesOf(
      '“The dam has cracks,” Ruta Holm told Tomas Varga.\n\n“You knew of them,” she said.\n\n“It is weak,” she said.',
    );
    expect(quotes.map(({ addressees }) => addressees.map(({ name }) => name))).toEqual([
      ['Tomas Varga'],
      ['Tomas Varga'],
      [],
    ]);
  });

  test('what is shown hears nothing', async () => {
    const quotes = await quotesOf('The video showed bloodied shirts and broken glass on the floor of the mill.');
    expect(quotes.flatMap(({ addressees }) => addressees)).toEqual([]);
  });

  test('who answers is who was asked', async () => {
    const [question, answer] = await quotesOf('Asked whether the dam was safe, Ruta Holm said that it had cracks.');
    expect(question?.addressees.map(({ name }) => name)).toEqual(['Ruta Holm']);
    expect(answer?.addressees).toEqual([]);
  });

  test('the addressee stands where its span says', async () => {
    const text = '🌊 Ruta Holm told reporters that the dam was safe.';
    const [addressee] = (await theQuote(text)).addressees;
    expect([...text].slice(addressee?.start, addressee?.end).join('')).toBe('reporters');
  });
});

/** Paragraphs in which nobody speaks. */
const LONG = 'The village lies below the dam. It was built in stone, and the road runs over it.\n\n'.repeat(20);

/** Of each quote the day on which it was said. */
const daysOf = async (text: string): Promise<(string | null)[]> =>
  (await quotesOf(text, { publishedAt: PUBLISHED })).map(({ saidAt }) => saidAt);

describe('the day on which it was said', () => {
  test('is not the year of what a relative clause tells of the source', async () => {
    const text = 'Ruta Holm, who rated the dam unsafe in 2021, said that it would be inspected again.';
    const said = (await quotesOf(text, { publishedAt: PUBLISHED })).find(({ cue }) => cue?.text === 'said');
    expect(said?.saidAt).toBeNull();
  });

  test.each([
    ['2024-03-04', 'Holm said on Monday that the dam was safe.'],
    ['2024-03-04', 'Holm said Monday that the dam was safe.'],
    ['2024-03-04', 'On Monday, Holm said that the dam was safe.'],
    ['2024-03-04', '“The dam is safe,” Holm said on Monday.'],
    ['2024-03-01', 'Holm told reporters on Friday that the dam was safe.'],
    ['2024-03-05', 'Holm said yesterday that the dam was safe.'],
    ['2024-02-27', 'Holm said on 27 February that the dam was safe.'],
    ['2023-11-02', 'Holm said on November 2, 2023 that the dam was safe.'],
    ['2023-11-02', 'Holm said on Nov. 2, 2023, that the dam was safe.'],
    ['2024-03-05', 'Holm said Tuesday, March 5, that the dam was safe.'],
    ['2024-01', 'Holm said in January that the dam was safe.'],
    ['2023-12', 'Holm said in December that the dam was safe.'],
    ['2019', 'Holm said in 2019 that the dam was safe.'],
    ['2024-03-06', 'Holm said this morning that the dam was safe.'],
    ['2024-03', 'Holm said this week that the dam was safe.'],
    ['2019', 'A 2019 study found that the dam was safe.'],
    ['2024-02-29', 'Holm said on Thursday that the dam was safe.'],
    ['2023-05', 'Holm said in late May that the dam was safe.'],
    ['2023-03', 'Holm said last March that the dam was safe.'],
    ['2023', 'Holm said last fall that the dam was safe.'],
    ['2023-11-04', 'The dam broke on Nov. 3, 2023. The next day Holm said that it had been safe.'],
    ['2023-11-03', 'The dam broke on Nov. 3, 2023. That evening Holm said that it had been safe.'],
    ['2023-05', 'During a May interview Holm said that the dam was safe.'],
    ['2023-11-02', 'The dam broke on Nov. 3, 2023. The night before, Holm said that it was safe.'],
    ['2024-03', 'Over the weekend Holm said that the dam was safe.'],
    ['2024-03', 'Earlier in the month Holm said that the dam was safe.'],
    ['2023-11-03', 'The dam broke on Nov. 3, 2023. Earlier in the day Holm said that it was safe.'],
    ['2023-11-03', 'The dam broke on Nov. 3, 2023. That same evening Holm said that it had been safe.'],
    ['2008', 'The dam broke in 2008. “It had been safe,” Holm said at the time.'],
    ['2023-07', 'In a poll conducted July 8 to 12 voters said that the dam was safe.'],
    ['2008', 'The dam broke in 2013. Five years earlier Holm said that it was safe.'],
  ])('%s: %s', async (expected, text) => {
    expect((await theQuote(text, { publishedAt: PUBLISHED })).saidAt).toBe(expected);
  });

  test.each([
    'Holm said that the dam was safe.',
    'Holm said that the dam would be closed on Monday.',
    '“We closed the dam on Monday,” Holm said.',
    'The dam will be open until Sunday, Holm said.',
    'Ruta Holm, a clerk who left the town in 2019, said that the dam was safe.',
    'Ruta Holm told USA TODAY that the dam was safe.',
    'After the Sept. 11 attacks, Ruta Holm said that the dam was safe.',
    'BERGEN, March 5 (NTB) — Ruta Holm said that the dam was safe.',
    'Following Monday’s storm, Ruta Holm said that the dam was safe.',
    'Ahead of the vote on March 19, Ruta Holm said that the dam was safe.',
    'Ruta Holm, who will speak on March 19, said that the dam was safe.',
  ])('not told in: %s', async (text) => {
    expect((await theQuote(text, { publishedAt: PUBLISHED })).saidAt).toBeNull();
  });

  test('is tomorrow where an article of today goes on after midnight', async () => {
    const days = await daysOf(
      'Holm said on Wednesday that the dam was safe.\n\nTomas Varga said on Thursday that it had cracks.',
    );
    expect(days).toEqual(['2024-03-06', '2024-03-07']);
  });

  test('is that of the article where it tells what happens by the hour', async () => {
    const days = await daysOf(
      '9:50 p.m.\n\nHolm says that the dam is safe.\n\n8:15 p.m.\n\nTomas Varga says that it has cracks.',
    );
    expect(days).toEqual(['2024-03-06', '2024-03-06']);
  });

  test('is that of the poll for all that it finds', async () => {
    const days = await daysOf(
      'In a new poll 60 percent of voters say that the dam is safe. The poll found that they trust Holm. The poll was conducted on Monday.',
    );
    expect(new Set(days)).toEqual(new Set(['2024-03-04']));
  });

  test('a weekday tells no day where the article has none', async () => {
    expect((await theQuote('Holm said on Monday that the dam was safe.', {})).saidAt).toBeNull();
  });

  test('what one adds is said on the same day, what another says is not', async () => {
    const days = await daysOf(
      '“The dam is safe,” Ruta Holm said on Tuesday.\n\n“It will stand for years,” she added.\n\n' +
        '“It has cracks,” said Tomas Varga.',
    );
    expect(days).toEqual(['2024-03-05', '2024-03-05', null]);
  });

  test('what one has said before the day is told is of that day too', async () => {
    const days = await daysOf(
      '“The dam is safe,” Ruta Holm said.\n\nHolm told reporters on Tuesday that it would stand.',
    );
    expect(days).toEqual(['2024-03-05', '2024-03-05']);
  });

  test.each(['Holm has long said that the dam was safe.', 'Holm believes that the dam is safe.'])(
    'is of no occasion: %s',
    async (sentence) => {
      const days = await daysOf(`Holm said on Tuesday that the road was open.\n\n${sentence}`);
      expect(days).toEqual(['2024-03-05', null]);
    },
  );

  const hearingOn = (day: string): string =>
    `Senator Ruta Holm grilled the head of the mill at a hearing on ${day}. “You knew it,” Ruta Holm said.\n\n` +
    '“We closed the dam,” Tomas Varga said.\n\n“It has cracks,” said Jon Dahl.';

  test('the day of a hearing is that of all people who speak there, where the article is of that day', async () => {
    expect(new Set(await daysOf(hearingOn('Wednesday')))).toEqual(new Set(['2024-03-06']));
  });

  test('who speaks in an article of the day after a hearing may have spoken since', async () => {
    expect((await daysOf(hearingOn('Monday'))).at(-1)).toBeNull();
  });

  test('is that of the session from which a record is taken', async () => {
    const days = await daysOf(
      'An excerpt from Tuesday’s session of the water board.\n\nRUTA HOLM: Is the dam safe?\n\nTOMAS VARGA: It is.' +
        '\n\nHOLM: And the road?\n\nVARGA: The road is open.',
    );
    expect(new Set(days)).toEqual(new Set(['2024-03-05']));
  });

  test('a headline is of the day that the first paragraph tells', async () => {
    const days = await daysOf('Holm says dam is safe\n\n“It will stand for years,” Mayor Ruta Holm said on Tuesday.');
    expect(days).toEqual(['2024-03-05', '2024-03-05']);
  });

  test('a headline has the day that its speaker has further down', async () => {
    const days = await daysOf(
      `Holm says dam is safe\n\n${LONG}Mayor Ruta Holm told residents on Tuesday that it would stand for years.`,
    );
    expect(days).toEqual(['2024-03-05', '2024-03-05']);
  });

  test('all that a report says is of its day', async () => {
    const days = await daysOf(
      `A report released on Tuesday says that the dam has cracks.\n\n${LONG}` +
        'The report also says that nobody had looked for years.',
    );
    expect(days).toEqual(['2024-03-05', '2024-03-05']);
  });

  test('all turns of a conversation are of one day', async () => {
    const days = await daysOf(
      'Mayor Ruta Holm spoke on Tuesday.\n\nTOMAS VARGA, HOST: Is the dam safe?\n\nRUTA HOLM: It was looked at on Monday.' +
        '\n\nVARGA: And the road?\n\nHOLM: The road is open.',
    );
    expect(new Set(days).size).toBe(1);
  });

  test('another day ends the occasion', async () => {
    const days = await daysOf(
      '“The dam is safe,” Ruta Holm said on Monday. “It was never closed,” Holm said on Tuesday. Holm added that ' +
        'the road was open.',
    );
    expect(days).toEqual(['2024-03-04', '2024-03-05', '2024-03-05']);
  });
});
