import { expect } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { StoreUnavailable } from '../../src/store/refusals.ts';

/** Why a database cannot be opened: one line. */
export async function refused(database: string): Promise<string> {
  const error = await openStore(database).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreUnavailable);
  const { message } = error as StoreUnavailable;
  expect(message).not.toContain('\n');
  return message;
}
