import { describe, expect, test } from 'vitest';
import { quotesOf, theQuote, whoSaidWhat } from './reading.ts';

test('of two quotations side by side the second is of who is named behind it', async () => {
  const text =
    'Elena Marchetti said she wanted it known that “this is not our way.” “How long must the valley wait for this?” Tomas Varga said.';
  expect(await whoSaidWhat(text)).toEqual([
    'Elena Marchetti: she wanted it known that this is not our way',
    'Tomas Varga: How long must the valley wait for this',
  ]);
});

describe('a source in the midst of what is said has what stands before it too', () => {
  test.each([
    ['between two commas', 'Climate change, Mr. Dahl often says, is the greatest threat facing the world.'],
    ['behind “as”', 'Climate change, as Mr. Dahl often points out, is the greatest threat facing the world.'],
  ])('%s', async (_, sentence) => {
    expect(await whoSaidWhat(`"People don't see it," Mr. Dahl said. ${sentence}`)).toEqual([
      "Dahl: People don't see it",
      'Dahl: Climate change is the greatest threat facing the world',
    ]);
  });

  test('but for the content of another cue', async () => {
    const text =
      'She has vowed to park at the Railway Inn, whose landlord, she says, has offered her the space for nothing.';
    expect(await whoSaidWhat(text)).toHaveLength(2);
  });
});

describe('speech with a reporting verb', () => {
  test.each([
    [
      'that',
      'Goalkeeper Marta Lindqvist said that the team was ready for the final.',
      'Marta Lindqvist: the team was ready for the final',
    ],
    [
      'no that',
      'Goalkeeper Marta Lindqvist said the team was ready for the final.',
      'Marta Lindqvist: the team was ready for the final',
    ],
    [
      'the verb at the end',
      'Rates will stay high until next spring, Elena Marchetti said.',
      'Elena Marchetti: Rates will stay high until next spring',
    ],
    ['a direct quote, then the verb', '“The bridge is safe,” said Tomas Varga.', 'Tomas Varga: The bridge is safe'],
    ['a direct quote, then the name', '“The bridge is safe,” Tomas Varga said.', 'Tomas Varga: The bridge is safe'],
    [
      'a verb before a direct quote',
      'Tomas Varga said: “The bridge is safe and it will stay open.”',
      'Tomas Varga: The bridge is safe and it will stay open',
    ],
    [
      'according to, first',
      'According to Amina Yusuf, the vaccine protects children for two years.',
      'Amina Yusuf: the vaccine protects children for two years',
    ],
    [
      'according to, last',
      'The vaccine protects children for two years, according to Amina Yusuf.',
      'Amina Yusuf: The vaccine protects children for two years',
    ],
    [
      'a hearer between',
      'Amina Yusuf told reporters that the vaccine protects children.',
      'Amina Yusuf: the vaccine protects children',
    ],
    [
      'a day between',
      'Amina Yusuf said on Monday that the vaccine protects children.',
      'Amina Yusuf: the vaccine protects children',
    ],
    [
      'an apposition between',
      'Marta Lindqvist, the captain of the team, said the keeper was injured.',
      'Marta Lindqvist: the keeper was injured',
    ],
    [
      'a relative clause between',
      'Marta Lindqvist, who has played for ten years, said the keeper was injured.',
      'Marta Lindqvist: the keeper was injured',
    ],
    ['auxiliaries', 'Tomas Varga has also warned that the dam could break.', 'Tomas Varga: the dam could break'],
    [
      'a source that names no one',
      'The prosecutor said that two of the men had fled.',
      '(The prosecutor): two of the men had fled',
    ],
    ['a name that looks like a verb', 'Teklan Shipping said that it would wait.', 'Teklan Shipping: it would wait'],
    [
      'an institution',
      'The company has warned that deliveries will be late.',
      '(The company): deliveries will be late',
    ],
    [
      'a document',
      'The report says that the fish have doubled in number.',
      '(The report): the fish have doubled in number',
    ],
    [
      'words partly quoted',
      'Varga said he had “nothing to add” to the letter.',
      'Varga: he had nothing to add to the letter',
    ],
    [
      'an accusation',
      'The Reykjavik Court accused Tomas Varga of hiding the accounts.',
      'Reykjavik Court: Tomas Varga of hiding the accounts',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await whoSaidWhat(text)).toEqual([expected]);
  });

  test('a sentence that the verb cuts in two, behind a quotation', async () => {
    const text =
      'Vaughn Pickering dismissed the questions as “sour grapes.” Blue Heron, he said, had bought ads in 31 states.';
    expect(await whoSaidWhat(text)).toEqual([
      'Vaughn Pickering: the questions as sour grapes',
      'Vaughn Pickering: Blue Heron had bought ads in 31 states',
    ]);
  });

  test('one sentence, two sources', async () => {
    expect(await whoSaidWhat('Holm said the team was ready, but Varga said it was not.')).toEqual([
      'Holm: the team was ready',
      'Varga: it was not',
    ]);
  });

  test('one source, two acts', async () => {
    expect(
      await whoSaidWhat('Tomas Varga denied that the harbour was bankrupt and accused the union of spreading lies.'),
    ).toEqual(['Tomas Varga: the harbour was bankrupt', 'Tomas Varga: the union of spreading lies']);
  });

  test('several sources of one quote', async () => {
    expect(await whoSaidWhat('Both Elena Marchetti and Tomas Varga reported that the strike had ended.\n')).toEqual([
      'Elena Marchetti, Tomas Varga: the strike had ended',
    ]);
  });

  test('an article without speech has no quotes', async () => {
    expect(await whoSaidWhat('The train left Oslo at noon. It reached Bergen in the evening, an hour late.')).toEqual(
      [],
    );
    expect(await whoSaidWhat('')).toEqual([]);
  });
});

describe('quotes in several parts', () => {
  test.each([
    [
      'split by the speaker',
      '“We lost the first half,” said Marta Lindqvist, “but we won the second one.”',
      'Marta Lindqvist: We lost the first half but we won the second one',
    ],
    [
      'split in a sentence without marks',
      'The strike, Tomas Varga said, will end on Sunday.',
      'Tomas Varga: The strike will end on Sunday',
    ],
    [
      'going on behind the full stop',
      '“We lost the first half,” Marta Lindqvist said. “We won the second one.”',
      'Marta Lindqvist: We lost the first half We won the second one',
    ],
    [
      'left open, going on in the next paragraph',
      '“The court has erred,” Helga Stein said. “It has not heard the witnesses.\n\n“It will have to hear them now.”',
      'Helga Stein: The court has erred It has not heard the witnesses It will have to hear them now',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await whoSaidWhat(text)).toEqual([expected]);
  });

  test('each part has its own span, in text order', async () => {
    const text = '“We lost the first half,” said Marta Lindqvist, “but we won the second one.”';
    const { spans } = await theQuote(text);
    const parts = spans.map(({ start, end }) => [...text].slice(start, end).join(''));
    expect(parts.map((part) => part.replace(/[“”,.]/gu, ''))).toEqual([
      'We lost the first half',
      'but we won the second one',
    ]);
  });
});

describe('a quote that ends its sentence', () => {
  test.each([
    ['a question', '“Who will pay for the bridge?” Varga asked.', 'Varga: Who will pay for the bridge'],
    ['a cry', '“The bridge is moving!” Varga shouted.', 'Varga: The bridge is moving'],
    ['a question, verb first', '“Who will pay for it?” asked Tomas Varga.', 'Tomas Varga: Who will pay for it'],
  ])('%s', async (_, text, expected) => {
    expect(await whoSaidWhat(text)).toEqual([expected]);
  });

  test('is not taken from the one who said it', async () => {
    const text = '“Who will pay for the dam?” Holm said. “Will it be the town?” Varga asked.';
    expect(await whoSaidWhat(text)).toEqual(['Holm: Who will pay for the dam', 'Varga: Will it be the town']);
  });
});

describe('quotation marks', () => {
  test.each([
    ['curly', '“The bridge is safe for lorries,” Tomas Varga said.'],
    ['straight', '"The bridge is safe for lorries," Tomas Varga said.'],
    ['single curly', '‘The bridge is safe for lorries,’ Tomas Varga said.'],
    ['single straight', "'The bridge is safe for lorries,' Tomas Varga said."],
    ['angle', '«The bridge is safe for lorries», Tomas Varga said.'],
    ['low, German', '„The bridge is safe for lorries“, Tomas Varga said.'],
    ['low, Polish', '„The bridge is safe for lorries”, Tomas Varga said.'],
    ['two single ones', "''The bridge is safe for lorries,'' Tomas Varga said."],
  ])('%s marks make a direct quote', async (_, text) => {
    expect((await theQuote(text)).type).toBe('direct');
    expect(await whoSaidWhat(text)).toEqual(['Tomas Varga: The bridge is safe for lorries']);
  });

  test('an apostrophe opens no quote', async () => {
    expect(await whoSaidWhat("The ship left on Varga's birthday, and the workers' children came to the pier.")).toEqual(
      [],
    );
  });

  test.each([
    ['direct', '“The bridge is safe,” Varga said.'],
    ['indirect', 'Varga said that the bridge was safe.'],
    ['mixed', 'Varga said that the bridge was “as safe as a house”.'],
  ])('a quote is %s by its marks', async (type, text) => {
    expect((await theQuote(text)).type).toBe(type);
  });

  test('scare quotes are no quotes', async () => {
    expect(await whoSaidWhat('The “rescue plan” cost the town a fortune and was dropped after a year.')).toEqual([]);
  });

  test('nothing inside a quote is a cue', async () => {
    expect(await whoSaidWhat('“Our lawyer says it is legal and the mayor says it is not,” said Helga Stein.')).toEqual([
      'Helga Stein: Our lawyer says it is legal and the mayor says it is not',
    ]);
  });
});

describe('labels', () => {
  test('a name and a colon introduce what its bearer says', async () => {
    expect(
      await whoSaidWhat('MARTA LINDQVIST: We were ready for the final.\n\nPETRA HOLM: Nobody told us when it began.'),
    ).toEqual(['MARTA LINDQVIST: We were ready for the final', 'PETRA HOLM: Nobody told us when it began']);
  });

  test('a time is no label', async () => {
    expect(await whoSaidWhat('Kick-off: 18:30 at the old stadium, with free entry for children.')).toEqual([]);
  });
});

describe('a headline that quotes', () => {
  test.each([
    ["'They came for us at night': villagers flee as fighting spreads", '(villagers): They came for us at night'],
    ['“We lost everything”: Storm survivors count the cost', '?: We lost everything'],
    ['‘I don’t think we are ready’: Five questions for Ruta Holm', '?: I don’t think we are ready'],
  ])('%s', async (headline, expected) => {
    const quotes = await whoSaidWhat(`${headline}\n\nThe storm hit the coast on Wednesday.`);
    expect(quotes).toContain(expected);
  });
});

test('what a headline quotes is whose it is further down', async () => {
  const text =
    "'We heard the mountain move': dozens feared dead\n\n“We heard the mountain move before it came,” said Ines Huamaní, a farmer.";
  expect((await whoSaidWhat(text))[0]).toBe('Ines Huamaní: We heard the mountain move');
});

test('a relative pronoun that another clause goes on with is no part of a content', async () => {
  const text =
    'The minister urged the world to honour the money pledged at Geneva, of which, a document shows, little has been received.';
  expect((await whoSaidWhat(text))[0]).toBe('(The minister): the world to honour the money pledged at Geneva');
});

test('who asks not to be named has said nothing by that', async () => {
  const text = 'One minister, who asked not to be named, said that the bridge was safe.';
  expect(await whoSaidWhat(text)).toEqual(['(One minister): the bridge was safe']);
});

test('the answer to a question is not more of it', async () => {
  const text = '“Is that all of it?” Ruta Holm asked her father.\n\n“That is all of it.”\n\n“What about the cat?”';
  expect((await whoSaidWhat(text))[0]).toBe('Ruta Holm: Is that all of it');
});

describe('words that an agency relays', () => {
  test('are of whom it quotes', async () => {
    expect(await whoSaidWhat('“We are ready,” state TV quoted army chief Tomas Varga as saying.')).toEqual([
      'Tomas Varga: We are ready',
    ]);
    expect(await whoSaidWhat('“We are ready,” the officials were quoted as saying by IRNA.')).toEqual([
      '(the officials): We are ready',
    ]);
    expect(await whoSaidWhat('Reuters quoted Tomas Varga as saying on Monday that the bridge was safe.')).toEqual([
      'Tomas Varga: the bridge was safe',
    ]);
  });
});

describe('page furniture', () => {
  const article = 'Tomas Varga said that the bridge was safe.';
  test.each([
    ['a link to another article', 'See also: Elena Marchetti said that rates will stay high'],
    ['a form for comments', 'Leave a Comment'],
    ['a notice on spam', 'This site uses Akismet to reduce spam. Learn how your comment data is processed.'],
    ['a line with a day', 'Friday, August 21, 2015'],
    ['a line with a day and a time', 'Updated 3 May 2016, 4:15 p.m.'],
    ['an invitation', 'Share this article: “Too good to miss,” said Elena Marchetti'],
  ])('%s is no one’s words', async (_, furniture) => {
    expect(await whoSaidWhat(`${article}\n\n${furniture}\n\n“It will stand for a century,” he added.`)).toEqual([
      'Tomas Varga: the bridge was safe',
      'Tomas Varga: It will stand for a century',
    ]);
  });
});

describe('a pull quote', () => {
  const pull = '“We ran out of fuel. The clinic is closed.”';
  const article = [
    'Nurses fear that the clinic will not open again.',
    pull,
    'It opened in 1990.',
    '“We knew it for weeks,” Omar Salek said. “And now it has happened: We ran out of fuel. The clinic is closed.”',
  ];
  test('is nobody’s words once more', async () => {
    expect(await whoSaidWhat(article.join('\n\n'))).toEqual([
      '(Nurses): the clinic will not open again',
      'Omar Salek: We knew it for weeks And now it has happened We ran out of fuel The clinic is closed',
    ]);
  });
});

test('what the author asks is said by nobody', async () => {
  expect(await whoSaidWhat('Does Ana Holm blame him? “No,” she says.')).toEqual(['Ana Holm: No']);
});

test.each([
  'The energy use of the country seems to have its own laws.',
  'The virus, known as Covid-19, spread in May.',
  'Ana Holm was named best actress.',
])('how something looks or is called is no attribution: %s', async (text) => {
  expect(await whoSaidWhat(text)).toEqual([]);
});

describe('what is alleged', () => {
  test('is not told by who is said to have done it', async () => {
    expect(await whoSaidWhat('Tomas Varga, who allegedly took the money from the safe, left.')).toEqual([
      '?: took the money from the safe',
    ]);
  });

  test('may be that somebody told something', async () => {
    expect(await whoSaidWhat('Tomas Varga allegedly told them that he was in too much pain to walk.')).toEqual([
      'Tomas Varga: he was in too much pain to walk',
    ]);
  });
});

describe('records of attributions', () => {
  test('cue and source are as they stand in the text', async () => {
    const { cue, source } = await theQuote('Finance Minister Chidi Okafor has warned that the budget will not hold.');
    expect(cue).toMatchObject({ text: 'has warned', lemma: 'warn' });
    expect(source?.text).toBe('Finance Minister Chidi Okafor');
  });

  test('quotes come in text order', async () => {
    const starts = (
      await quotesOf(
        '“One,” said Holm. Varga said that two came next. Three is the last, according to Elena Marchetti.',
      )
    ).map(({ spans }) => spans[0]?.start ?? -1);
    expect(starts).toHaveLength(3);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  test('the words of one article said twice are two quotes with ids of their own', async () => {
    const [first, second] = await quotesOf('“We will win,” said Holm.\n\n“We will win,” said Varga.');
    expect(first?.text).toBe(second?.text);
    expect(first?.id).not.toBe(second?.id);
  });
});

describe('a quotation without a cue', () => {
  test('goes on with what was said in the paragraph before', async () => {
    const text =
      'The mayor said the bridge was safe.\n\n"We looked at it twice. Nobody found a crack."\n\nIt was built in 1953.';
    expect(await whoSaidWhat(text)).toEqual([
      '(The mayor): the bridge was safe We looked at it twice Nobody found a crack',
    ]);
  });

  test('and so does the next one', async () => {
    const text =
      'In a letter Tomas Varga called the dam safe.\n\n“Nobody was told. The river was high.”\n\n“And then it broke.”';
    expect(await whoSaidWhat(text)).toEqual([
      'Tomas Varga: the dam safe Nobody was told The river was high And then it broke',
    ]);
  });
});

test.each([
  ['behind a title', 'Chief Tomas Varga'],
  ['behind a title that no lexicon has', 'Alhaji Tomas Varga'],
  ['behind two titles', 'Engr. (Chief) Tomas Varga'],
])('a source with a description has the name that stands behind it: %s', async (_, name) => {
  const text = `Ruta Holm opened the bridge. The senator for the valley of Kaunas, ${name}, said that it was not safe.`;
  expect(await whoSaidWhat(text)).toContain('Tomas Varga: it was not safe');
});
