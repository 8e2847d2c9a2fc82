// How well names of persons, organizations and places are found, exact in words and type: npm run bench:names
//
// Measured on the development part of Universal NER's English Web Treebank (Mayhew et al. 2024), which is no news: blogs,
// reviews, mails and forums. ONRECORD_SHARED names the folder with `corpora/`, ../shared unless given.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Document, type NameMention } from '../src/extract/document.ts';
import { PIPELINE, run } from '../src/extract/pipeline.ts';

const TYPES = new Map([
  ['PER', 'person'],
  ['ORG', 'organization'],
  ['LOC', 'place'],
]);

interface Annotated {
  text: string;
  /** `start end type` of each name, in UTF-16 units. */
  names: Set<string>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(resolve(root, process.env.ONRECORD_SHARED ?? '../shared'), 'corpora/uner-ewt/dev.iob2');

/** The documents of an IOB2 file; a sentence is a paragraph, spaces are put between words as in print. */
function documentsOf(iob2: string): Annotated[] {
  return iob2
    .split('# newdoc')
    .slice(1)
    .map((part) => {
      const document: Annotated = { text: '', names: new Set() };
      for (const sentence of part.split('\n\n')) addSentence(document, sentence);
      return document;
    });
}

function addSentence(document: Annotated, sentence: string): void {
  let name: { start: number; type: string } | null = null;
  let before = '';
  const close = () => {
    if (name) document.names.add(`${name.start} ${document.text.length} ${name.type}`);
    name = null;
  };
  for (const line of sentence.split('\n')) {
    const [number = '', word = '', tag = ''] = line.split('\t');
    if (!/^\d+$/.test(number)) continue;
    if (!tag.startsWith('I-')) close();
    const joins = before === '' || /^[.,;:!?)\]'’%]|^n't$/.test(word) || /[([$]$/.test(before);
    if (before === '' && document.text !== '') document.text += '\n\n';
    else if (!joins) document.text += ' ';
    const type = TYPES.get(tag.slice(2));
    if (tag.startsWith('B-') && type) name = { start: document.text.length, type };
    document.text += word;
    before = word;
  }
  close();
}

/** The names of a text as the gold ones are written: without a possessive ending. */
async function namesOf(text: string): Promise<Set<string>> {
  const document = new Document({ text });
  await run(PIPELINE.slice(0, PIPELINE.findIndex(({ assigns }) => assigns.includes('names')) + 1), document);
  const key = (mention: NameMention): string => {
    const { start, end } = document.rangeOf(mention);
    const ending = /['’]s$/u.exec(text.slice(start, end))?.[0].length ?? 0;
    return `${start} ${end - ending} ${mention.type}`;
  };
  return new Set(document.names.map(key));
}

async function measure(): Promise<void> {
  const counts = new Map(['all', ...TYPES.values()].map((type) => [type, { hit: 0, found: 0, gold: 0 }]));
  const count = (names: Iterable<string>, what: 'hit' | 'found' | 'gold') => {
    for (const name of names)
      for (const type of ['all', name.split(' ')[2] ?? '']) {
        const row = counts.get(type);
        if (row) row[what] += 1;
      }
  };
  for (const { text, names } of documentsOf(readFileSync(file, 'utf8'))) {
    const found = await namesOf(text);
    count(names, 'gold');
    count(found, 'found');
    count(
      [...found].filter((name) => names.has(name)),
      'hit',
    );
  }
  console.log('| UNER English, dev | P | R | F1 | found | gold |\n|---|---|---|---|---|---|');
  for (const [type, { hit, found, gold }] of counts) {
    const figures = [hit / found, hit / gold, (2 * hit) / (found + gold)].map((share) => (100 * share).toFixed(1));
    console.log(`| ${type} | ${figures.join(' | ')} | ${found} | ${gold} |`);
  }
}

if (existsSync(file)) await measure();
else console.log(`Not measured: ${file} is missing; set ONRECORD_SHARED to the folder that holds the corpora.`);
