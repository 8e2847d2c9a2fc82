import { kept } from '../kept.ts';
import type { Gazetteer, Gender } from '../naming/gazetteer.ts';

/** Words of a name without honorifics, initials' stops and endings such as "Jr.". */
export const nameWords = kept((name): readonly string[] =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/’/gu, "'")
    .replace(/'s\b/gu, '')
    .replace(/\b(al|el|as|ash|an|at)-/gu, '')
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter((word) => word !== '' && !/^(jr|sr|ii|iii|iv|kc|qc|mp|mep|msp|obe|mbe|cbe|phd|md|esq)$/u.test(word)),
);

/** Whether two given names may be one person's: equal, an initial, or short and long form. */
function sameGivenName(a: string, b: string, gazetteer: Gazetteer): boolean {
  if (a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b))) return true;
  const [longA, longB] = [gazetteer.longForms(a), gazetteer.longForms(b)];
  return longA.some((form) => longB.includes(form));
}

/**
 * Whether a name can be short for, or a variant of, a fuller one of the same person: "Biden" and "Joe Biden", "De Blasio"
 * and "Bill de Blasio", "Bob Dole" and "Robert J. Dole", "Carrie Lam" and "Carrie Lam Cheng Yuet-ngor", but not "Bill Clinton" and "Hillary Clinton".
 */
export function isVariant(name: string, full: string, gazetteer: Gazetteer): boolean {
  const [a, b] = [nameWords(name), nameWords(full)];
  if (a.length === 0 || b.length === 0) return false;
  if (a.length === 1 || b.length === 1) {
    const [short, long] = a.length <= b.length ? [a, b] : [b, a];
    return (
      long.at(-1) === short[0] || (long.length > 1 && long[0] === short[0]) || long.slice(-2).join('-') === short[0]
    );
  }
  if (endsWith(a, b) || endsWith(b, a) || beginsWith(a, b) || beginsWith(b, a)) return true;
  return a.at(-1) === b.at(-1) && sameGivenName(a[0] ?? '', b[0] ?? '', gazetteer);
}

const endsWith = (full: readonly string[], end: readonly string[]): boolean =>
  end.every((word, i) => full[full.length - end.length + i] === word);

const beginsWith = (full: readonly string[], start: readonly string[]): boolean =>
  start.every((word, i) => full[i] === word);

/** What title or role and given name tell of gender, null when nothing. */
export function genderOf(name: string, title: string | null, gazetteer: Gazetteer): Gender | null {
  // "wife of the prime minister": what stands behind the head tells of others.
  const [head = ''] = (title ?? '').split(/\s(?:of|for|to|at|in|from|with)\s/u);
  for (const word of head.split(/[^\p{L}.-]+/u)) {
    const gender = gazetteer.nounGender(word);
    if (gender) return gender;
  }
  const words = name.split(/\s+/u);
  return words.length > 1 ? gazetteer.gender(words[0] ?? '') : null;
}

/** Whether two words differ by one letter left out or put in, or two exchanged side by side: "Bornsten", "Keidis". */
export function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (at === 0) return false;
  if (long.length === short.length + 1) return short.slice(at) === long.slice(at + 1);
  const exchanged = short[at] === long[at + 1] && short[at + 1] === long[at];
  return long.length === short.length && exchanged && short.slice(at + 2) === long.slice(at + 2);
}
