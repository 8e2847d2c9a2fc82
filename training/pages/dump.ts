import { writeFileSync } from 'node:fs';
import { FEATURES, featuresOf } from '../../src/formats/html/features.ts';
import { graphOf } from '../../src/formats/html/json-ld.ts';
import { keptByReadability } from '../../src/formats/html/readability.ts';
import { toldOf } from '../../src/formats/html/told.ts';
import { labelledPages, readPage } from './pages.ts';

// Writes the numbers of every block of every page, a line a page, for train.py.
const lines: string[] = [];
for (const each of labelledPages()) {
  const { page, blocks } = readPage(each.html);
  const rows = featuresOf(page, blocks, toldOf(page, graphOf(page)), keptByReadability(page, blocks));
  lines.push(
    JSON.stringify({
      page: each.number,
      site: each.site,
      kind: each.kind,
      language: each.language,
      names: lines.length === 0 ? FEATURES : undefined,
      labels: blocks.map((_, i) => (each.body.has(i) ? 1 : 0)),
      words: blocks.map((block) => block.text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0),
      texts: blocks.map((block) => block.text),
      rows: rows.map((row) => row.map((value) => Math.round(value * 1e5) / 1e5)),
    }),
  );
}
writeFileSync(process.argv[2] as string, lines.join('\n'));
