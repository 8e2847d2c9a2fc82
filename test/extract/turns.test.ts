import { describe, expect, test } from 'vitest';
import { extract } from '../../src/extract/extractor.ts';

/** Of each quote who says it and what: "Elena Varga: We had the engineers in". */
async function saidIn(text: string): Promise<string[]> {
  const { quotes } = await extract({ text });
  return quotes
    .filter(({ confidence }) => confidence > 0.9)
    .map(({ speakers, text, type }) => `${speakers.map(({ name }) => name).join(', ')} (${type}): ${text}`);
}

describe('turns of a conversation', () => {
  test('a transcript is read line by line, without what is no speech', async () => {
    expect(
      await saidIn(`Transcript: Mayor Elena Varga on the harbour bridge

The interview was broadcast on Channel Nine.

ANNA HOLM, HOST: Good evening, Mayor Varga. When will the bridge open again?

ELENA VARGA: We had the engineers in on Monday (LAUGHTER) and they found cracks.

I will not open a bridge that isn't safe.

(CROSSTALK)

HOLM: So who pays?

VARGA: The contractor should.`),
    ).toEqual([
      'ANNA HOLM (direct): Good evening, Mayor Varga. When will the bridge open again?',
      "Elena Varga (direct): We had the engineers in on Monday … and they found cracks … I will not open a bridge that isn't safe",
      'ANNA HOLM (direct): So who pays?',
      'Elena Varga (direct): The contractor should',
    ]);
  });

  test('who asks in an interview speaks to the other, and so does who says a name', async () => {
    const text = `Mayor Elena Varga spoke to Anna Holm.

HOLM: When will the bridge open?

VARGA: Well, Anna, we had the engineers in on Monday.

HOLM: But who pays?

VARGA: The contractor should.`;
    const { quotes } = await extract({ text });
    const told = quotes
      .filter(({ confidence }) => confidence > 0.9)
      .map(({ addressees }) => addressees.map(({ name }) => name).join());
    expect(told).toEqual(['Elena Varga', 'Anna Holm', 'Elena Varga', '']);
  });

  test('who is in capitals there has the name that stands elsewhere', async () => {
    const text = 'Mayor Elena Varga spoke.\n\nANNA HOLM: When?\n\nELENA VARGA: On Monday.\n\nHOLM: Why?';
    const varga = (await extract({ text })).entities.find(({ name }) => name === 'Elena Varga');
    expect(varga?.aliases).not.toContain('ELENA VARGA');
  });

  test('the answers of an interview are those of whom it is with', async () => {
    expect(
      await saidIn(`Five questions for Tom Becker

Tom Becker scored twice on Saturday as Rovers beat City 3-1. Becker is 24.

Q. How is your knee?

A. It feels great.

Q. Will you leave in January?

A. I'm not going anywhere.`),
    ).toEqual([
      ' (direct): How is your knee?',
      'Tom Becker (direct): It feels great',
      ' (direct): Will you leave in January?',
      "Tom Becker (direct): I'm not going anywhere",
    ]);
  });

  test('questions and answers need no labels', async () => {
    const text = `Tom Becker scored twice on Saturday as Rovers beat City 3-1. Becker is 24.

We spoke with Becker about his knee and what is next.

How is your knee?

It feels great. I ran on it every day last week.

I had a good doctor.

Will you leave in January?

I'm not going anywhere.

What do you say to those who doubt that?

My contract ends in 2030.

Becker plays again on Sunday.`;
    const { quotes } = await extract({ text });
    const turns = quotes
      .filter(({ cue }) => cue === null)
      .map(({ speakers, act, text }) => [speakers[0]?.name ?? null, act, text]);
    expect(turns).toEqual([
      [null, 'question', 'How is your knee?'],
      ['Tom Becker', 'statement', 'It feels great. I ran on it every day last week … I had a good doctor'],
      [null, 'question', 'Will you leave in January?'],
      ['Tom Becker', expect.any(String), "I'm not going anywhere"],
      [null, 'question', 'What do you say to those who doubt that?'],
      ['Tom Becker', 'statement', 'My contract ends in 2030'],
    ]);
  });

  test('a question without a label between turns of several is that of whoever asks', async () => {
    const text = `Ana Holm and Tom Becker run the mill. We met the two for a chat.

Ana: I came here in May. I had a shop before.

How did you two meet?

Tom: At the harbour, on a wet day.

Ana: He asked me for a match.

What comes next?

Tom: A second mill.

What will it make?

Ana: Paper.`;
    const turns = (await extract({ text })).quotes.map(({ speakers, text }) => [speakers[0]?.name ?? null, text]);
    expect(turns).toContainEqual(['Ana Holm', 'I came here in May. I had a shop before']);
    for (const question of ['How did you two meet?', 'What comes next?', 'What will it make?'])
      expect(turns).toContainEqual([null, question]);
  });

  test('who asks is whom the text before tells that the one who is asked spoke with', async () => {
    const talk = (intro: string) =>
      `Ines Calloway has measured the river for years. Calloway is a hydrologist. ${intro}

Q: Did you see it coming?

A: No. I keep saying so.

Q: Would you go back?

A: In a heartbeat. They won’t call, though.`;
    const askers = async (intro: string) =>
      (await extract({ text: talk(intro) })).quotes
        .filter(({ text }) => text.endsWith('?'))
        .map(({ speakers }) => speakers.map(({ name }) => name).join());
    expect(await askers('She spoke with the Weekly’s Simon Pratt on Friday.')).toEqual(['Simon Pratt', 'Simon Pratt']);
    expect(await askers('Simon Pratt, her boss, left in May.')).toEqual(['', '']);
  });

  test('a question without a label is his who alone asks', async () => {
    const text = `HOLM: It is late.

Why did you come?

BECKER: To see the mill. I had to.

HOLM: You had to.

What did you see there?

BECKER: Nothing at all.

HOLM: I see.

Are you sad?

BECKER: No.`;
    expect((await saidIn(text))[0]).toMatch(/^HOLM .*: It is late.*Why did you come\?$/u);
  });

  test('who asks among several speaks to who speaks next', async () => {
    const text = `The committee met on the dam.

HOLM: The committee will come to order. Mr. Varga, is the dam safe?

VARGA: It is. Gerald Finch looked at it.

DAHL: Did Finch tell the council?

FINCH: I told the council twice.

HOLM: We will hear more of this from Mr. Finch on Friday.`;
    const { quotes } = await extract({ text });
    expect(quotes.map(({ addressees }) => addressees.map(({ name }) => name).join())).toEqual([
      'Varga',
      '',
      'Gerald Finch',
      '',
      '',
    ]);
  });

  test('there are none in posts, which are those of who signs them', async () => {
    const text = `The film was slow, the studio said.

Walked out after ten minutes. Truly awful.

— Ruth Vale (@rvale) September 20, 2016

Best film of the year! — Ian Moss (@imoss) Sept. 21, 2016`;
    const { quotes } = await extract({ text, publishedAt: '2016-09-26' });
    const posts = quotes.slice(1).map(({ speakers, saidAt, text }) => [speakers[0]?.name, saidAt, text]);
    expect(posts).toEqual([
      ['Ruth Vale', '2016-09-20', 'Walked out after ten minutes. Truly awful'],
      ['Ian Moss', '2016-09-21', 'Best film of the year!'],
    ]);
  });

  test.each([
    ['a list of numbers', 'Delegates so far.\n\nHolm: 1,769.\n\nVarga: 1,501.\n\nHolm: 547.\n\nVarga: 46.'],
    ['a recipe', 'Fish soup.\n\nTime: half an hour.\n\nServes: four people.\n\nYou need: a large pot.'],
    ['one label', 'The bridge is shut.\n\nUPDATE: It opened at noon.\n\nUPDATE: It is shut again.'],
  ])('there are none in %s', async (_, text) => {
    expect(await saidIn(text)).toEqual([]);
  });
});
