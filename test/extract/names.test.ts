import { describe, expect, test } from 'vitest';
import { extract } from '../../src/extract/extractor.ts';
import { entitiesOf, entity } from './reading.ts';

const kinds = async (text: string): Promise<string[]> =>
  (await entitiesOf(text)).map(({ type, name }) => `${type} ${name}`);

describe('types', () => {
  test.each([
    ['a person', 'Elena Marchetti left early.', ['person Elena Marchetti']],
    ['a person with a particle', 'Pieter van Dijk left early.', ['person Pieter van Dijk']],
    ['a person with two particles', 'Klara von der Heide left early.', ['person Klara von der Heide']],
    ['a person with an Arabic article', 'Omar al-Haddad left early.', ['person Omar al-Haddad']],
    ['a person with a middle initial', 'Robert J. Hale left early.', ['person Robert J. Hale']],
    ['a person whose surname is a word for a firm', 'Yvette Guidry-Banks left early.', ['person Yvette Guidry-Banks']],
    ['a person with letters of eastern Europe', 'Zoë Krstičević left early.', ['person Zoë Krstičević']],
    ['a person with letters that no accent made', 'Đorđe Wałęsa left early.', ['person Đorđe Wałęsa']],
    [
      'a person with accents of their own',
      'Ana Krstic\u030cevic\u0301 left early.',
      ['person Ana Krstic\u030cevic\u0301'],
    ],
    ['a person with an apostrophe', "Sinead O'Brien left early.", ["person Sinead O'Brien"]],
    ['a company', 'The Nordic Grain Company closed a mill.', ['organization Nordic Grain Company']],
    [
      'an institute behind a title',
      'The National Marine Institute closed.',
      ['organization National Marine Institute'],
    ],
    ['a hospital that is no general', 'She woke up in the General Hospital.', ['organization General Hospital']],
    [
      'an office of a college',
      'Send it to Office of Research of Penn College, please.',
      ['organization Office of Research of Penn College'],
    ],
    ['a university', 'The University of Leeds closed a school.', ['organization University of Leeds']],
    ['a court', 'The Reykjavik District Court heard the case.', ['organization Reykjavik District Court']],
    ['a ministry', 'The Ministry of Fisheries closed the bay.', ['organization Ministry of Fisheries']],
    ['a newspaper with a day in its name', 'The news was first told by USA Today.', ['organization USA Today']],
    [
      'a firm in full and in short',
      'Shares of Corvane Inc fell. Corvane cut its forecast.',
      ['organization Corvane Inc'],
    ],
    ['a firm by its legal form', 'She asked Tarn Data, LLC to pay.', ['organization Tarn Data, LLC']],
    ['a firm with two legal forms', 'She asked Om Sai Pvt Ltd to pay.', ['organization Om Sai Pvt Ltd']],
    ['a partnership', 'Shares of Orvane, L.P. fell.', ['organization Orvane, L.P.']],
    ['a street that is a government', 'Downing Street was closed.', ['organization Downing Street']],
    [
      'a committee for two things',
      'The House Trade and Fisheries Committee met.',
      ['organization House Trade and Fisheries Committee'],
    ],
    [
      'two companies',
      'Lukas Holm left Nordic Grain Company and Teklan Steel Company.',
      ['person Lukas Holm', 'organization Nordic Grain Company', 'organization Teklan Steel Company'],
    ],
    ['a news agency', 'The news was first told by Reuters.', ['organization Reuters']],
    ['a place that no list has', 'The train ended in Oberwies.', ['place Oberwies']],
    ['a city', 'The train went on to Nairobi.', ['place Nairobi']],
    ['a country in a title', 'He was Emperor of the United States until then.', ['place United States']],
    ['a surname that is a trade', 'She thanked Senator Baker.', ['person Baker']],
    ['a given name that is an office', 'She wrote to Dean Acheson.', ['person Dean Acheson']],
    [
      'two institutions behind one article',
      'It was bought by the British Library and Columbia University.',
      ['organization British Library', 'organization Columbia University'],
    ],
    [
      'an institute for the study of something',
      'It was told by the Institute for the Study of War.',
      ['organization Institute for the Study of War'],
    ],
    ['a government', 'The Government of Norway closed a mill.', ['organization Government of Norway']],
    ['a channel with an Arabic article', 'It was told by Al-Arabiya.', ['organization Al-Arabiya']],
    ['a newspaper behind its article', 'The news was first told by the Guardian.', ['organization Guardian']],
    ['a country that seems to do something', 'Belarus has vetoed it.', ['place Belarus']],
    [
      'a person with a first name that no list has',
      'Raghunath Prasad Yadav left early.',
      ['person Raghunath Prasad Yadav'],
    ],
    ['a country of two words', 'The train went on to South Korea.', ['place South Korea']],
    ['a river', 'A boat sank on the Danube River.', ['place Danube River']],
  ])('%s', async (_, text, expected) => {
    expect(await kinds(text)).toEqual(expected);
  });

  test.each([
    ['a day', 'The train left on Monday.'],
    ['a month', 'The train left in November.'],
    ['the start of a sentence', 'Trains were late. Nobody knew why. Later it snowed.'],
    ['"I"', 'It is what I wanted.'],
    ['a word that is shouted', 'It was NEVER late and VERY cheap.'],
    ['a nationality', 'A Dutch train was late.'],
    ['a nationality that a newspaper is called by', 'Australian children eat too little of it.'],
    ['an adjective that a newspaper is called by', 'Most of them go to Independent repair shops.'],
    ['an office', 'It was told by the Home Secretary.'],
    ['a word behind what can be a title', 'It was shown at the Chief Forum.'],
  ])('the capital of %s makes no name', async (_, text) => {
    expect(await kinds(text)).toEqual([]);
  });
});

describe('roles', () => {
  test.each([
    ['before the name', 'Kremlin spokesman Dmitry Orlov left early.', 'Dmitry Orlov', 'Kremlin spokesman'],
    ['with capitals', 'Finance Minister Chidi Okafor left early.', 'Chidi Okafor', 'Finance Minister'],
    ['with a nationality', 'Dutch Prime Minister Pieter Bakker left early.', 'Pieter Bakker', 'Dutch Prime Minister'],
    ['in lower case', 'The goalkeeper Marta Lindqvist left early.', 'Marta Lindqvist', 'goalkeeper'],
    [
      'of an institution',
      'Department of Correction spokesman Tomas Varga left early.',
      'Tomas Varga',
      'Department of Correction spokesman',
    ],
    ['with a hyphen', 'The far-right president Tomas Varga left early.', 'Tomas Varga', 'far-right president'],
    [
      'without a courtesy title',
      'Chief Education Officer Dr Ramona Archer left early.',
      'Ramona Archer',
      'Chief Education Officer',
    ],
    ['of a member', 'Council member Peggy Dorn left early.', 'Peggy Dorn', 'Council member'],
    ['abbreviated', 'Gov. Dana Whitfield left early.', 'Dana Whitfield', 'Gov.'],
    ['before a comma', 'The former mayor, Tomas Varga, left early.', 'Tomas Varga', 'former mayor'],
    ['new, before a comma', 'A senior planner, Tomas Varga, left early.', 'Tomas Varga', 'senior planner'],
    ['behind an age', 'Karl Brandt, 54, director of the port, left early.', 'Karl Brandt', 'director of the port'],
    ['behind the name', 'Ruta Balsiene, the mayor of Kaunas, left early.', 'Ruta Balsiene', 'mayor of Kaunas'],
    [
      'behind, without an article',
      'Karl Brandt, spokesman for the port, left.',
      'Karl Brandt',
      'spokesman for the port',
    ],
    [
      'behind, of an owner',
      "Dmitry Orlov, the Kremlin's spokesman, left early.",
      'Dmitry Orlov',
      "Kremlin's spokesman",
    ],
  ])('%s', async (_, text, name, role) => {
    expect((await entity(text, name)).roles).toEqual([role]);
  });

  test('are not those of whose husband somebody is', async () => {
    expect((await entity('Elena Marchetti, whose husband, Joe, died, left early.', 'Elena Marchetti')).roles).toEqual(
      [],
    );
  });

  test('a title that the tagger takes for a part of the name is none', async () => {
    const text =
      'Senator Hale, Mr. Chief Justice, Mr. President, Speaker O’Dale, Reverend Tormaw, and my fellow citizens:\n\n' +
      'To a few of us here today this is a solemn occasion.';
    expect((await entity(text, 'Tormaw')).roles).toEqual(['Reverend']);
  });

  test('a courtesy title is no role and no part of the name', async () => {
    expect((await entity('Mrs. Elena Marchetti left early.', 'Elena Marchetti')).roles).toEqual([]);
  });

  test.each([
    ["Italy's industry minister, Elena Marchetti, left early.", 'industry minister'],
    ['The police commander for the region, Dr. Elena Marchetti, left early.', 'police commander for the region'],
    ['Elena Marchetti, managing director of Orvane, left early.', 'managing director of Orvane'],
    [
      'Elena Marchetti, a researcher at the Institute for Security Studies in Dakar, left early.',
      'researcher at the Institute for Security Studies in Dakar',
    ],
    ['Elena Marchetti, who is a lawyer in Dover, left early.', 'lawyer in Dover'],
    ['We met Elena Marchetti, a senior scientist working on smoke.', 'senior scientist'],
    ['Elena Marchetti, manager at Riga-based Orvane, left early.', 'manager at Riga-based Orvane'],
    ['Elena Marchetti, then interior minister, left early.', 'then interior minister'],
  ])('stand around a comma: %s', async (text, role) => {
    expect((await entity(text, 'Elena Marchetti')).roles).toEqual([role]);
  });

  test('are several where a rank is told too', async () => {
    const text = 'Col Tomas Varga, a spokesman for the army, left early.';
    expect((await entity(text, 'Tomas Varga')).roles).toEqual(['spokesman for the army', 'Col']);
  });

  test('who a person is to another is no role behind a comma that ends a clause', async () => {
    expect((await entity('When she met Karl Brandt, the train had left.', 'Karl Brandt')).roles).toEqual([]);
  });

  test('the institution in a role is an entity of its own', async () => {
    expect((await entity('Kremlin spokesman Dmitry Orlov left early.', 'Kremlin')).type).toBe('organization');
  });
});

describe('a name goes on', () => {
  test.each([
    ['past a nickname', 'Capt. William "Buck" O\'Dell left early.', 'William "Buck" O\'Dell'],
    [
      'past a nickname of two words',
      'Former champion Mick “The Hammer” Hannity left early.',
      'Mick “The Hammer” Hannity',
    ],
    ['past whose court it is', 'Ashbrook Coroner’s Court met in May.', 'Ashbrook Coroner’s Court'],
    ['past whose group it is', 'The Marsham Rail Users’ Group met in May.', 'Marsham Rail Users’ Group'],
  ])('%s', async (_, text, name) => {
    expect((await entitiesOf(text)).map((one) => one.name)).toEqual([name]);
  });

  test('not past a word for what somebody is', async () => {
    const text = 'WHO country representative Dr Amara Diallo said it was late.';
    expect((await entitiesOf(text)).map((one) => one.name)).toEqual(['WHO', 'Amara Diallo']);
  });
});

describe('aliases', () => {
  test('are the other names of an entity, without the fullest', async () => {
    const { aliases } = await entity('Marchetti won. Elena Marchetti smiled. Marchetti left.', 'Elena Marchetti');
    expect(aliases).toEqual(['Marchetti']);
  });

  test('are initials, in brackets or alone', async () => {
    const text = 'The Baltic Fisheries Council (BFC) met in Riga. In May the BFC left.';
    expect((await entity(text, 'Baltic Fisheries Council')).aliases).toEqual(['BFC']);
    expect((await entity(text, 'Baltic Fisheries Council')).mentions).toHaveLength(3);
  });

  test.each([
    ['letters of its words', 'Center for International Forestry Research', 'CIFOR'],
    ['small letters', 'Alternative for Sweden', 'AfS'],
    ['another language', 'Doctors Without Borders', 'MSF'],
  ])('are in brackets behind the name, of %s', async (_, long, short) => {
    const text = `The ${long} (${short}) met in Riga. In May ${short} said that it was late.`;
    expect((await entity(text, long)).aliases).toEqual([short]);
  });

  test('are no nouns that stand for the one name that they are the head of', async () => {
    const text = 'Staff of Wexmoor University met in Riga. They wrote to the University. The Council met in Oslo.';
    const { aliases, mentions } = await entity(text, 'Wexmoor University');
    expect(mentions.map(({ text: words, kind }) => `${kind} ${words}`)).toEqual([
      'name Wexmoor University',
      'name University',
    ]);
    expect(aliases).toEqual([]);
  });

  test('are the same with and without a possessive ending', async () => {
    const { aliases, mentions } = await entity(
      'Elena Marchetti left. Elena Marchetti’s train was late.',
      'Elena Marchetti',
    );
    expect(aliases).toEqual([]);
    expect(mentions).toHaveLength(2);
  });
});

describe('what has a name, but is neither a person nor a place nor an organization, is no entity', () => {
  test.each([
    ['a disease', 'Ebola has changed everything, said Tom Rill. He blamed Ebola for it.', ['person Tom Rill']],
    [
      'a virus that no list has',
      'Officials said Hantavirus was the reason. They warned that Hantavirus would cost more.',
      [],
    ],
    ['a feast', 'Ramadan has changed everything, said Tom Rill. He blamed Ramadan for it.', ['person Tom Rill']],
    ['a feast that is a surname there', 'Tariq Ramadan left. Ramadan told reporters why.', ['person Tariq Ramadan']],
    ['a cup', 'The Ryder Cup matters to them, said Ryder Poll.', ['person Ryder Poll']],
    [
      'a storm',
      'The council met on Tuesday. People talked about Typhoon Haiyan for hours, said Mary Poll. Typhoon Haiyan matters to them.',
      ['person Mary Poll'],
    ],
    [
      'a storm beside somebody of that name',
      'Officials said Hurricane Katrina was the reason, and Katrina Poll blamed Hurricane Katrina too.',
      ['person Katrina Poll'],
    ],
    ['a storm that speaks', 'Storm Holm said she was happy.', ['person Storm Holm']],
    ['people of a country', 'The Kenyans lost and the New Yorkers won, said Tom Rill.', ['person Tom Rill']],
    ['what somebody shouts', 'Great Service! Mona Dahl was kind.', ['person Mona Dahl']],
    ['where something is written', '"We are safe," Mona Dahl wrote on Twitter.', ['person Mona Dahl']],
    [
      'what somebody stood for',
      'Much has been written of Thatcherism, and of Reaganism, said Ann Poll.',
      ['person Ann Poll'],
    ],
    ['gardens', 'They saw the Japanese gardens, said Ann Poll.', ['person Ann Poll']],
    [
      'an address',
      'Write to mary.poll@example.org or see https://example.org/Holm about it, said Tom Rill.',
      ['person Tom Rill'],
    ],
    ['what an editor has put in', '"I asked [John] Carter," said Mary Poll.', ['person Carter', 'person Mary Poll']],
    [
      'an empire',
      'Greece suffered under the Roman Empire, said Anna Rell.',
      ['place Greece', 'place Roman Empire', 'person Anna Rell'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await kinds(text)).toEqual(expected);
  });
});

test.each(['large', 'small'] as const)('a name that recurs is one thing in all of its places (%s)', async (model) => {
  const text =
    'Kestrel was hired in May. Nobody trusts Kestrel. The shares of Kestrel fell on Monday, and Kestrel cut its forecast.';
  const { entities } = await extract({ text }, model);
  expect(entities.map(({ name, mentions }) => [name, mentions.length > 3])).toEqual([['Kestrel', true]]);
});

test('a name that is nearly always one thing is it everywhere', async () => {
  const text =
    "The street is called Orvallee. Orvallee begins at the square. He named Berlin's Orvallee in 1939. Orvallee is to be renamed, and those who live in Orvallee are angry.";
  expect((await entity(text, 'Orvallee')).mentions).toHaveLength(5);
});

test('what is short for a name may be written like a name', async () => {
  const text = 'She gave supplies to the Bermuda Alliance For Old Roads and Bridges (Baorb). Baorb was glad.';
  expect((await entity(text, 'Bermuda Alliance For Old Roads and Bridges')).aliases).toEqual(['Baorb']);
});

test('what is short for a place is one', async () => {
  const text = 'British Virgin Islands (BVI) Governor John Rankin called for calm. The BVI port was closed.';
  expect(await kinds(text)).toEqual(['place British Virgin Islands', 'person John Rankin']);
});

test('whom one is against is who is meant', async () => {
  expect(await kinds('The groups are anti-Marchetti. Elena Marchetti won.')).toEqual(['person Elena Marchetti']);
});

test('what a director is of is an institution with its place, and nobody is called “of Mirel”', async () => {
  const text =
    'Mona Dahl, Director of the Water Board of Mirel, spoke. Mirel is dry. People left Mirel in May. In Mirel nothing grows.';
  expect(await kinds(text)).toEqual(['person Mona Dahl', 'organization Water Board of Mirel', 'place Mirel']);
});

test('an organization that the lexicon has in two words is nobody, unless somebody may be called so', async () => {
  const text = '“It is ours,” Laurence Poll said in an interview with Le Figaro. John Lewis said no.';
  expect(await kinds(text)).toEqual(['person Laurence Poll', 'organization Le Figaro', 'person John Lewis']);
});

test('how many there are is no part of a name', async () => {
  expect(await kinds('Most Corvane Railway stations have ticket machines.')).toEqual(['organization Corvane Railway']);
});

test('names in the headline are those of the text', async () => {
  const text = 'Marchetti Warns Of Higher Rates\n\nElena Marchetti said on Monday that rates could rise.';
  expect(await kinds(text)).toEqual(['person Elena Marchetti']);
});

test('a surname that the article names is one also before a word for an institution', async () => {
  const text = 'Elena Marchetti won. The Marchetti administration has publicly signaled a change.';
  expect((await entity(text, 'Marchetti administration')).type).toBe('organization');
});
