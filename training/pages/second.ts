import { readFileSync, writeFileSync } from 'node:fs';
import { SECOND, secondLook } from '../../src/formats/html/second-look.ts';
import { labelledPages, readPage } from './pages.ts';

// Writes what the first judgement (a file of {page: [probabilities]}) says of every block.
const [, , likelyFile, out] = process.argv as [string, string, string, string];
const likely = JSON.parse(readFileSync(likelyFile, 'utf8'));
const lines: string[] = [];
for (const each of labelledPages()) {
  if (!(each.number in likely)) continue;
  const { page, blocks } = readPage(each.html);
  const rows = secondLook(page, blocks, likely[each.number]);
  lines.push(JSON.stringify({ page: each.number, names: lines.length === 0 ? SECOND : undefined, rows }));
}
writeFileSync(out, lines.join('\n'));
