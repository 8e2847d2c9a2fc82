import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open.ts';
import type { Place } from './reading.ts';

/** Room for a SQLite file. */
export function onDisk(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-store-'));
  return {
    open: () => openStore(join(folder, 'data', 'onrecord.db')),
    discard: async () => rmSync(folder, { recursive: true }),
  };
}
