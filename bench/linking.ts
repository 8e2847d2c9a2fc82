// How well persons of new articles meet those of the corpus: npm run bench:linking
//
// PolNeAR's articles (train and dev) tell of the same people over and over, but nobody has marked who is whom. So they
// are made into tests whose answers are known, and read into a store one after the other, by date:
//
// - as they are: whoever has the same full name is taken for the same person;
// - surnames: in a fifth of the places the full name is taken out, and the surname is left with the roles and the
//   company that the article gives: whose is it?
// - namesakes: two people who are never in one article are given one full name: are they kept apart?
//
// A link is right when it goes to whoever it was; missed when that one was there and it stayed new; doubtful when it
// stayed new and the pair is listed for review. ONRECORD_SHARED names the folder with `corpora/`, ../shared unless given.
// Reading takes some ten minutes; a file that `onrecord extract` has made of train.jsonl and dev.jsonl may be named instead.
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DEFAULT_MODEL } from '../src/extract/model/models.ts';
import { extractorOf } from '../src/extract/version.ts';
import { createExtractionPool } from '../src/intake/pool.ts';
import { lexiconTable } from '../src/lexicon.ts';
import { nameKey } from '../src/linking/names.ts';
import { isFullName, surnameOf } from '../src/linking/person-names.ts';
import { ArticleDraft } from '../src/records/article.ts';
import type { ArticleEntity, DoubtfulPair, ExtractedEntity } from '../src/records/entity.ts';
import type { Extraction } from '../src/records/extraction.ts';
import { stableId } from '../src/records/id.ts';
import { openStore } from '../src/store/open.ts';
import type { PageQuery } from '../src/store/queries.ts';
import type { Json, Page, Store } from '../src/store/store.ts';

interface Read {
  draft: ArticleDraft;
  extraction: Extraction;
}

/** An article with what is known of its entities, by their ids: who it is, and whether it is asked for. */
interface Test extends Read {
  who: Map<string, string>;
  asked: Set<string>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = resolve(root, process.env.ONRECORD_SHARED ?? '../shared');
const files = ['train', 'dev'].map((part) => join(shared, `corpora/polnear/${part}.jsonl`));

async function readArticles(): Promise<Read[]> {
  const extracted = process.argv[2];
  const known = extracted ? await extractionsOf(extracted) : null;
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean));
  const pool = known ? null : createExtractionPool({});
  try {
    const read = lines.map(async (line) => {
      const { id, publisher, date, title, text } = JSON.parse(line) as Record<string, string>;
      const draft = ArticleDraft.parse({ publisher, publishedAt: date, headline: title, text });
      const extraction = known?.get(id ?? '') ?? (await pool?.extract({ ...draft, id }));
      if (!extraction) throw new Error(`${extracted} has no article ${id}`);
      return { draft, extraction };
    });
    const all = await Promise.all(read);
    return all.toSorted((a, b) => (a.draft.publishedAt ?? '').localeCompare(b.draft.publishedAt ?? ''));
  } finally {
    await pool?.close();
  }
}

async function extractionsOf(file: string): Promise<Map<string, Extraction>> {
  const extractions = new Map<string, Extraction>();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const extraction = JSON.parse(line) as Extraction;
    extractions.set(extraction.id, extraction);
  }
  return extractions;
}

/** The first long form of a given name ("Robert" for "Bob"). */
const LONG_FORMS = new Map(
  [...lexiconTable('en', 'nicknames')].map(([short, [long = short]]) => [short, long.toLowerCase().split(/, */)[0]]),
);

/** Given name and surname, where an entity is a person with a full name. */
function fullName({ type, name }: ExtractedEntity): string | null {
  const key = nameKey(type, name);
  const [given = ''] = key.split(' ');
  return type === 'person' && isFullName(key) ? `${LONG_FORMS.get(given) ?? given} ${surnameOf(key)}` : null;
}

/** A number that hangs on the words only. */
const chance = (...words: string[]) => Number.parseInt(stableId('ent', ...words).slice(4, 10), 36);

const whoIn = ({ extraction }: Read) =>
  new Map(extraction.entities.flatMap((entity) => [[entity.id, fullName(entity)] as const]).filter(isKnown));
const isKnown = (pair: readonly [string, string | null]): pair is readonly [string, string] => pair[1] !== null;

const withEntities = (read: Read, change: (entity: ExtractedEntity) => ExtractedEntity): Read => ({
  ...read,
  extraction: { ...read.extraction, entities: read.extraction.entities.map(change) },
});

const asTheyAre = (reads: Read[]): Test[] =>
  reads.map((read) => ({ ...read, who: whoIn(read), asked: new Set(whoIn(read).keys()) }));

function surnames(reads: Read[]): Test[] {
  return reads.map((read) => {
    const who = whoIn(read);
    const asked = new Set<string>();
    const changed = withEntities(read, (entity) => {
      const short = entity.aliases.find(
        (alias) => nameKey('person', alias) === surnameOf(nameKey('person', entity.name)),
      );
      if (!who.has(entity.id) || short === undefined || chance('surname', entity.id) % 5 !== 0) return entity;
      asked.add(entity.id);
      return { ...entity, name: short, aliases: [] };
    });
    return { ...changed, who, asked };
  });
}

function namesakes(reads: Read[]): Test[] {
  const articles = new Map<string, Set<Read>>();
  for (const read of reads) {
    for (const [, name] of whoIn(read)) articles.set(name, (articles.get(name) ?? new Set()).add(read));
  }
  const often = [...articles].filter(([, where]) => where.size >= 3);
  const shuffled = often.map(([name]) => name).toSorted((a, b) => chance('namesake', a) - chance('namesake', b));
  const renamed = new Map<string, string>();
  for (let i = 0; i + 1 < shuffled.length; i += 2) {
    const [one = '', other = ''] = [shuffled[i], shuffled[i + 1]];
    if (![...(articles.get(one) ?? [])].some((read) => articles.get(other)?.has(read))) renamed.set(other, one);
  }
  const asOften = new Set([...renamed].flat());
  return reads.map((read) => {
    const who = whoIn(read);
    const changed = withEntities(read, (entity) => {
      const name = renamed.get(who.get(entity.id) ?? '');
      return name ? { ...entity, name, aliases: [surnameOf(name)] } : entity;
    });
    const asked = [...who].filter(([, name]) => asOften.has(name)).map(([id]) => id);
    return { ...changed, who, asked: new Set(asked) };
  });
}

async function everything<T>(list: (query: PageQuery) => Promise<Page<T>>): Promise<T[]> {
  const records: T[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await list({ limit: 1_000, cursor });
    records.push(...(JSON.parse(page.items as Json<T[]>) as T[]));
    if (page.next === null) return records;
    cursor = page.next;
  }
}

/** Ids of the stored entities that those of an article have become; a list of them stands in text order. */
async function becomeIn(store: Store, { extraction }: Test, article: string): Promise<Map<string, string>> {
  const first = ({ mentions }: ExtractedEntity) =>
    Math.min(Number.MAX_SAFE_INTEGER, ...mentions.map(({ start }) => start));
  const ordered = extraction.entities.toSorted((a, b) => first(a) - first(b));
  const stored = await everything<ArticleEntity>((page) => store.articleEntities({ ...page, article }));
  return new Map(ordered.map(({ id }, i) => [id, stored[i]?.id ?? '']));
}

async function measure(name: string, tests: Test[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  const store = await openStore(join(folder, 'corpus.sqlite'));
  /** Who each stored entity is, as the first article said. */
  const owners = new Map<string, string>();
  const owned = new Map<string, string[]>();
  const count = { right: 0, wrong: 0, fresh: 0, missed: 0 };
  const missed: { id: string; right: string[] }[] = [];
  let spent = 0;
  try {
    for (const test of tests) {
      const began = performance.now();
      const { id, outcome } = await store.saveExtraction(test.draft, test.extraction, extractorOf(DEFAULT_MODEL));
      spent += performance.now() - began;
      if (outcome !== 'created') continue;
      const become = await becomeIn(store, test, id);
      for (const [entity, who] of test.who) {
        const stored = become.get(entity) ?? '';
        const owner = owners.get(stored);
        const there = owned.get(who);
        if (test.asked.has(entity)) {
          if (owner !== undefined) count[owner === who ? 'right' : 'wrong'] += 1;
          else if (there) {
            count.missed += 1;
            missed.push({ id: stored, right: [...there] });
          } else count.fresh += 1;
        }
        if (owner === undefined) {
          owners.set(stored, who);
          owned.set(who, [...(there ?? []), stored]);
        }
      }
    }
    const pairs = await everything<DoubtfulPair>((page) => store.doubtfulPairs(page));
    const listed = new Set(
      pairs.flatMap(({ entity, other }) => [`${entity.id} ${other.id}`, `${other.id} ${entity.id}`]),
    );
    const doubtful = missed.filter(({ id, right }) => right.some((each) => listed.has(`${id} ${each}`))).length;
    const { right, wrong, fresh } = count;
    const percent = (part: number, whole: number) => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(1));
    const asked = right + wrong + fresh + count.missed;
    console.log(
      `| ${name} | ${asked} | ${percent(right, right + wrong)} | ${percent(right, right + wrong + count.missed)} | ` +
        `${percent(doubtful, asked)} | ${wrong} | ${pairs.length} | ${(spent / tests.length).toFixed(1)} |`,
    );
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

const absent = files.find((file) => !existsSync(file));
if (absent)
  console.log(`Not measured: ${absent} is missing; set ONRECORD_SHARED to the folder that holds the corpora.`);
else {
  const reads = await readArticles();
  console.log(
    '| PolNeAR, persons | asked | P of links | R of links | doubtful % | wrong | pairs listed | ms a save |\n|---|---|---|---|---|---|---|---|',
  );
  await measure('as they are', asTheyAre(reads));
  await measure('surnames', surnames(reads));
  await measure('namesakes', namesakes(reads));
}
