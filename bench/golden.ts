// What each format's golden files give, field by field: `npx tsx bench/golden.ts`. Each cell has in how many articles the field
// is read as it stands beside the file (`test/formats/golden/*/*.found.ndjson`, read by hand), of how many that have it.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatNamed } from '../src/formats/registry.ts';
import { ArticleDraft } from '../src/records/article.ts';

const GOLDEN = fileURLToPath(new URL('../test/formats/golden/', import.meta.url));
const FOUND = '.found.ndjson';
const FIELDS = Object.keys(ArticleDraft.shape);

type Fields = Readonly<Record<string, unknown>>;

const draftsOf = (found: Iterable<object>): Fields[] =>
  [...found].map((each) => ('draft' in each ? (each.draft as Fields) : {}));

console.log(`| format | files | articles | ${FIELDS.join(' | ')} |\n|---|---|---|${FIELDS.map(() => '---|').join('')}`);
for (const name of readdirSync(GOLDEN).sort()) {
  const files = readdirSync(`${GOLDEN}${name}`).filter((file) => !file.endsWith(FOUND));
  const pairs = files.flatMap((file) => {
    const path = `${GOLDEN}${name}/${file}`;
    const read = draftsOf(formatNamed(name).read({ bytes: readFileSync(path) }));
    const lines = readFileSync(`${path}${FOUND}`, 'utf8').split('\n').filter(Boolean);
    const expected = draftsOf(lines.map((line) => JSON.parse(line) as object));
    return expected.map((draft, n) => ({ draft, read: read[n] ?? {} }));
  });
  const cells = FIELDS.map((field) => {
    const having = pairs.filter(({ draft, read }) => draft[field] !== undefined || read[field] !== undefined);
    const right = having.filter(({ draft, read }) => JSON.stringify(draft[field]) === JSON.stringify(read[field]));
    return having.length === 0 ? '' : `${right.length} of ${having.length}`;
  });
  const articles = pairs.filter(({ draft }) => Object.keys(draft).length > 0).length;
  console.log(`| ${[name, files.length, articles, ...cells].join(' | ')} |`);
}
