// A process that extracts, as users run it (built, plain Node.js), and what it takes: reads articles from a file of NDJSON,
// and writes a line for each: {"cpu": ms of all threads, "peak": bytes held at most so far}.
//   node bench/extraction-process.js ARTICLES MODEL
import { readFileSync } from 'node:fs';
import { extract } from '../dist/extract/extractor.js';

const [articles, model] = process.argv.slice(2);
for (const line of readFileSync(articles, 'utf8').split('\n').filter(Boolean)) {
  const before = process.cpuUsage();
  await extract(JSON.parse(line), model);
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS * 1024 }));
}
