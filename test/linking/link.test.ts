import { describe, expect, test } from 'vitest';
import type { Candidate, Context } from '../../src/linking/candidate.ts';
import { link } from '../../src/linking/link.ts';
import type { EntityType, ExtractedEntity } from '../../src/records/entity.ts';

type Someone = ExtractedEntity & Candidate;

const entity = (
  id: string,
  type: EntityType,
  name: string,
  aliases: string[] = [],
  roles: string[] = [],
  articles = 1,
): Someone => ({ id, type, name, aliases, roles, articles, mentions: [] });

const person = (id: string, name: string, aliases: string[] = [], roles: string[] = [], articles = 1) =>
  entity(id, 'person', name, aliases, roles, articles);
const organization = (id: string, name: string, aliases: string[] = []) => entity(id, 'organization', name, aliases);
const place = (id: string, name: string, aliases: string[] = []) => entity(id, 'place', name, aliases);

const COMPANY: Context = {
  company: [
    { name: 'Interfax', articles: 2 },
    { name: 'Port of Riga', articles: 1 },
    { name: 'Corvane', articles: 30 },
    { name: 'Baltic Bank', articles: 3 },
  ],
  publisher: null,
};

/** What becomes of the one entity of an article: the id it is linked to, `doubtful: ids`, or `new`. */
function becomes(one: Someone, candidates: readonly Candidate[], contexts: Record<string, Context> = {}): string {
  const decision = link([one], candidates, new Map(Object.entries(contexts))).get(one.id);
  if (decision?.link) return decision.link.id;
  const doubts = decision?.doubts.map(({ id }) => id) ?? [];
  return doubts.length > 0 ? `doubtful: ${doubts.join(' ')}` : 'new';
}

const PESKOV = person('old', 'Dmitry Peskov', ['Peskov'], ['spokesman', 'Kremlin spokesman']);

describe('linking an entity of an article to the corpus', () => {
  test.each([
    ['the same full name', person('n', 'Dmitry Peskov'), person('old', 'Dmitry Peskov'), 'old'],
    [
      'a full name among the aliases',
      person('n', 'Dima Peskov'),
      person('old', 'Dmitry Peskov', ['Dima Peskov']),
      'old',
    ],
    ['a middle name more', person('n', 'Dmitry S. Peskov'), person('old', 'Dmitry Peskov'), 'old'],
    ['other middle names', person('n', 'Ann B. Archer'), person('old', 'Ann C. Archer'), 'new'],
    ['another spelling of the same letters', person('n', 'ANGELA MÉRKEL'), person('old', 'Angela Merkel'), 'old'],
    ['initials with and without points', person('n', 'J.D. Vance'), person('old', 'J. D. Vance'), 'old'],
    ['a courtesy title', person('n', 'Dr. Jane Doe'), person('old', 'Jane Doe'), 'old'],
    ['a short form of the given name', person('n', 'Bob Dole'), person('old', 'Robert Dole'), 'old'],
    ['an initial of the given name', person('n', 'R. Dole'), person('old', 'Robert Dole'), 'doubtful: old'],
    [
      'another full name with the same surname',
      person('n', 'Hunter Biden', ['Biden']),
      person('old', 'Joe Biden', ['Biden']),
      'new',
    ],
    ['another generation', person('n', 'Martin King Jr.'), person('old', 'Martin King Sr.'), 'new'],
    ['the same name of an organization', person('n', 'Paris Hilton'), organization('old', 'Paris Hilton'), 'new'],
    ['a surname alone', person('n', 'Biden'), person('old', 'Joe Biden', ['Biden']), 'new'],
    ['a surname after a courtesy title', person('n', 'Mr. Smith'), person('old', 'Mr Smith'), 'new'],
    [
      'a surname with a common title',
      person('n', 'Archer', [], ['Sen.']),
      person('old', 'Ann Archer', [], ['Sen.']),
      'new',
    ],
    ['a surname with the same role', person('n', 'Peskov', [], ['Kremlin Spokesman']), PESKOV, 'old'],
    ['a surname with another role', person('n', 'Peskov', [], ['goalkeeper']), PESKOV, 'new'],
    [
      'the same organization',
      organization('n', 'The Associated Press'),
      organization('old', 'Associated Press'),
      'old',
    ],
    ['a company with its legal form', organization('n', 'Corvane Inc.'), organization('old', 'Corvane'), 'old'],
    ['an alias of an organization', organization('n', 'AP'), organization('old', 'Associated Press', ['A.P.']), 'old'],
    ['initials', organization('n', 'WHO'), organization('old', 'World Health Organization'), 'doubtful: old'],
    ['a place by its one word', place('n', 'Ukraine'), place('old', 'Ukraine'), 'old'],
    ['a well-known short form', place('n', 'Britain'), place('old', 'United Kingdom'), 'old'],
    ['a place named as an organization', place('n', 'Kremlin'), organization('old', 'Kremlin'), 'doubtful: old'],
    ['a name without letters', place('n', '…'), place('old', '!!!'), 'new'],
  ])('by %s', (_, one, stored, expected) => {
    expect(becomes(one, [stored])).toBe(expected);
  });

  test('two of one full name whose roles contradict stay apart, and are a doubt', () => {
    const goalkeeper = person('n', 'John Smith', [], ['goalkeeper']);
    const senator = person('old', 'John Smith', ['Smith'], ['senator', 'Sen.']);
    expect(becomes(goalkeeper, [senator])).toBe('doubtful: old');
    const newspaper = { company: [{ name: 'The Example', articles: 1 }], publisher: 'The Example' };
    expect(becomes(goalkeeper, [senator], { old: newspaper })).toBe('doubtful: old');
    expect(becomes(goalkeeper, [senator], { old: COMPANY })).toBe('old');
  });

  test('a surname is never enough, however much there is to read of one; company makes it so', () => {
    const known = person('old', 'Dmitry Peskov', ['Peskov'], [], 1_000_000);
    expect(becomes(person('n', 'Peskov'), [known])).toBe('doubtful: old');
    expect(becomes(person('n', 'Peskov'), [known], { old: { company: [], publisher: 'The Example' } })).toBe(
      'doubtful: old',
    );
    expect(becomes(person('n', 'Peskov'), [known], { old: COMPANY })).toBe('old');
    expect(becomes(person('n', 'Peskov', [], ['goalkeeper']), [PESKOV], { old: COMPANY })).toBe('new');
  });

  test('one of several that it may be is a doubt', () => {
    const smiths = [person('a', 'John Smith'), person('b', 'John Smith')];
    expect(becomes(person('n', 'John Smith'), smiths)).toBe('doubtful: a b');
    const peskovs = ['Dmitry', 'Ivan'].map((name, i) => person('ab'[i] ?? '', `${name} Peskov`, [], ['port master']));
    expect(becomes(person('n', 'Peskov', [], ['port master']), peskovs)).toBe('doubtful: a b');
    const presses = [organization('a', 'Associated Press', ['AP']), organization('b', 'Andhra Pradesh', ['AP'])];
    expect(becomes(organization('n', 'AP'), presses)).toBe('doubtful: a b');
  });

  test('what tells them apart tells whose it is', () => {
    const smiths = [person('a', 'John Smith', [], ['plumber']), person('b', 'John Smith', [], ['senator'])];
    expect(becomes(person('n', 'John Smith', [], ['Senator']), smiths)).toBe('b');
    const namesakes = [person('a', 'John Smith'), person('b', 'John Smith')];
    expect(becomes(person('n', 'John Smith'), namesakes, { a: COMPANY })).toBe('a');
  });

  test('being one of two namesakes leaves it a doubt that it is the other as well', () => {
    const smiths = [person('a', 'John Smith', [], ['plumber']), person('b', 'John Smith', [], ['senator'])];
    const decision = link([person('n', 'John Smith', [], ['Senator'])], smiths).get('n');
    expect(decision).toMatchObject({ link: { id: 'b' }, doubts: [{ id: 'a' }] });
  });

  test('those that no article names in full make no one doubtful who is', () => {
    const stored = [person('a', 'Peskov', [], ['Kremlin spokesman']), PESKOV];
    expect(becomes(person('n', 'Peskov', [], ['Kremlin spokesman']), stored)).toBe('old');
    expect(becomes(person('n', 'Peskov', [], ['Kremlin spokesman']), stored.slice(0, 1))).toBe('a');
  });

  test('a short name that an authority list vouches for is as good as a full one', () => {
    const merkel = { ...person('old', 'Angela Merkel', ['Merkel'], [], 0), listed: ['Angela Merkel', 'Merkel'] };
    expect(becomes(person('n', 'Merkel'), [merkel])).toBe('old');
    expect(becomes(person('n', 'Otto Merkel', ['Merkel']), [merkel])).toBe('new');
  });

  test('what the article has brought before is the same again, whatever it is called now', () => {
    const stored = [person('same', 'John Smith'), person('other', 'John Smith')];
    const decision = link([person('same', 'John Smith')], stored).get('same');
    expect(decision).toMatchObject({ link: null, doubts: [{ id: 'other' }] });
  });

  test('two entities of one article never become one, and are no doubt', () => {
    const stored = [person('old', 'Dmitry Peskov', ['Dima Peskov'], ['aide'])];
    const again = link([person('x', 'Dima Peskov'), person('y', 'Dmitry Peskov'), person('old', 'Peskov')], stored);
    expect(again.get('old')).toMatchObject({ link: null, doubts: [] });
    expect(again.get('x')).toMatchObject({ link: null, doubts: [] });
    expect(again.get('y')).toMatchObject({ link: null, doubts: [] });
    const sure = link([person('weak', 'Peskov', [], ['Kremlin spokesman']), person('full', 'Dmitry Peskov')], [PESKOV]);
    expect(sure.get('full')?.link?.id).toBe('old');
    expect(sure.get('weak')).toMatchObject({ link: null, doubts: [] });
  });

  test('no candidates, nothing to link', () => {
    expect(link([place('n', 'Ukraine')], []).get('n')).toEqual({ link: null, doubts: [], open: [] });
    expect([...link([], [place('old', 'Ukraine')])]).toEqual([]);
  });
});

describe('a decision', () => {
  const logistic = (sum: number) => 1 / (1 + Math.exp(-sum));

  test('has a score that its evidence adds up to', () => {
    const stored = [
      person('a', 'Ann Archer', ['Archer'], ['mayor of Riga'], 40),
      person('b', 'Bea Archer', ['Archer'], [], 3),
    ];
    const contexts = new Map([['a', { ...COMPANY, publisher: 'The Example' }]]);
    const decision = link([person('n', 'Archer', [], ['mayor of Riga'])], stored, contexts).get('n');
    const evidence = decision?.link?.evidence ?? [];
    expect(evidence.map(({ feature, value }) => [feature, value])).toEqual([
      ['name', 'short'],
      ['prominence', '40 articles'],
      ['role', 'same'],
      ['company', 'Port of Riga, Interfax, Baltic Bank, Corvane'],
      ['publisher', 'The Example'],
      ['rivals', '1'],
    ]);
    const sum = evidence.reduce((total, { weight }) => total + weight, 0);
    expect(decision?.link?.score).toBeCloseTo(logistic(sum), 3);
    expect(evidence.at(-1)?.weight).toBeLessThan(0);
  });

  test('is left open where the company may change it, and not where it is sure', () => {
    expect(link([person('n', 'Ann Archer')], [person('a', 'Ann Archer')]).get('n')?.open).toEqual([]);
    expect(link([person('n', 'Archer')], [person('a', 'Ann Archer')]).get('n')?.open).toEqual(['a']);
  });

  test('counts company for the more the fewer articles it is in', () => {
    const scoreBeside = (articles: number) => {
      const contexts = new Map([['a', { company: [{ name: 'Riga', articles }], publisher: null }]]);
      const decision = link([person('n', 'R. Dole')], [person('a', 'Robert Dole')], contexts).get('n');
      return (decision?.link ?? decision?.doubts[0])?.score ?? 0;
    };
    expect(scoreBeside(2)).toBeGreaterThan(scoreBeside(20));
    expect(scoreBeside(20)).toBeGreaterThan(scoreBeside(2_000));
  });
});
