import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** Every file of src/ that a file comes to import, by whatever way. */
function importedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+\.ts)'/g)) {
    importedBy(resolve(dirname(file), from), seen);
  }
  return seen;
}

const ofFetching = (file: string) =>
  [...importedBy(`${SRC}${file}`)].map((each) => relative(SRC, each)).filter((each) => each.startsWith('fetching/'));

it('is for the command line: nothing that the server runs comes to it', () => {
  expect(ofFetching('commands/ingest.ts')).toContain('fetching/fetcher.ts');
  for (const file of ['commands/serve.ts', 'api/app.ts', 'intake/worker.ts', 'store/open.ts', 'extract/extractor.ts']) {
    expect(ofFetching(file)).toEqual([]);
  }
});
