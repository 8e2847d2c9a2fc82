import { describe, expect, test } from 'vitest';
import { type Candidate, link } from '../../src/linking/link.ts';
import type { EntityType, ExtractedEntity } from '../../src/records/entity.ts';

const entity = (
  id: string,
  type: EntityType,
  name: string,
  aliases: string[] = [],
  roles: string[] = [],
): ExtractedEntity => ({
  id,
  type,
  name,
  aliases,
  roles,
  mentions: [],
});

const person = (id: string, name: string, aliases: string[] = [], roles: string[] = []) =>
  entity(id, 'person', name, aliases, roles);
const organization = (id: string, name: string, aliases: string[] = []) => entity(id, 'organization', name, aliases);
const place = (id: string, name: string, aliases: string[] = []) => entity(id, 'place', name, aliases);

/** The stored entity that the one entity of an article becomes; 'new' where it stays apart. */
const becomes = (one: ExtractedEntity, ...candidates: Candidate[]) => {
  const id = link([one], candidates).get(one.id);
  return id === one.id ? 'new' : id;
};

describe('linking an entity of an article to the corpus', () => {
  test.each([
    ['the same full name', person('n', 'Dmitry Peskov'), person('old', 'Dmitry Peskov'), 'old'],
    [
      'a full name among the aliases',
      person('n', 'Dmitry Peskov'),
      person('old', 'Dmitry S. Peskov', ['Dmitry Peskov']),
      'old',
    ],
    ['another spelling of the same letters', person('n', 'ANGELA MÉRKEL'), person('old', 'Angela Merkel'), 'old'],
    ['initials with and without points', person('n', 'J.D. Vance'), person('old', 'J. D. Vance'), 'old'],
    ['a courtesy title', person('n', 'Dr. Jane Doe'), person('old', 'Jane Doe'), 'old'],
    [
      'another full name with the same surname',
      person('n', 'Hunter Biden'),
      person('old', 'Joe Biden', ['Biden']),
      'new',
    ],
    ['the same name of another type', person('n', 'Paris Hilton'), organization('old', 'Paris Hilton'), 'new'],
    ['a surname alone', person('n', 'Biden'), person('old', 'Joe Biden', ['Biden']), 'new'],
    ['a surname after a courtesy title', person('n', 'Mr. Smith'), person('old', 'Mr Smith'), 'new'],
    ['a surname with one initial', person('n', 'J. Smith'), person('old', 'J. Smith'), 'new'],
    [
      'a surname with the same role',
      person('n', 'Peskov', [], ['Kremlin Spokesman']),
      person('old', 'Dmitry Peskov', ['Peskov'], ['spokesman', 'Kremlin spokesman']),
      'old',
    ],
    [
      'a surname with another role',
      person('n', 'Peskov', [], ['goalkeeper']),
      person('old', 'Dmitry Peskov', ['Peskov'], ['Kremlin spokesman']),
      'new',
    ],
    [
      'the same organization',
      organization('n', 'The Associated Press'),
      organization('old', 'Associated Press'),
      'old',
    ],
    ['an alias of an organization', organization('n', 'AP'), organization('old', 'Associated Press', ['A.P.']), 'old'],
    ['a place by its one word', place('n', 'Ukraine'), place('old', 'Ukraine'), 'old'],
    ['a place named as an organization', place('n', 'Kremlin'), organization('old', 'Kremlin'), 'new'],
    ['a name without letters', place('n', '…'), place('old', '!!!'), 'new'],
  ])('%s', (_, one, stored, expected) => {
    expect(becomes(one, stored)).toBe(expected);
  });

  test('a doubtful one stays apart', () => {
    const smiths = [person('a', 'John Smith'), person('b', 'John Smith')];
    expect(becomes(person('n', 'John Smith'), ...smiths)).toBe('new');
    const peskovs = [
      person('a', 'Dmitry Peskov', ['Peskov'], ['aide']),
      person('b', 'Ivan Peskov', ['Peskov'], ['aide']),
    ];
    expect(becomes(person('n', 'Peskov', [], ['aide']), ...peskovs)).toBe('new');
    const presses = [organization('a', 'Associated Press', ['AP']), organization('b', 'Andhra Pradesh', ['AP'])];
    expect(becomes(organization('n', 'AP'), ...presses)).toBe('new');
  });

  test('a surname goes to the one who is named in full, past those who are not', () => {
    const stored = [person('a', 'Peskov', [], ['aide']), person('b', 'Dmitry Peskov', ['Peskov'], ['aide'])];
    expect(becomes(person('n', 'Peskov', [], ['aide']), ...stored)).toBe('b');
    expect(becomes(person('n', 'Peskov', [], ['aide']), person('a', 'Peskov', [], ['aide']))).toBe('a');
  });

  test('a role tells two of the same full name apart', () => {
    const smiths = [person('a', 'John Smith', [], ['plumber']), person('b', 'John Smith', [], ['senator'])];
    expect(becomes(person('n', 'John Smith', [], ['Senator']), ...smiths)).toBe('b');
  });

  test('a name goes before an alias', () => {
    const stored = [organization('a', 'American Petroleum', ['AP']), organization('b', 'AP')];
    expect(becomes(organization('n', 'AP'), ...stored)).toBe('b');
  });

  test('what the article has brought before is the same again, whatever it is called now', () => {
    expect(link([person('same', 'Peskov')], [person('same', 'Dmitry Peskov')]).get('same')).toBe('same');
  });

  test('two entities of one article never become one', () => {
    const stored = [person('old', 'Dmitry Peskov', ['Dima Peskov'], ['aide'])];
    const links = link([person('x', 'Dima Peskov'), person('y', 'Dmitry Peskov'), person('old', 'Peskov')], stored);
    expect([...links]).toEqual(
      expect.arrayContaining([
        ['x', 'x'],
        ['y', 'y'],
        ['old', 'old'],
      ]),
    );
    const sure = link(
      [person('weak', 'Peskov', [], ['aide']), person('full', 'Dmitry Peskov')],
      [person('old', 'Dmitry Peskov', ['Peskov'], ['aide'])],
    );
    expect(Object.fromEntries(sure)).toEqual({ weak: 'weak', full: 'old' });
  });

  test('no candidates, nothing to link', () => {
    expect([...link([place('n', 'Ukraine')], [])]).toEqual([['n', 'n']]);
    expect([...link([], [place('old', 'Ukraine')])]).toEqual([]);
  });
});
