// Which quotes of PolNeAR's training articles are held to repeat one another: tsx bench/same-words.ts [--pairs]
//
// Seven outlets tell of the same events there, and nobody has marked which quotes are the same. Prints how many pairs of
// wordings pass, and how many of all pairs that would pass a store finds by fingerprints, in either order; with --pairs
// also the pairs, to be read one by one. ONRECORD_SHARED names the folder with `corpora/`, ../shared unless given.
import { grams } from '../src/store/fingerprints.ts';
import { findEachOther, fingerprintsOf, QUOTES, soughtBy } from '../src/store/wording-kinds.ts';
import { foldedWords } from '../src/store/words.ts';
import { corpus, readPolnear } from './corpora.ts';

const texts = readPolnear(corpus('polnear/train.jsonl')).flatMap(({ text, attributions }) => {
  const points = [...text];
  const said = attributions.filter(({ content }) => content.length > 0);
  return said.map(({ content }) => content.map(([start, end]) => points.slice(start, end).join('')).join(' … '));
});
const wordings = [...new Map(texts.map((text) => [foldedWords(text).join(' '), text])).values()].map((text) => ({
  text,
  words: foldedWords(text),
}));

type Marks = (wording: (typeof wordings)[number]) => Iterable<string | number>;

/** Pairs of wordings of which the later one asks for a mark of the earlier one, as `one * wordings.length + other`. */
function pairsBy(marksOf: Marks, askedBy: Marks): Set<number> {
  const having = new Map<string | number, number[]>();
  const pairs = new Set<number>();
  for (const [i, wording] of wordings.entries()) {
    for (const mark of askedBy(wording)) for (const j of having.get(mark) ?? []) pairs.add(j * wordings.length + i);
    for (const mark of new Set(marksOf(wording))) having.set(mark, [...(having.get(mark) ?? []), i]);
  }
  return pairs;
}

const read = (pair: number) =>
  [wordings[Math.floor(pair / wordings.length)], wordings[pair % wordings.length]] as const;
const ofWords: Marks = ({ words }) => grams(words);
const passing = [...pairsBy(ofWords, ofWords)].filter((pair) => {
  const [one, other] = read(pair);
  return one && other && QUOTES.same(one.words, other.words);
});
const marks: Marks = ({ text }) => fingerprintsOf(QUOTES, text);
const marked = pairsBy(marks, ({ text }) => soughtBy(QUOTES, text));
const found = passing.filter((pair) => {
  const [one, other] = read(pair);
  return one && other && findEachOther(QUOTES, one.words, other.words);
});
const stored = wordings.reduce((sum, wording) => sum + [...marks(wording)].length, 0);
console.log(`${texts.length} quotes, ${wordings.length} wordings`);
console.log(`${(stored / wordings.length).toFixed(2)} fingerprints a wording lead to ${marked.size} pairs`);
console.log(`${passing.length} pairs are the same words, ${found.length} of them are found`);
if (process.argv.includes('--pairs')) {
  for (const pair of found)
    console.log(
      read(pair)
        .map((wording) => `  ${wording?.text.replace(/\s+/gu, ' ')}`)
        .join('\n'),
      '\n',
    );
}
