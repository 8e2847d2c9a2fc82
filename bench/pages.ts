// How well pages of the web are read: onrecord beside Readability alone and, with a Python that has it, trafilatura.
//   npx tsx bench/pages.ts [--trafilatura PYTHON]
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { decodeMarkup } from '../src/formats/decoding.ts';
import { html } from '../src/formats/html.ts';
import { CORPUS, type Gold, type LabelledPage, labelledPages, readPage } from '../training/pages/pages.ts';
import { compared, meanOf, type PrecisionRecall } from '../training/pages/shingles.ts';

/** A page, with what the corpus says of it. */
type CorpusPage = LabelledPage & Gold;

/** What a reader says of a page. */
interface Reading {
  text: string;
  title: string | null;
  authors: string[];
  date: string | null;
  site: string | null;
}

const NOTHING: Reading = { text: '', title: null, authors: [], date: null, site: null };

function byOnrecord({ html: bytes, url }: CorpusPage): Reading {
  try {
    const [found] = html.read({ bytes, url });
    if (!found || !('draft' in found)) return NOTHING;
    const { text, headline, authors, publishedAt, publisher } = found.draft as {
      text: string;
      headline: string | null;
      authors: string[];
      publishedAt: string | null;
      publisher: string | null;
    };
    return { text, title: headline, authors, date: publishedAt, site: publisher };
  } catch {
    return NOTHING;
  }
}

function byReadability({ html: bytes }: LabelledPage): Reading {
  try {
    const found = new Readability(parseHTML(decodeMarkup({ bytes })).document).parse();
    // Its own text runs paragraphs together.
    const text = readPage(new TextEncoder().encode(found?.content ?? '')).blocks.map((block) => block.text);
    const date = found?.publishedTime?.slice(0, 10) ?? null;
    return {
      text: text.join('\n\n'),
      title: found?.title ?? null,
      authors: found?.byline ? [found.byline] : [],
      date,
      site: found?.siteName ?? null,
    };
  } catch {
    return NOTHING;
  }
}

const SCRIPT = `
import gzip, json, sys, time
import trafilatura
for name in json.load(sys.stdin):
    data = gzip.open(name).read()
    begun = time.perf_counter()
    found = trafilatura.bare_extraction(data, include_comments=False, with_metadata=True)
    seconds = time.perf_counter() - begun
    found = found.as_dict() if found is not None else {}
    author = found.get('author') or ''
    print(json.dumps(dict(seconds=seconds, text=found.get('text') or '', title=found.get('title'), date=found.get('date'),
        site=found.get('sitename'), authors=[name for name in author.split('; ') if name])))
`;

function byTrafilatura(python: string, pages: readonly CorpusPage[]): (Reading & { seconds: number })[] {
  const input = JSON.stringify(pages.map(({ file }) => `${CORPUS}/html/${file}`));
  const output = execFileSync(python, ['-c', SCRIPT], { input, maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'ignore'] });
  return String(output)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const letters = (text: string | null | undefined) => (text ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const blanks = (text: string) => text.replace(/\s+/g, ' ');
const namesOf = (names: string | readonly string[]) =>
  [names]
    .flat()
    .join(';')
    .split(/\s*(?:;|,|\band\b)\s*/)
    .map(letters)
    .filter(Boolean)
    .sort()
    .join();

const share = (right: number, all: number) => `${((100 * right) / all).toFixed(1)} (${right} of ${all})`;

function rowOf(pages: readonly CorpusPage[], readings: readonly Reading[], seconds: number): Record<string, string> {
  const counts = { with: [0, 0], without: [0, 0], title: [0, 0], author: [0, 0], date: [0, 0], site: [0, 0] };
  const count = (what: keyof typeof counts, isRight: boolean) => {
    (counts[what][1] as number) += 1;
    if (isRight) (counts[what][0] as number) += 1;
  };
  const bodies: { page: CorpusPage; score: PrecisionRecall }[] = [];
  for (const [i, page] of pages.entries()) {
    const reading = readings[i] as Reading;
    const text = blanks(reading.text);
    for (const each of page.with) count('with', text.includes(blanks(each).trim()));
    for (const each of page.without) count('without', !text.includes(blanks(each).trim()));
    if (page.title !== undefined) count('title', letters(page.title) === letters(reading.title));
    if (page.author !== undefined) count('author', namesOf(page.author) === namesOf(reading.authors));
    if (page.date !== undefined) count('date', page.date === reading.date?.slice(0, 10));
    if (page.sitename !== undefined) count('site', letters(page.sitename) === letters(reading.site));
    const { blocks } = readPage(page.html);
    const gold = blocks.filter((_, at) => page.body.has(at)).map((block) => block.text);
    bodies.push({ page, score: compared(gold.join('\n'), reading.text) });
  }
  const f1 = (isMeant: (page: CorpusPage) => boolean) => {
    const { precision, recall, f1 } = meanOf(bodies.filter(({ page }) => isMeant(page)).map(({ score }) => score));
    return `${f1.toFixed(3)} (${precision.toFixed(3)}, ${recall.toFixed(3)})`;
  };
  const isEnglish = ({ language, kind }: CorpusPage) => language === 'en' && kind === 'article';
  const figures = Object.entries(counts).map(([what, [right, all]]) => [what, share(right as number, all as number)]);
  return {
    'F1 (P, R)': f1(() => true),
    'F1, English articles': f1(isEnglish),
    ...Object.fromEntries(figures),
    'ms a page': ((1000 * seconds) / pages.length).toFixed(0),
  };
}

const { values } = parseArgs({ options: { trafilatura: { type: 'string' } } });
if (!existsSync(CORPUS)) {
  console.error(`${CORPUS} is missing: name the folder with corpora/ by ONRECORD_SHARED`);
  process.exit(1);
}
const pages = labelledPages();
const rows: Record<string, Record<string, string>> = {};
for (const [name, read] of Object.entries({ onrecord: byOnrecord, readability: byReadability })) {
  for (const page of pages.slice(0, 10)) read(page);
  const begun = performance.now();
  const readings = pages.map(read);
  rows[name] = rowOf(pages, readings, (performance.now() - begun) / 1000);
}
if (values.trafilatura) {
  const readings = byTrafilatura(values.trafilatura, pages);
  rows.trafilatura = rowOf(
    pages,
    readings,
    readings.reduce((sum, { seconds }) => sum + seconds, 0),
  );
}
console.log(
  'F1 of onrecord is on pages that its model was trained on: training/pages/README.md has it on pages not seen.\n',
);
const names = Object.keys(rows);
console.log(`| | ${names.join(' | ')} |\n|---|${names.map(() => '---').join('|')}|`);
for (const what of Object.keys(rows.onrecord ?? {})) {
  console.log(`| ${what} | ${names.map((name) => rows[name]?.[what]).join(' | ')} |`);
}
