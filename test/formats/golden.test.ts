import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Found } from '../../src/formats/format.ts';
import { formatNamed, formatOfFile, recognise } from '../../src/formats/registry.ts';
import { ArticleDraft } from '../../src/records/article.ts';

const GOLDEN = join(import.meta.dirname, 'golden');

/** Beside each file stands what is found in it, a line each. */
const FOUND = '.found.ndjson';

/** Files whose drafts are refused on purpose: what is not known is for the schema of the record to say. */
const REFUSED = new Set(['wrong.ndjson', 'mixed.ndjson']);

const strings = (value: unknown): string => JSON.stringify(value);

describe.each(readdirSync(GOLDEN))('%s', (folder) => {
  const files = readdirSync(join(GOLDEN, folder)).filter((file) => !file.endsWith(FOUND));

  test.each(files)('%s', async (file) => {
    const bytes = readFileSync(join(GOLDEN, folder, file));
    const format = formatNamed(folder);
    expect(formatOfFile(file)).toBe(format);
    const found: Found[] = [...format.read({ bytes })];
    await expect(found.map((each) => `${strings(each)}\n`).join('')).toMatchFileSnapshot(
      join(GOLDEN, folder, `${file}${FOUND}`),
    );
    for (const each of found) {
      if ('draft' in each && !REFUSED.has(file)) expect(ArticleDraft.safeParse(each.draft).error).toBeUndefined();
    }
  });

  test.each(files.filter((file) => !/^(empty|bare|one-zero|late|setext|crlf|bom)/.test(file)))(
    '%s is recognised without its name',
    (file) => {
      const bytes = readFileSync(join(GOLDEN, folder, file));
      const { read } = recognise({ bytes });
      expect([...read({ bytes })]).toEqual([...formatNamed(folder).read({ bytes })]);
    },
  );
});
