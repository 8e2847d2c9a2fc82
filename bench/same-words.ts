// Which quotes of PolNeAR's training articles are held to repeat one another: tsx bench/same-words.ts [--pairs]
//
// Seven outlets tell of the same events there, and nobody has marked which quotes are the same. Prints how many pairs of
// wordings pass, and how many of all pairs that would pass share a fingerprint, by which a store finds them; with --pairs
// also the pairs, to be read one by one. ONRECORD_SHARED names the folder with `corpora/`, ../shared unless given.
import { grams } from '../src/store/fingerprints.ts';
import { fingerprintsOf, QUOTES } from '../src/store/wording-kinds.ts';
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

/** Pairs of wordings that have one of these marks in common, as `one * wordings.length + other`. */
function pairsBy(marksOf: (wording: (typeof wordings)[number]) => Iterable<string | number>): Set<number> {
  const having = new Map<string | number, number[]>();
  const pairs = new Set<number>();
  for (const [i, wording] of wordings.entries()) {
    for (const mark of new Set(marksOf(wording))) {
      const before = having.get(mark) ?? [];
      for (const j of before) pairs.add(j * wordings.length + i);
      having.set(mark, [...before, i]);
    }
  }
  return pairs;
}

const read = (pair: number) =>
  [wordings[Math.floor(pair / wordings.length)], wordings[pair % wordings.length]] as const;
const passing = [...pairsBy(({ words }) => grams(words))].filter((pair) => {
  const [one, other] = read(pair);
  return one && other && QUOTES.same(one.words, other.words);
});
const marked = pairsBy(({ text }) => fingerprintsOf(QUOTES, text));
const found = passing.filter((pair) => marked.has(pair));
console.log(`${texts.length} quotes, ${wordings.length} wordings`);
console.log(`${marked.size} pairs share a fingerprint, ${found.length} of them are the same words`);
console.log(`${passing.length} pairs are the same words, whether they share a fingerprint or not`);
if (process.argv.includes('--pairs')) {
  for (const pair of found)
    console.log(
      read(pair)
        .map((wording) => `  ${wording?.text.replace(/\s+/gu, ' ')}`)
        .join('\n'),
      '\n',
    );
}
