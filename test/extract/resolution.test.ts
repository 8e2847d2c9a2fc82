import { describe, expect, test } from 'vitest';
import { Document, type Step } from '../../src/extract/document.ts';
import { PIPELINE, run } from '../../src/extract/pipeline.ts';
import { entitiesOf, entity, namedBy, quotesOf, theQuote, whoSaidWhat } from './reading.ts';

/** Names of the speakers of the one quote of a text. */
const speakers = async (text: string): Promise<string[]> => (await theQuote(text)).speakers.map(({ name }) => name);

test('an agency is no other agency that the article names', async () => {
  const text = 'According to Zvaigzne news agency, the dam is safe. The Baltic News Agency was founded in 1990.';
  expect(await speakers(text)).not.toContain('Baltic News Agency');
});

describe('a speaker is the person that the text names in full', () => {
  test.each([
    ['by surname', 'Elena Marchetti runs the bank. Marchetti said that inflation would fall.', 'Elena Marchetti'],
    [
      'by surname, named in full later',
      'Marchetti said that inflation would fall. Elena Marchetti has run the bank since 2019.',
      'Elena Marchetti',
    ],
    [
      'by title and surname',
      'Governor Elena Marchetti runs the bank. Ms. Marchetti said that inflation would fall.',
      'Elena Marchetti',
    ],
    ['by pronoun', 'Elena Marchetti runs the bank. She said that inflation would fall.', 'Elena Marchetti'],
    [
      'by role',
      'Ruta Balsiene, the mayor of Kaunas, opened the bridge. The mayor said that it was safe.',
      'Ruta Balsiene',
    ],
    ['by age', 'Luca Bianchi scored twice. The 24-year-old said that it was luck.', 'Luca Bianchi'],
    ['by what a title is short for', 'Sen. Ruta Holm came. The senator said that it was safe.', 'Ruta Holm'],
    ['by another word for a role', 'Attorney Ruta Holm came. The lawyer said that it was safe.', 'Ruta Holm'],
    ['by title', 'President Ruta Balsiene opened the bridge. The president said that it was safe.', 'Ruta Balsiene'],
    [
      'by a short given name',
      'Robert Hale, a hydrologist, took the samples. Bob Hale said that the river was clean.',
      'Robert Hale',
    ],
    ['by relative pronoun', 'The bridge was built by Ruta Balsiene, who said that it was safe.', 'Ruta Balsiene'],
    ['with a middle initial', 'Robert J. Hale took the samples. Hale said that the river was clean.', 'Robert J. Hale'],
    ['with letters of other languages', 'Søren Ødegård lives in Bergen. Ødegård said that it rained.', 'Søren Ødegård'],
    ['whose surname is a profession', 'Brian Baker runs the fund. Baker said that it rained.', 'Brian Baker'],
    ['without an Arabic article', 'Omar al-Haddad lives in Oslo. Haddad said that it rained.', 'Omar al-Haddad'],
    ['with a surname of two words', 'Aung San Suu Kyi came. Suu Kyi said that it rained.', 'Aung San Suu Kyi'],
    ['with a capital particle', 'Bill de Blasio came. De Blasio said that it rained.', 'Bill de Blasio'],
    ['behind a role with an object', 'The head of operations Ana Holm said that it rained.', 'Ana Holm'],
    ['behind a title in brackets', 'Engr. (Mrs.) Grace Holm said that it rained.', 'Grace Holm'],
    ['with a hyphen', 'Ana Lopez-Garcia lives in Bilbao. Lopez-Garcia said that it rained.', 'Ana Lopez-Garcia'],
  ])('%s', async (_, text, expected) => {
    expect(await speakers(text)).toEqual([expected]);
  });
});

describe('who is described', () => {
  test.each([
    [
      'is nobody who has another’s lawyer',
      'The panel heard Varga’s lawyer Ruta Holm in May. On Monday it heard Peter Novak. His lawyer said that he would appeal.',
      [],
    ],
    [
      'are several of whom a list says what they are, whatever their parties',
      'Critics like Senators Ruta Holm, Republican of Iowa, and Ana Varga, Democrat of Ohio, came. Ms. Holm and Ms. Varga waited. The senators said that the bill was weak.',
      ['Ruta Holm', 'Ana Varga'],
    ],
    [
      'is the court whose panel speaks',
      'A three-judge panel of the Lakeland Court of Appeals ruled that the law was void.',
      ['Lakeland Court of Appeals'],
    ],
    [
      'is a union by what unions are called',
      'Doctors United Local 288 has 3,000 members. The union said that the talks had failed.',
      ['Doctors United Local 288'],
    ],
  ])('%s', async (_, text, names) => {
    expect(await speakers(text)).toEqual(names);
  });

  test.each([
    'In the video, first shown to Ruta Holm, the senator argued that the town was broke. Senator Peter Novak was there.',
    'To judge by a letter that was shown to Ruta Holm, the senator argued that the town was broke. Senator Peter Novak was there.',
  ])('is not who is named before a comma that closes no apposition: %s', async (text) => {
    expect(await speakers(text)).toEqual(['Peter Novak']);
  });

  test('is a firm by what it makes', async () => {
    const text =
      'Halvorsen Instruments Inc reported a smaller profit on Thursday. The maker of flow meters said that it had sold more.';
    expect(await whoSaidWhat(text)).toContain('Halvorsen Instruments Inc: it had sold more');
  });

  test('is an assistant attorney as a prosecutor', async () => {
    const text =
      'A federal prosecutor said on Monday that the money was gone. Assistant U.S. Attorney Ruta Holm told jurors that he had spent it.';
    expect(await whoSaidWhat(text)).toEqual(['Ruta Holm: the money was gone', 'Ruta Holm: he had spent it']);
  });
});

test('whom a headline describes is the one whom the same words mean below', async () => {
  const text =
    'Energy minister: No permits until May\n\nKaunas’s energy minister announced on Monday that no one may dig there.\n\n' +
    '“We cannot permit what we do not understand,” Ruta Holm said.';
  const [headline] = await whoSaidWhat(text);
  expect(headline).toBe('Ruta Holm: No permits until May');
});

describe('an organization is the one that the text names in full', () => {
  test('the police is the one police that it names', async () => {
    const text = 'The Dover Police Department shut the road on Monday. Police said that it was late.';
    expect(await speakers(text)).toEqual(['Dover Police Department']);
  });

  test.each([
    ['by its last word', 'The Baltic Post has a new editor. The Post said that it rained.', 'Baltic Post'],
    ['by its first word', 'The Census Bureau was founded in 1902. The Census said that it rained.', 'Census Bureau'],
    ['by two initials', 'The Baltic Post has a new editor. The BP said that it rained.', 'Baltic Post'],
    [
      'by its first word and what it is',
      'A Senate panel said that the dam was safe. The Senate Water Committee had met on Friday.',
      'Senate Water Committee',
    ],
    ['but not by a name of its own', 'The White House was lit. The House said that it would vote.', 'House'],
  ])('%s', async (_, text, expected) => {
    expect(await speakers(text)).toEqual([expected]);
  });
});

describe('a description means', () => {
  const rivals = 'Sen. Tomas Varga (D-Ohio) met Sen. Karl Brandt (R-Iowa) in Geneva.';
  test.each([
    ['whose party it tells', `${rivals} The Democratic senator said that it was late.`, 'Tomas Varga'],
    ['whose party it tells', `${rivals} The Republican senator said that it was late.`, 'Karl Brandt'],
    [
      'whose rank it tells',
      'President Ruta Holm met Vice President Jana Novak. The vice president said that it was late.',
      'Jana Novak',
    ],
    ['whose gender it tells', 'Peter Novak met Jana Holm at the fair. The woman said that it was late.', 'Jana Holm'],
    [
      'whom its office tells',
      'Ruta Holm, the former secretary of energy, met Tomas Varga. The former secretary of energy said that it was late.',
      'Ruta Holm',
    ],
    [
      'who is named later where it opens the article',
      'A judge in Riga said that the mill must close. The case has gone on for years. Judge Ruta Holm is from Riga.',
      'Ruta Holm',
    ],
    [
      'the organization named later where it opens the article',
      'A federal court said that the mill must close. It was a surprise. The U.S. Court of Appeals has twelve judges.',
      'U.S. Court of Appeals',
    ],
    [
      'a relative of the same surname',
      'Peter Novak sold the mill, which Jana Novak had left. His ex-wife said that it was late.',
      'Jana Novak',
    ],
    [
      'whoever is named right before it with a place',
      'They asked Ruta Holm of Ohio, the party leader, who said that it was late.',
      'Ruta Holm',
    ],
    [
      'the place where the article is',
      'The mills of Latvia have closed. The country said on Friday that they would not open again.',
      'Latvia',
    ],
    [
      'whoever is named right before it',
      'Ruta Holm asked Jana Novak, now the party leader, who said that it was late.',
      'Jana Novak',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await speakers(text)).toEqual([expected]);
  });

  test.each([
    'Ruta Vickery runs an agency. The superintendent said that the school was safe.',
    'Jane Brown laughed. The mayor said that the road was safe.',
    'Dr. Henry Okwir left early. Oxfam’s director praised the response.',
    'Hugo Pratt laughed. My sister thinks that it is late.',
    'The Welfare Department has food. The civil aviation authority said that it was late.',
  ])('no one of whom the article says nothing of the kind: %s', async (text) => {
    expect(await speakers(text)).toEqual([]);
  });

  test('no one whom its sentence names besides', async () => {
    const text = 'Senator Karl Brandt left early. The senator said that Brandt had lost.';
    expect(await speakers(text)).toEqual([]);
  });

  test('what its head is, which no hyphen joins to another word', async () => {
    const text = 'Rolf Amsel, the state premier, left Halden. The state premier said that it was late.';
    expect(await speakers(text)).toEqual(['Rolf Amsel']);
  });

  test('no one who has another office', async () => {
    const text = 'Finance Minister Ana Holm met reporters. The prime minister said that the talks had failed.';
    expect(await speakers(text)).toEqual([]);
  });

  test('one who is it no longer when it says so', async () => {
    const text =
      'Ana Holm, the finance minister, took over on Monday from Karl Brandt. The former finance minister said that the talks had failed.';
    expect(await speakers(text)).toEqual(['Karl Brandt']);
  });

  test('no one when it is of somebody new', async () => {
    expect(await speakers('Judge Ruta Holm left the court. A judge said that it was late.')).toEqual([]);
  });
});

describe('several are meant by', () => {
  test.each([
    ['"the two men"', 'Tomas Varga met Karl Brandt in Geneva. The two men said that it was late.'],
    ['"both"', 'Tomas Varga and Karl Brandt met in Geneva. Both said that it was late.'],
    ['a role in the plural', 'Sen. Tomas Varga met Sen. Karl Brandt in Geneva. The senators said that it was late.'],
    ['a title of several', 'Senators Tomas Varga and Karl Brandt met in Geneva. The senators said that it was late.'],
  ])('%s', async (_, text) => {
    expect(await speakers(text)).toEqual(['Tomas Varga', 'Karl Brandt']);
  });

  test.each([
    ['a kind of organization', 'The Rail Union met the Port Council on Monday. The two bodies said that it was late.'],
    ['"each side"', 'Talks between the Rail Union and the Port Council failed. Each side said that it was late.'],
  ])('%s', async (_, text) => {
    expect(await speakers(text)).toEqual(['Rail Union', 'Port Council']);
  });

  test('no kind of organization whose number is not told', async () => {
    const text = 'The Rail Union met the Port Council on Monday. The companies said that it was late.';
    expect(await speakers(text)).toEqual([]);
  });

  test.each([
    [
      'The Rail Union can’t agree on a plan, so they have not endorsed anyone.',
      ['Rail Union: a plan', 'Rail Union: anyone'],
    ],
    [
      'Many old unions can’t agree on a plan, so they have not endorsed anyone.',
      ['(Many old unions): a plan', '(they): anyone'],
    ],
  ])('"they" not, where others spoke in its sentence: %s', async (text, lines) => {
    const before = 'Ana Holm and Tom Berg came on Monday. ';
    expect((await whoSaidWhat(before + text)).slice(-2)).toEqual(lines);
  });

  test('a plural never, where there is but one', async () => {
    expect(await speakers('Sen. Tomas Varga went to Geneva. The senators said that it was late.')).toEqual([]);
  });
});

test('several whom nobody names are none of those whom the text names', async () => {
  expect(await speakers('Tomas Varga met Karl Brandt in Geneva. The nurses said that it was late.')).toEqual([]);
});

describe('who is meant is', () => {
  test.each([
    [
      'the subject of the sentence before',
      'Judith Abrams said it was small.\n\nHeather Lindquist said it was large.\n\nAbrams laughed. “You cannot say it works,” she said.',
      'Judith Abrams',
    ],
    [
      'not whom the words tell of',
      'Larry Fogle said his well went dry. Sam Larkin plans to blast for six weeks.\n\n“Larkin is a nice man,” he said.',
      'Larry Fogle',
    ],
    [
      'who was brought in right before',
      'Steve Barclay spoke.\n\nHis deputy, Wes Streeting, said it was late. “It is wet,” he said.',
      'Wes Streeting',
    ],
    [
      'nobody who is of another age',
      'Milena Kolarova, 20, beat Julia Brandt. “I am happy,” Kolarova said.\n\nBrandt had no complaints. “She was better,” the 28-year-old said.',
      'Julia Brandt',
    ],
    [
      'who is called so in the middle of the name',
      'Nicholas Tan Wei Jie runs it. Tan said it was late.',
      'Nicholas Tan Wei Jie',
    ],
    [
      'no one before the comma that a clause of place ends with',
      'Rook Halloran, the singer of Pale Motel, is back. In a talk with Tremolo Brandt, the singer recalled a bad year.',
      'Rook Halloran',
    ],
    [
      'who is called by the beginning of a name',
      'Carla Lim Ho Yuen runs it. Carla Lim said it was late.',
      'Carla Lim Ho Yuen',
    ],
    ['who shares a surname', 'Bill and Melinda Gantz gave it. Bill said it was late.', 'Bill Gantz'],
    [
      'nobody who shares a surname, but who has one already',
      'Bill Varga met Ana Roe. Bill and Melinda Gantz gave it. Bill said it was late.',
      'Bill Varga',
    ],
    ['who is called by half a surname', 'Arlene Bautista-Cruz runs it. Cruz said it was late.', 'Arlene Bautista-Cruz'],
  ])('%s', async (_, text, name) => {
    const quotes = await quotesOf(text);
    expect(quotes.at(-1)?.speakers.map((speaker) => speaker.name)).toEqual([name]);
  });

  test('who spoke, behind a quotation longer than what the encoder sees', async () => {
    const long = 'It rained on the old harbour for a whole long week. '.repeat(35);
    const text = `Harlan Dray is governor. Tomas Varga ran against him.\n\nThe governor said that he would leave.\n\n“${long}”\n\nHe said that it was late.`;
    expect((await whoSaidWhat(text)).at(-1)).toBe('Harlan Dray: it was late');
  });

  test('nobody who has one of the roles that stand before a name', async () => {
    const text = 'Head coach Tomas Varga is new. “It is hard,” said football coach and administrator Ruta Holm.';
    expect(await whoSaidWhat(text)).toEqual(['Ruta Holm: It is hard']);
  });

  test.each([
    ['Ada Prates said the memo was late.\n\nLobo’s wife said that he was tired.', '(Lobo’s wife): he was tired'],
    [
      'Ada Prates said the memo was late.\n\nThe victim’s mother said he was tired. “He should have shouted,” she said.',
      '(she): He should have shouted',
    ],
    [
      'Penmoor said it was late.\n\nThe Penmoor Supporters’ Trust said it was sad.',
      'Penmoor Supporters’ Trust: it was sad',
    ],
  ])('nobody else whom the text names: %s', async (text, line) => {
    expect((await whoSaidWhat(text)).at(-1)).toBe(line);
  });

  test('nobody who only speaks for one', async () => {
    const text = 'On Monday Karl Brandt, a spokesman for the governor, came. The governor said that it was late.';
    expect((await whoSaidWhat(text)).at(-1)).toBe('(The governor): it was late');
  });

  test('nobody who only is the daughter of one', async () => {
    const text =
      'Tomas Berg has a plan. Ana Holm, the president’s eldest daughter, met him on Monday. The president said that it was late.';
    expect(await whoSaidWhat(text)).toEqual(['Tomas Berg: it was late']);
  });

  test('no club by whose name its supporters are called', async () => {
    const text = 'Penmoor said it was late.\n\nThe Penmoor Supporters’ Trust said it was sad.';
    expect((await whoSaidWhat(text))[0]).toBe('Penmoor: it was late');
  });
});

describe('who does what the agent of a clause does not', () => {
  test.each([
    [
      'Ana Holm, whose film was praised by Tomas Varga, said that the prize was a joke.',
      ['Ana Holm: the prize was a joke'],
    ],
    ['Ana Holm, who was criticised by Tomas Varga, called Karl Brandt a liar.', ['Ana Holm: Karl Brandt a liar']],
    ['The mayor, who was criticised by Dan Roe, denied the charge.', ['(The mayor): the charge']],
    [
      'Ann Cole, accused of lying to voters by Dan Roe, denied the charge.',
      ['Dan Roe: lying to voters', 'Ann Cole: the charge'],
    ],
    [
      '“It is a lie,” said Ana Holm, who was accused of stealing the money by Tomas Varga.',
      ['Ana Holm: It is a lie', 'Tomas Varga: stealing the money'],
    ],
    ['Tomas Varga was met by farmers who said that the law was bad.', ['(who): the law was bad']],
    ['Ruta Holm won praise for calling the plan a disgrace.', ['?: calling the plan a disgrace']],
  ])('%s', async (text, lines) => {
    expect(await whoSaidWhat(text)).toEqual(lines);
  });
});

describe('pronouns', () => {
  test('mean somebody’s lawyer, who is brought in right before, and not who has the lawyer', async () => {
    const text = 'Mark Brook left early.\n\nBrook’s lawyer walked to the door.\n\n“We will appeal,” he said.';
    expect(await speakers(text)).toEqual([]);
  });

  const meeting = 'Tomas Varga met Elena Marchetti in Geneva on Tuesday.';
  test('go to the person whose given name fits', async () => {
    expect(await speakers(`${meeting} She said that the talks had failed.`)).toEqual(['Elena Marchetti']);
    expect(await speakers(`${meeting} He said that the talks had failed.`)).toEqual(['Tomas Varga']);
  });

  test('go on with the speaker of the quote before', async () => {
    expect(
      await whoSaidWhat('“The dam is safe,” Ruta Balsiene said on Monday.\n\n“It will stand for years,” she added.'),
    ).toEqual(['Ruta Balsiene: The dam is safe', 'Ruta Balsiene: It will stand for years']);
  });

  test('of organizations go to an organization', async () => {
    expect(await speakers('The Nordic Grain Company raised its prices. It said that fuel had become dear.')).toEqual([
      'Nordic Grain Company',
    ]);
  });

  test('"they" goes to those who spoke together before', async () => {
    expect(
      await whoSaidWhat(
        'Elena Marchetti and Tomas Varga said that the talks had failed. They said that they were sorry.',
      ),
    ).toEqual(['Elena Marchetti, Tomas Varga: the talks had failed', 'Elena Marchetti, Tomas Varga: they were sorry']);
  });

  test('go on with a speaker who has no name', async () => {
    const text = 'Tomas Varga left early. A spokesman for the port said it was closed. He added that it was cold.';
    expect(await whoSaidWhat(text)).toEqual(['(A spokesman for the port): it was closed', '(He): it was cold']);
    const official =
      'Tomas Varga left early. A defence official said it was closed. The official added that it was cold.';
    expect(await whoSaidWhat(official)).toEqual(['(A defence official): it was closed', '(The official): it was cold']);
  });

  test('go to nobody behind a sentence about somebody new', async () => {
    const text = 'Judge Anthony Wraight found for the town. A constable turned up at seven. He said that it was late.';
    expect(await speakers(text)).toEqual([]);
    const other = 'Tomas Varga lost his case. A judge fined him on Monday. He said that he would appeal.';
    expect(await speakers(other)).toEqual(['Tomas Varga']);
  });

  test.each([
    'A paperboy who had seen Robin Teal near the gate came forward on Monday. He said that the dog had barked all night.',
    'Ana Holm missed the vote. A mother whose daughter sat in the gallery sighed. She said that she would vote for somebody else.',
    'Lars Bell, the chairman, met a widow from Kent on Friday. She told him that the money had never come.',
  ])('go to nobody where no name is of whom they mean: %s', async (text) => {
    expect(await speakers(text)).toEqual([]);
  });

  test('do not go to who is named for the first time further down', async () => {
    const text =
      'The judge gave him ninety days. She said that she had thought of less.\n\nLurlene Baptiste was watching.';
    expect(await speakers(text)).toEqual([]);
  });

  test('find no one in a text that names no one', async () => {
    expect(await speakers('She said that the talks had failed.')).toEqual([]);
  });

  test('within a quote are no mentions of the speaker', async () => {
    const text = '“I never signed it, and he knows it,” Peter Novak said.';
    expect((await entity(text, 'Peter Novak')).mentions.map((mention) => mention.text)).toEqual(['Peter Novak']);
  });

  test('outside quotes are mentions of who is meant', async () => {
    const text = 'Peter Novak lost his case. A judge fined him on Monday.';
    expect((await entity(text, 'Peter Novak')).mentions.map((mention) => [mention.text, mention.kind])).toEqual([
      ['Peter Novak', 'name'],
      ['his', 'pronoun'],
      ['him', 'pronoun'],
    ]);
  });
});

describe('whom a pronoun means', () => {
  /** The names of those whom the pronouns of a text mean, when the encoder sees equally much of everybody, or so much of names. */
  async function meant(
    text: string,
    pronoun: string,
    odds: Record<string, number> = {},
  ): Promise<(string | undefined)[]> {
    const document = new Document({ text });
    const blind = (step: Step): Step => ({
      ...step,
      async run(read) {
        await step.run(read);
        read.antecedents = { score: (_, name) => odds[read.textOf(name)] ?? 1 };
      },
    });
    await run(
      PIPELINE.map((step) => (step.name === 'encode' ? blind(step) : step)),
      document,
    );
    return document.mentions
      .filter(({ first, kind }) => kind === 'pronoun' && document.at(first).lower === pronoun)
      .map(({ entity }) => document.entities[entity]?.name);
  }

  test.each([
    ['a verb', 'Anna Berg met Carla Ruiz at the door. Ruiz stopped her.', 'her', 'Anna Berg'],
    ['verbs', 'Anna Berg met Carla Ruiz. Ruiz had begun to shout at her.', 'her', 'Anna Berg'],
    ['a relative clause', 'Mark Brook met Peter Novak, who told him that it was late.', 'him', 'Mark Brook'],
    ['a participle', 'Mark Brook called. Peter Novak stood up, telling him that it was late.', 'him', 'Mark Brook'],
    ['a verb behind "and"', 'Mark Brook called. Peter Novak stood up and told him the hour.', 'him', 'Mark Brook'],
  ])('is not who does it, as the object of %s', async (_, text, pronoun, name) => {
    expect(await meant(text, pronoun)).toEqual([name]);
  });

  test.each([
    'Ruta Balsiene left in May. While she worked there, Gless studied law.',
    'Ruta Balsiene left in May. After her first year at the mill, Gless studied law.',
  ])('is who is named right behind a clause that opens a sentence: %s', async (text) => {
    expect(await meant(text, text.includes('she') ? 'she' : 'her')).toEqual(['Gless']);
  });

  test('is who spoke before behind a description, at which the encoder does not point', async () => {
    const text =
      'Ruta Balsiene, the mayor of Kaunas, met Ana Holm. The mayor said that it was safe. She said that it was dry.';
    expect(await meant(text, 'she', { 'Ana Holm': 4 })).toEqual(['Ruta Balsiene']);
  });

  test('is who spoke right before, named at the beginning of a long source', async () => {
    const text =
      'Ana Holm sat by. The ships were late, said Ruta Balsiene, director of the yard and a member of the board. Any ship, she said, would do.';
    expect(await meant(text, 'she', { 'Ana Holm': 4 })).toEqual(['Ruta Balsiene']);
  });

  test('is not who is named behind a clause that names somebody itself', async () => {
    const text = 'After Ruta Balsiene had her first win, Gless studied law.';
    expect(await meant(text, 'her')).toEqual(['Ruta Balsiene']);
  });
});

describe('the relatives of who writes', () => {
  test('are meant by pronouns also where the text does not name them', async () => {
    const text =
      'My mother, Olive Tolland, was a nurse from Montreal.\n\nI was a boy of ten then, and the winters in the hills were long.\n\n' +
      'My father died at sea. My mother has grown milder with the years, but even now she says that nobody is equal.';
    expect(await whoSaidWhat(text)).toEqual(['Olive Tolland: nobody is equal']);
  });

  test.each([
    [
      'are those whom the text names as such',
      'My mother said that it was late.\n\nI grew up with my mother, Olive Tolland, by the sea. My mum said that it was wet.',
      ['Olive Tolland: it was late', 'Olive Tolland: it was wet'],
    ],
    [
      'may be named together',
      'My parents, James and Olive Tolland, were strict. Often my father said that it was late. My mother said that it was wet.',
      ['James Tolland: it was late', 'Olive Tolland: it was wet'],
    ],
    [
      'are no others',
      'My mother, Olive Tolland, was strict. My father said that it was late.',
      ['(My father): it was late'],
    ],
  ])('%s', async (_, text, lines) => {
    const said = await whoSaidWhat(text);
    expect(said.map((line) => line.replace('(father)', '(My father)'))).toEqual(lines);
  });
});

describe('"I" is', () => {
  test('who says the words around it', async () => {
    const text = '“I told the board that the dam was safe,” Ruta Holm said.';
    expect((await whoSaidWhat(text)).every((line) => line.startsWith('Ruta Holm: '))).toBe(true);
  });

  test('who signs the letter', async () => {
    const text =
      'I believe that the dam is safe.\n\nRuta Holm\n\nRiga\n\nI told the council that it was late.\n\nPeter Novak';
    expect(await whoSaidWhat(text)).toEqual(['Ruta Holm: the dam is safe', 'Peter Novak: it was late']);
  });

  test('who alone signs at the end of a long text', async () => {
    const filler = 'The river rose again in the night, and the fields by the mill are wet.\n\n'.repeat(15);
    const text = `I believe that the dam is safe.\n\n${filler}Love\n\nRuta Holm`;
    expect((await whoSaidWhat(text))[0]).toBe('Ruta Holm: the dam is safe');
  });

  test('who signs, also with a part of the verb', async () => {
    const [quote] = await quotesOf('I’m against the new dam. I’m worried that it will break.\n\nRuta Holm');
    expect(quote?.speakers.map(({ name }) => name)).toEqual(['Ruta Holm']);
  });

  test('who wrote the article, and so is "me"', async () => {
    const column = 'The mayor and me\n\nBy Desmond Hale\n\nThe council met on Monday.';
    const text = `${column} I said that the mayor was wrong. “I am not,” the mayor, Ann Reed, told me.`;
    expect(await whoSaidWhat(text)).toEqual(['Desmond Hale: the mayor was wrong', 'Ann Reed: I am not']);
    const [, answer] = await quotesOf(text);
    expect(answer?.addressees.map(({ name }) => name)).toEqual(['Desmond Hale']);
  });

  test('whose statement it is by its heading', async () => {
    const text =
      'Statement by Mayor Karen Holt\n\nThe fire at the mill has shaken our town. I believe that we will rebuild it.';
    expect(await whoSaidWhat(text)).toEqual(['Karen Holt: we will rebuild it']);
  });

  test('neither of two authors', async () => {
    expect(await speakers('By Ann Reed and Bo Lee\n\nI said that the mayor was wrong.')).toEqual([]);
  });

  test('no one known else', async () => {
    expect(await speakers('Ruta Holm built the dam. I believe that it is safe.')).toEqual([]);
  });
});

test('whose someone is gives way to who it is', async () => {
  const text = 'Holm’s deputy, Helena Ruiz, left. She said that the dam was safe. Holm was in Oslo.';
  expect(await speakers(text)).toEqual(['Helena Ruiz']);
});

test('where somebody is from tells who speaks', async () => {
  const text = 'Coach Carlos Mendez left the pitch. The Spaniard said that the match was lost.';
  expect(await speakers(text)).toEqual(['Carlos Mendez']);
});

describe('two people of one surname', () => {
  const couple = 'Peter Novak and Jana Novak own the mill.';
  test.each([
    ['given names', 'Jana Novak said that it would close.', 'Jana Novak'],
    ['given names', 'Peter Novak said that it would close.', 'Peter Novak'],
    ['titles', 'Mrs. Novak said that it would close.', 'Jana Novak'],
    ['titles', 'Mr. Novak said that it would close.', 'Peter Novak'],
  ])('are told apart by %s', async (_, sentence, expected) => {
    expect(await speakers(`${couple} ${sentence}`)).toEqual([expected]);
    expect((await entitiesOf(`${couple} ${sentence}`)).filter(({ type }) => type === 'person')).toHaveLength(2);
  });
});

test.each([
  ['behind a relative clause', 'The officer who drafted it, Ana Holm, said that the talks had failed.', ['Ana Holm']],
  [
    'one of two who say nothing',
    'Neither Ana Holm nor her deputy, Karl Brandt, would say whether the talks had failed.',
    ['Ana Holm', 'Karl Brandt'],
  ],
  [
    'behind what she is to another',
    'Terrence Hollis lost his job. His spokeswoman, Kaylee Morrow, left. His mother, Gloria, said that the talks had failed.',
    ['Gloria'],
  ],
  ['behind a relative', 'Her husband Dean, 38, said that the talks had failed.', ['Dean']],
  [
    'as an office in short',
    'Chief minister Ana Holm visited the site. The CM said that the talks had failed.',
    ['Ana Holm'],
  ],
])('a speaker is named %s', async (_, text, expected) => {
  expect(await speakers(text)).toEqual(expected);
});

test('a surname right behind a new bearer of it is his', async () => {
  const text =
    'Foreign Minister Wang Yi met Ana Holm. Wang smiled, and Wang left. Spokesperson Wang Wenbin stayed. Wang said that the talks had failed.';
  expect(await speakers(text)).toEqual(['Wang Wenbin']);
});

test('a surname with a title is not that of one of the other gender', async () => {
  const text = 'Rob Dacre left early. His wife, Sally Dacre, stayed.\n\nMrs Dacre said that the talks had failed.';
  expect(await speakers(text)).toEqual(['Sally Dacre']);
});

test('a surname alone is not that of the person whom the article calls by the given name', async () => {
  const text =
    'Jana Novak and Jana Novak’s husband, Peter Novak, own the mill. Jana bought it, and Jana runs it. Novak said that it was late.';
  expect(await speakers(text)).toEqual(['Peter Novak']);
});

test('a surname alone is that of the person whom the article names most', async () => {
  const text =
    'Peter Novak owns the mill. Peter Novak bought it with his wife, Jana Novak. Novak said that it would close.';
  expect(await speakers(text)).toEqual(['Peter Novak']);
});

test('a surname alone is hardly that of a relative, however often the article names her in full', async () => {
  const text =
    'Peter Novak owns the mill. His wife, Jana Novak, runs it. Jana Novak is from Riga. Novak said that it would close.';
  expect(await speakers(text)).toEqual(['Peter Novak']);
});

test('a surname with a letter too few, or two exchanged, is that of the person named in full', async () => {
  for (const slip of ['Marchtti', 'Mrachetti'])
    expect(await speakers(`Elena Marchetti runs the bank. ${slip} said that inflation would fall.`)).toEqual([
      'Elena Marchetti',
    ]);
});

describe('a source names', () => {
  test.each([
    [
      'the examples of those whom it tells',
      'politicians like Karl Brandt and Tomas Varga',
      ['Karl Brandt', 'Tomas Varga'],
    ],
    ['members that "both" stands behind', 'Karl Brandt and Tomas Varga both', ['Karl Brandt', 'Tomas Varga']],
    [
      'members that "all" stands behind',
      'Karl Brandt, Ruta Holm and Tomas Varga all',
      ['Karl Brandt', 'Ruta Holm', 'Tomas Varga'],
    ],
    ['who is addressed at length', 'The Chairman of the Rail Union, Dr the Rt. Hon. Ruta Holm', ['Ruta Holm']],
    ['a member behind "along with"', 'Karl Brandt, along with reporter Tomas Varga,', ['Karl Brandt', 'Tomas Varga']],
    ['no state in which somebody lives', 'Karl Brandt, 30, of Dayton, Ohio,', ['Karl Brandt']],
    ['no state in which a place lies', 'A grower in Halden County, Ohio,', []],
    ['who is behind a short form', 'World Trade Body (WTB) Director Ruta Holm', ['Ruta Holm']],
    ['who has an office with "of" in it', 'Minister of State for Energy Ruta Holm', ['Ruta Holm']],
    ['who has two offices', 'The chairman and managing director of Zentel, Ruta Holm,', ['Ruta Holm']],
    ['who is acting', 'Central Bank (CBK) acting governor Ruta Holm', ['Ruta Holm']],
    ['who is before a weekday', 'Governor Ruta Holm Thursday', ['Ruta Holm']],
    ['itself', 'The Rail Union itself', ['Rail Union']],
    ['who has an office of small letters', 'former secretary of state Ruta Holm', ['Ruta Holm']],
    ['a committee of an organization', 'the Rail Union banking committee', ['Rail Union banking committee']],
    ['a campaign, not whose it is', 'Ruta Holm’s campaign', ['Ruta Holm’s campaign']],
    ['each member of a list', 'Holm, Elena Marchetti and Tomas Varga', ['Holm', 'Elena Marchetti', 'Tomas Varga']],
    [
      'the members of a group that it tells',
      'Several unions, including the Port Workers Union and the Rail Union,',
      ['Port Workers Union', 'Rail Union'],
    ],
    ['no states whose people are meant', 'These Ohio and New Hampshire Democratic officials', []],
    ['who and whose people say it', 'Ruta Holm and her aides', ['Ruta Holm']],
    ['who gives a name', 'A trader, who identified herself only as Ruta Holm,', ['Ruta Holm']],
    ['no one in an apposition', 'Karl Brandt, founder and head of the Clean Rivers Fund,', ['Karl Brandt']],
    ['no one in a relative clause', 'The Rail Union, which has fought Tomas Varga,', ['Rail Union']],
    ['no one behind a preposition', 'A lawyer of Tomas Varga', []],
    ['no one of a list behind a preposition', 'Polls in Ohio, Iowa and Texas', []],
    ['no one behind a dash', 'Karl Brandt -- who wrote a book on Tomas Varga --', ['Karl Brandt']],
    ['whom an apposition names', 'A lawyer for the port, Karl Brandt,', ['Karl Brandt']],
    ['the owner of what was said', 'Tomas Varga’s', ['Tomas Varga']],
    [
      'members with a state each',
      'Dana Whitfield (D-Ohio) and Karl Brandt (R-Iowa)',
      ['Dana Whitfield', 'Karl Brandt'],
    ],
    [
      'members with an apposition each',
      'Dana Whitfield, Democrat of Ohio, and Karl Brandt, Republican of Iowa,',
      ['Dana Whitfield', 'Karl Brandt'],
    ],
  ])('%s', async (_, source, expected) => {
    expect(await namedBy(source, `${source} said that it was late.`)).toEqual(expected);
  });

  test.each([
    ['right before it', 'The report was written by Karl Brandt (D-Ohio), who said that it was late.'],
    ['that is something', 'Karl Brandt is the one who said that it was late.'],
    ['before an apposition', 'It was Karl Brandt, a clerk at the Rail Union, who said that it was late.'],
  ])('with "who" the person %s', async (_, text) => {
    expect(await namedBy('who', text)).toEqual(['Karl Brandt']);
  });

  test('who gives a name behind it', async () => {
    const text = 'a resident reached by phone, who gave her name only as Ruta, said that it was late.';
    expect(await namedBy('a resident reached by phone', text)).toEqual(['Ruta']);
  });

  test.each([
    [
      'all of a list that it says something of together',
      'It came from China and the United States, the largest of them, which together vowed to save coal.',
      ['China', 'United States'],
    ],
    ['no place that only tells where', 'The ruling in San Diego, which found that it was late, is void.', []],
  ])('with "which" %s', async (_, text, expected) => {
    expect(await namedBy('which', text)).toEqual(expected);
  });

  test('with "who" no one whose people are meant', async () => {
    expect(await namedBy('who', 'He met Karl Brandt supporters who said that it was late.')).toEqual([]);
  });
});

test('people of a party are no entity', async () => {
  expect(await entitiesOf('Republicans said that the bill would fail. Democrats disagreed.')).toEqual([]);
});

describe('organizations', () => {
  test.each([
    [
      'by the initials in brackets',
      'The Baltic Fisheries Council (BFC) met in Riga. The BFC said that the cod had gone.',
      'Baltic Fisheries Council',
    ],
    [
      'by initials',
      'The Baltic Fisheries Council met in Riga. BFC said that the cod had gone.',
      'Baltic Fisheries Council',
    ],
    [
      'by initials told later',
      'BFC rules were broken. The Baltic Fisheries Council met in Riga. The BFC said that the cod had gone.',
      'Baltic Fisheries Council',
    ],
    [
      'by initials with points',
      'The Baltic Fisheries Council met in Riga. The B.F.C. said that the cod had gone.',
      'Baltic Fisheries Council',
    ],
    [
      'by a short form that the text gives',
      'The Alliance to Reclaim Our Streets (AROS) met in Riga. AROS said that the cars had gone.',
      'Alliance to Reclaim Our Streets',
    ],
    [
      'by initials that are a pronoun else',
      'The World Health Organization met in Riga. The WHO said that the virus had spread.',
      'World Health Organization',
    ],
    [
      'by a noun of its name',
      'The Baltic Fisheries Council met in Riga. The council said that the cod had gone.',
      'Baltic Fisheries Council',
    ],
    [
      'by a noun for its kind',
      'The Nordic Grain Company closed a mill. The firm said that it had no choice.',
      'Nordic Grain Company',
    ],
  ])('are found %s', async (_, text, expected) => {
    expect(await speakers(text)).toEqual([expected]);
  });

  test('a metonym is an entity of its own', async () => {
    const text = 'The Kremlin said that the talks would go on. Russia said that it would take part.';
    expect(await whoSaidWhat(text)).toEqual(['Kremlin: the talks would go on', 'Russia: it would take part']);
    expect((await entity(text, 'Kremlin')).type).toBe('organization');
    expect((await entity(text, 'Russia')).type).toBe('place');
  });

  test('names of one country are one entity', async () => {
    const text = 'The United States said that it would wait. The U.S. said on Monday that it had waited enough.';
    expect((await whoSaidWhat(text)).map((line) => line.split(':')[0])).toEqual(['United States', 'United States']);
  });

  test('a firm is one in short, and in the first words of its name', async () => {
    const firm = 'Norvane Industries raised its bid. Norvane said that the talks had failed.';
    expect(await speakers(firm)).toEqual(['Norvane Industries']);
    const charity = 'Learn First International raised its bid. Learn First said that the talks had failed.';
    expect(await speakers(charity)).toEqual(['Learn First International']);
  });

  test('a person at one is a person', async () => {
    const text = 'Political scientist Nandini Sen of Ranipur University said that the talks had failed.';
    expect(await speakers(text)).toEqual(['Nandini Sen']);
  });

  test('an association of governments is no government', async () => {
    const text = 'The Local Government Association met. The government said that the talks had failed.';
    expect(await speakers(text)).toEqual([]);
  });

  test('a ministry is no firm', async () => {
    const text = 'Norvane Industries raised its bid. The ministry said that the talks had failed.';
    expect(await speakers(text)).toEqual([]);
  });

  test('a list of offices is no organization', async () => {
    const text = '“It failed,” said Ana Holm, Chairman, President and Chief Executive Officer of Veltrano Foods.';
    expect(await speakers(text)).toEqual(['Ana Holm']);
  });

  test('its spokesman is not the organization', async () => {
    expect(await speakers('A spokesman for the Kremlin said that the talks would go on.')).toEqual([]);
  });
});

test('each speaker, mention and addressee is among the entities, and mentions are in text order', async () => {
  const text =
    'Governor Elena Marchetti told Tomas Varga that the bank was safe. He said it was not. Marchetti laughed at him.';
  const marchetti = await entity(text, 'Elena Marchetti');
  const varga = await entity(text, 'Tomas Varga');
  expect(marchetti.mentions.map((mention) => mention.text)).toEqual(['Elena Marchetti', 'Marchetti']);
  expect(varga.mentions.map((mention) => mention.text)).toEqual(['Tomas Varga', 'He', 'him']);
  expect(marchetti.mentions.every(({ entityId }) => entityId === marchetti.id)).toBe(true);
});

describe('what the encoder sees of antecedents', () => {
  const text = 'Tomas Varga met Karl Brandt in Geneva. He said that the talks had failed.';
  /** Speakers, when the encoder gives each name so much; nothing for a name that it sees in no common window. */
  async function speakersWith(logOdds: Record<string, number>): Promise<string[]> {
    const document = new Document({ text });
    const see: Step = {
      name: 'see',
      requires: ['words'],
      assigns: [],
      run(seen) {
        seen.antecedents = {
          score: ({ first }, name) => (seen.at(first).lower === 'he' ? logOdds[seen.textOf(name)] : undefined),
        };
      },
    };
    await run(
      PIPELINE.flatMap((step) => (step.name === 'encode' ? [step, see] : [step])),
      document,
    );
    return document.assignments.flatMap(({ speakers }) =>
      speakers.map((index) => document.entities[index]?.name ?? ''),
    );
  }

  test('joins in with salience', async () => {
    expect(await speakersWith({})).toEqual(['Tomas Varga']);
    expect(await speakersWith({ 'Tomas Varga': -3, 'Karl Brandt': 3 })).toEqual(['Karl Brandt']);
    expect(await speakersWith({ 'Tomas Varga': 3, 'Karl Brandt': -3 })).toEqual(['Tomas Varga']);
  });

  test('speaks for a name against those it does not see', async () => {
    expect(await speakersWith({ 'Karl Brandt': 1 })).toEqual(['Karl Brandt']);
  });
});
