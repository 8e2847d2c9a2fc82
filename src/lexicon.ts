import { readFileSync } from 'node:fs';

const FOLDER = new URL('../data/lexicon/', import.meta.url);

/** The entries of a lexicon file, one a line; `#` begins a comment. Throws when the file is not there. */
export function lexiconLines(language: string, name: string): string[] {
  return readFileSync(new URL(`${language}/${name}.txt`, FOLDER), 'utf8')
    .replace(/#.*/gu, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A lexicon file as a set, in lower case. */
export const lexiconSet = (language: string, name: string): Set<string> =>
  new Set(lexiconLines(language, name).map((line) => line.toLowerCase()));

/** A lexicon file whose lines are tab-separated columns, by the first column in lower case. */
export const lexiconTable = (language: string, name: string): Map<string, string[]> =>
  new Map(
    lexiconLines(language, name).map((line) => {
      const [key = '', ...rest] = line.split('\t').map((cell) => cell.trim());
      return [key.toLowerCase(), rest];
    }),
  );

/** The same of a file with two columns: the second by the first. */
export function lexiconMap(language: string, name: string): Map<string, string> {
  const map = new Map<string, string>();
  // No array for each of thousands of lines: every process reads them before its first article.
  for (const line of lexiconLines(language, name)) {
    const tab = line.indexOf('\t');
    if (tab === -1) map.set(line.toLowerCase(), '');
    else map.set(line.slice(0, tab).trimEnd().toLowerCase(), line.slice(tab + 1).trimStart());
  }
  return map;
}
