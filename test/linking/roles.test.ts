import { expect, test } from 'vitest';
import { compareRoles } from '../../src/linking/roles.ts';

test.each([
  ['the same several words', ['Kremlin spokesman'], ['adviser', 'the Kremlin’s spokesman'], 'same'],
  ['the same but for the time', ['former Treasury secretary'], ['Treasury Secretary'], 'same'],
  ['a title alone', ['Sen.'], ['Sen.'], 'similar'],
  ['another form of it', ['Sen.'], ['senator from Ohio'], 'similar'],
  ['another place of the same role', ['mayor of Riga'], ['deputy mayor'], 'similar'],
  ['another role at the same place', ['Corvane director'], ['Corvane founder'], 'similar'],
  ['another field', ['goalkeeper'], ['Kremlin spokesman', 'diplomat'], 'contradictory'],
  ['two of one field', ['senator'], ['governor'], null],
  ['one that is of any field', ['director'], ['goalkeeper'], null],
  ['none', [], ['goalkeeper'], null],
  ['no words', ['…'], ['…'], null],
] as const)('roles: %s', (_, ours, theirs, match) => {
  expect(compareRoles(ours, theirs)).toBe(match);
  expect(compareRoles(theirs, ours)).toBe(match);
});
