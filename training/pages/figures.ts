// What the pages are read to be by models that have not seen them, with the rules that come after: figures.ts LIKELY.json...
import { readFileSync } from 'node:fs';
import { cleaned } from '../../src/formats/html/cleaning.ts';
import { graphOf } from '../../src/formats/html/json-ld.ts';
import { picked } from '../../src/formats/html/picking.ts';
import { toldOf } from '../../src/formats/html/told.ts';
import { labelledPages, readPage } from './pages.ts';
import { compared, meanOf, type PrecisionRecall } from './shingles.ts';

for (const file of process.argv.slice(2)) {
  const { likely, threshold }: { likely: Record<string, number[]>; threshold: number } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const all: PrecisionRecall[] = [];
  const english: PrecisionRecall[] = [];
  for (const each of labelledPages()) {
    const numbers = likely[each.number];
    if (!numbers) continue;
    const { page, blocks } = readPage(each.html);
    const found = cleaned(picked(blocks, numbers, threshold), blocks, toldOf(page, graphOf(page)));
    const textOf = (of: typeof blocks) => of.map((block) => block.text).join('\n');
    const score = compared(textOf(blocks.filter((_, i) => each.body.has(i))), textOf(found));
    all.push(score);
    if (each.language === 'en' && each.kind === 'article') english.push(score);
  }
  for (const [name, scores] of Object.entries({ all, English: english })) {
    const { precision, recall, f1 } = meanOf(scores);
    const figures = [precision, recall, f1].map((figure) => figure.toFixed(4));
    console.log(
      `${file}, ${name}, ${scores.length} pages: precision ${figures[0]}, recall ${figures[1]}, F1 ${figures[2]}`,
    );
  }
}
