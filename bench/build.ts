// Builds a database to measure with: `npx tsx bench/build.ts FILE [quotes]` (1,000,000 unless told). Ten millions take some
// 25 minutes of a core and 25 GB: run it with nohup. The same number of quotes gives the same database each time.
import { statSync } from 'node:fs';
import { buildCorpus } from './built-corpus.ts';

const [, , file, number = '1000000'] = process.argv;
const quotes = Number(number.replaceAll('_', ''));
if (!file || !Number.isSafeInteger(quotes) || quotes < 1) {
  console.error('usage: npx tsx bench/build.ts FILE [quotes]');
  process.exit(2);
}
const began = performance.now();
const seconds = () => ((performance.now() - began) / 1_000).toFixed(0);
let told = 0;
await buildCorpus(file, quotes, (written) => {
  if (written - told < quotes / 20) return;
  told = written;
  console.error(`${written.toLocaleString('en')} quotes in ${seconds()} s`);
});
console.log(
  `${file}: ${quotes.toLocaleString('en')} quotes in ${seconds()} s, ${(statSync(file).size / 1e6).toFixed(0)} MB`,
);
