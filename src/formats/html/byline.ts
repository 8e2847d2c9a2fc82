import { namesIn } from './names.ts';

/** A byline at the beginning of a line: `By Jane Roe`, `Author: Jane Roe`, `ByJane Roe` of two elements side by side. */
const AT_BEGINNING =
  /^(?:(?:(?:words|story|written|posted|published|reported|WORDS|STORY|Words|Story|Written|Posted|Published|Reported|Reporting)\s+)?(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or)(?::\s*|\s+|(?=\p{Lu}))|(?:[Aa]uthor|[Aa]utor)s?\s*:\s*)(?=\p{Lu})/u;

/** One after a date or a mark: `9 May 2020 by Jane Roe`, `News | By Jane Roe`. */
const WITHIN = /(?:[|•·–—]\s*|\d[,\s]+)(?:[Bb]y|BY):?\s+(?=\p{Lu})/u;

/** Names in a byline among the texts around a headline. */
export function bylineNames(texts: readonly string[]): string[] {
  for (const text of texts) {
    if (text.length > 200) continue;
    for (const line of text.split('\n')) {
      const found = AT_BEGINNING.exec(line) ?? WITHIN.exec(line);
      if (!found) continue;
      const names = namesIn(line.slice(found.index + found[0].length)).filter((name) => /^\p{Lu}/u.test(name));
      if (names.length > 0) return names;
    }
  }
  return [];
}

/** Whether a text is nothing but a byline. */
export const isByline = (text: string): boolean =>
  text.length < 120 &&
  !/[.!?]["”]?$/.test(text.replace(/\b\p{Lu}\.$/u, '')) &&
  (AT_BEGINNING.test(text) || /^(?:Interview|Story|Text|Words|Photos?) by \p{Lu}/u.test(text)) &&
  bylineNames([text.replace(/^(?:Interview|Text|Photos?) /, '')]).length > 0;
