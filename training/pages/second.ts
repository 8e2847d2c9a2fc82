import { createWriteStream, readFileSync } from 'node:fs';
import { SECOND, secondLook } from '../../src/formats/html/second-look.ts';
import { lessons } from './copies.ts';

// Writes what the first judgement (a file of {page: [probabilities]}) says of every block.
const [, , likelyFile, name] = process.argv as [string, string, string, string];
const likely = JSON.parse(readFileSync(likelyFile, 'utf8'));
const out = createWriteStream(name);
for (const { id, page, blocks } of lessons()) {
  out.write(`${JSON.stringify({ page: id, names: SECOND, rows: secondLook(page, blocks, likely[id]) })}\n`);
}
out.end();
