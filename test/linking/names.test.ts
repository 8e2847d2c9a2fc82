import { describe, expect, test } from 'vitest';
import { fullestName, isFullName, nameKey } from '../../src/linking/names.ts';

describe('names as they are compared', () => {
  test.each([
    ['person', 'Mr. Dmitry  PESKOV', 'dmitry peskov'],
    ['person', 'Sinéad O’Connor', 'sinead o connor'],
    ['person', "Sinéad O'Connor's", 'sinead o connor'],
    ['person', 'J. R. R. Tolkien', 'jrr tolkien'],
    ['person', 'George W. Bush', 'george w bush'],
    ['person', 'Dr.', 'dr'],
    ['organization', 'The U.N.', 'un'],
    ['organization', 'The', 'the'],
    ['place', 'the Hague', 'hague'],
    ['place', 'Łódź', 'łodz'],
    ['place', '—', ''],
  ] as const)('%s %s', (type, name, key) => {
    expect(nameKey(type, name)).toBe(key);
  });

  test.each([
    ['dmitry peskov', true],
    ['jd vance', true],
    ['peskov', false],
    ['j smith', false],
    ['', false],
  ])('%s is a full name: %s', (key, full) => {
    expect(isFullName(key)).toBe(full);
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
