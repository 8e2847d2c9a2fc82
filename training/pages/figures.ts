// What the pages are read to be by models that have not seen their sites, with the rules that come after: figures.ts LIKELY.json
import { readFileSync } from 'node:fs';
import { cleaned } from '../../src/formats/html/cleaning.ts';
import { graphOf } from '../../src/formats/html/json-ld.ts';
import { picked } from '../../src/formats/html/picking.ts';
import { toldOf } from '../../src/formats/html/told.ts';
import { type LabelledPage, labelledPages, readPage } from './pages.ts';
import { compared, meanOf, type PrecisionRecall } from './shingles.ts';

const file: { likely: Record<string, number[]>; threshold: number } = JSON.parse(
  readFileSync(process.argv[2] as string, 'utf8'),
);
const scores: { of: LabelledPage; score: PrecisionRecall }[] = labelledPages().map((of) => {
  const { page, blocks } = readPage(of.html);
  const likely = file.likely[of.number] as number[];
  const found = cleaned(picked(blocks, likely, file.threshold), blocks, toldOf(page, graphOf(page)));
  const textOf = (all: typeof blocks) => all.map((block) => block.text).join('\n');
  return { of, score: compared(textOf(blocks.filter((_, i) => of.body.has(i))), textOf(found)) };
});

const groups: Record<string, (page: LabelledPage) => boolean> = {
  'English articles': ({ language }) => language === 'en',
  'all articles': () => true,
};
for (const [name, isMeant] of Object.entries(groups)) {
  const of = scores.filter((each) => each.of.kind === 'article' && isMeant(each.of)).map(({ score }) => score);
  const { precision, recall, f1 } = meanOf(of);
  console.log(
    `${name}, ${of.length}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, F1 ${f1.toFixed(4)}`,
  );
}
