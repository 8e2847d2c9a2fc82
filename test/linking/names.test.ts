import { describe, expect, test } from 'vitest';
import { blockKey, fullestName, lookupKeys, nameKey } from '../../src/linking/names.ts';
import { comparePersonNames, isFullName, surnameOf } from '../../src/linking/person-names.ts';

describe('names as they are compared', () => {
  test.each([
    ['person', 'Mr. Dmitry  PESKOV', 'dmitry peskov'],
    ['person', 'Sen. Ann Archer', 'ann archer'],
    ['person', 'Sinéad O’Connor', 'sinead o connor'],
    ['person', "Sinéad O'Connor's", 'sinead o connor'],
    ['person', 'J. R. R. Tolkien', 'jrr tolkien'],
    ['person', 'George W. Bush', 'george w bush'],
    ['person', 'Dr.', 'dr'],
    ['person', 'Britain', 'britain'],
    ['organization', 'The N.A.T.O.', 'nato'],
    ['organization', 'The U.N.', 'united nations'],
    ['organization', 'The', 'the'],
    ['organization', 'Corvane, Inc.', 'corvane'],
    ['organization', 'Inc.', 'inc'],
    ['place', 'the Hague', 'hague'],
    ['place', 'Britain', 'united kingdom'],
    ['place', 'Łódź', 'łodz'],
    ['place', '—', ''],
  ] as const)('%s %s', (type, name, key) => {
    expect(nameKey(type, name)).toBe(key);
  });

  test.each([
    ['person', 'Dr. Ann Archer Jr.', 'archer'],
    ['person', 'Ludwig van Beethoven', 'van beethoven'],
    ['person', 'Archer', 'archer'],
    ['organization', 'World Health Organization', 'who'],
    ['organization', 'The University of East Anglia', 'uea'],
    ['organization', 'World Bank', ''],
    ['place', '—', ''],
  ] as const)('%s %s is looked up as well by "%s"', (type, name, key) => {
    expect(blockKey(type, name)).toBe(key);
  });

  test('an entity is looked up by all keys of all its names, each once', () => {
    const person = { type: 'person', name: 'Ann Archer', aliases: ['Archer', '…', 'ANN ARCHER'] } as const;
    expect(lookupKeys(person)).toEqual({ names: ['ann archer'], blocks: ['archer'] });
    const organization = { type: 'organization', name: 'World Health Organization', aliases: ['The WHO'] } as const;
    expect(lookupKeys(organization)).toEqual({ names: ['world health organization', 'who'], blocks: ['who'] });
  });
});

describe('names of persons', () => {
  test.each([
    ['dmitry peskov', true],
    ['jd vance', true],
    ['di dean', true],
    ['van jones', true],
    ['peskov', false],
    ['j smith', false],
    ['de blasio', false],
    ['sanders jr', false],
    ['', false],
  ])('%s is a full name: %s', (key, full) => {
    expect(isFullName(key)).toBe(full);
  });

  test.each([
    ['bill de blasio', 'de blasio'],
    ['martin king jr', 'king'],
    ['senator ann archer', 'archer'],
  ])('%s has the surname %s', (key, surname) => {
    expect(surnameOf(key)).toBe(surname);
  });

  test.each([
    ['ann archer', 'ann archer', 'same'],
    ['senator ann archer', 'ann archer', 'same'],
    ['ann archer', 'ann b archer', 'middle'],
    ['ann beth archer', 'ann b archer', 'middle'],
    ['bob dole', 'robert j dole', 'nickname'],
    ['j archer', 'john archer', 'initials'],
    ['j archer', 'j archer', 'initials'],
    ['jd vance', 'james david vance', 'initials'],
    ['archer', 'archer', 'short'],
    ['archer', 'ann archer', 'surname'],
    ['ann', 'ann archer', 'given'],
    ['ann archer', 'bea archer', null],
    ['ann archer', 'ann baker', null],
    ['george w bush', 'george h bush', null],
    ['martin king jr', 'martin king sr', null],
    ['jd vance', 'james archer vance', null],
    ['b archer', 'ann archer', null],
  ] as const)('%s and %s: %s', (a, b, match) => {
    expect(comparePersonNames(a, b)).toBe(match);
    expect(comparePersonNames(b, a)).toBe(match);
  });
});

describe('the name that an entity is shown under', () => {
  test.each([
    [
      'the one with most words',
      [
        { name: 'Peskov', uses: 9 },
        { name: 'Dmitry Peskov', uses: 1 },
      ],
      'Dmitry Peskov',
    ],
    [
      'among those, the most used',
      [
        { name: 'Kiev', uses: 1 },
        { name: 'Kyiv', uses: 2 },
      ],
      'Kyiv',
    ],
    [
      'among those, the longest',
      [
        { name: 'Ben Low', uses: 1 },
        { name: 'Benjamin Low', uses: 1 },
      ],
      'Benjamin Low',
    ],
    [
      'among those, any, but always the same',
      [
        { name: 'Kyiv', uses: 1 },
        { name: 'Kiev', uses: 1 },
      ],
      'Kiev',
    ],
  ])('%s', (_, names, expected) => {
    expect(fullestName(names)).toBe(expected);
    expect(fullestName(names.toReversed())).toBe(expected);
  });
});
