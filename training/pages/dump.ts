import { createWriteStream } from 'node:fs';
import { FEATURES, featuresOf } from '../../src/formats/html/features.ts';
import { graphOf } from '../../src/formats/html/json-ld.ts';
import { keptByReadability } from '../../src/formats/html/readability.ts';
import { toldOf } from '../../src/formats/html/told.ts';
import { foldOf, lessons } from './copies.ts';

// Writes the numbers of every block of every page and copy, a line each, for train.py.
const out = createWriteStream(process.argv[2] as string);
let isFirst = true;
for (const { id, of, isCopy, page, blocks, body } of lessons()) {
  const rows = featuresOf(page, blocks, toldOf(page, graphOf(page)), keptByReadability(page, blocks));
  const line = {
    page: id,
    isCopy,
    fold: foldOf(of.site),
    names: isFirst ? FEATURES : undefined,
    labels: blocks.map(({ nodes }) => (nodes.some((node) => body.has(node)) ? 1 : 0)),
    words: blocks.map((block) => block.text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0),
    rows: rows.map((row) => row.map((value) => Math.round(value * 1e5) / 1e5)),
  };
  out.write(`${JSON.stringify(line)}\n`);
  isFirst = false;
}
out.end();
