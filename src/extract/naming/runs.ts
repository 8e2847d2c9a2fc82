import type { Document, Sentence, Token, TokenRange } from '../document.ts';
import { isPossessiveEnding } from '../grammar/phrases.ts';
import { isTimeWord } from '../grammar/time.ts';
import { isQuotationMark } from '../steps/quotation.ts';
import { key } from './classify.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isBeforeName } from './titles.ts';

/** Small words inside names: "Charles de Gaulle", "Osama bin Laden". */
const PARTICLES = new Set([
  'de',
  'del',
  'della',
  'di',
  'da',
  'dos',
  'du',
  'la',
  'le',
  'van',
  'von',
  'der',
  'den',
  'ten',
  'bin',
  'ben',
  'ibn',
  'al',
  'el',
  'af',
  'zu',
]);

/** Words that a sentence may begin with, so that their capital tells nothing. */
const FUNCTION_POS = new Set(['DET', 'PRON', 'ADP', 'SCONJ', 'CCONJ', 'AUX', 'PART', 'INTJ']);

/** "Most Corvane Railway stations": what tells of how many is no part of a name that a sentence begins with. */
const QUANTIFIERS = new Set(['most', 'many', 'several', 'few', 'more', 'other', 'such']);

export const isCapitalised = ({ text }: Token): boolean => /^[a-z]?\p{Lu}/u.test(text);

/** Share of capitalised words above which a sentence is a headline, whose capitals tell nothing. */
const HEADLINE = 0.6;

/** Whether most words of a sentence are capitalised, as in "Man Bites Dog" and "MAN BITES DOG". */
export function isTitleCase(document: Document, sentence: Sentence): boolean {
  let words = 0;
  let capitals = 0;
  for (let i = sentence.first; i < sentence.last; i += 1) {
    const token = document.at(i);
    if (!/^\p{L}{3}/u.test(token.text)) continue;
    words += 1;
    if (isCapitalised(token)) capitals += 1;
  }
  const ends = document.at(sentence.last - 1).text === '.' && capitals < words;
  return words >= 4 && capitals / words > HEADLINE && !ends;
}

/**
 * Runs of capitalised words of a sentence, as long as a name could be: with particles ("de"), with "of" behind a word
 * for a role or an institution ("Secretary of State", "House of Commons"), with "&" and hyphens.
 */
export function capitalRuns(document: Document, sentence: Sentence, gazetteer: Gazetteer): TokenRange[] {
  const runs: TokenRange[] = [];
  let i = sentence.first;
  while (i < sentence.last) {
    const known = Math.max(knownEnd(document, sentence, i, gazetteer), articleEnd(document, sentence, i));
    if (known === i && !beginsName(document, sentence, i, gazetteer)) {
      i += 1;
      continue;
    }
    const last = runEnd(document, sentence, i, Math.max(known, i + 1), gazetteer);
    if (last > i) runs.push({ first: i, last });
    i = Math.max(last, i + 1);
  }
  return runs;
}

function beginsName(document: Document, sentence: Sentence, index: number, gazetteer: Gazetteer): boolean {
  const token = document.at(index);
  if (!isCapitalised(token) || !/\p{L}/u.test(token.text) || isTimeWord(token) || token.text === 'I') return false;
  const opens = index === sentence.first || isQuotationMark(document, index - 1) || document.at(index - 1).text === ':';
  if (FUNCTION_POS.has(token.pos) || ((token.pos === 'ADV' || QUANTIFIERS.has(token.lower)) && opens)) return false;
  if (!opens || token.pos === 'PROPN') return true;
  const next = document.tokens[index + 1];
  const named =
    gazetteer.gender(token.text) !== null ||
    gazetteer.organizations.has(token.lower) ||
    gazetteer.places.has(token.lower);
  return (
    named ||
    gazetteer.roles.has(token.lower) ||
    (!!next && index + 1 < sentence.last && isCapitalised(next) && next.pos === 'PROPN' && token.pos !== 'VERB')
  );
}

/** Longest name of several words that is looked up, in tokens. */
const LONGEST_KNOWN = 6;

/** Where the longest name of several words ends that a lexicon has ("Downing Street", "USA Today"); `first` for none. */
function knownEnd(document: Document, sentence: Sentence, first: number, gazetteer: Gazetteer): number {
  const start = document.at(first);
  if (!isCapitalised(start) || !gazetteer.compoundStarts.has(start.lower.replace(/\.$/u, ''))) return first;
  for (let last = Math.min(first + LONGEST_KNOWN, sentence.last); last > first + 1; last -= 1) {
    if (!isCapitalised(document.at(last - 1))) continue;
    const name = key(document, { first, last });
    if (gazetteer.organizations.has(name) || gazetteer.places.has(name)) return last;
  }
  return first;
}

/** People whose institutions have their names: "Coroner's Court", "Rail Users' Group". */
const GROUPS =
  /^(?:coroners?|magistrates|children|women|men|people|farmers|workers|teachers|nurses|users|residents|tenants|owners|parents|students|players|writers|supporters|fans|veterans|drivers|officers|doctors|girls|boys|employers|lawyers|bankers)$/u;

const isOfGroup = (group: Token, institution: Token, { organizationWords }: Gazetteer): boolean =>
  GROUPS.test(group.lower) && (organizationWords.has(institution.lower) || institution.lower === 'court');

function runEnd(document: Document, sentence: Sentence, first: number, known: number, gazetteer: Gazetteer): number {
  let last = known;
  while (last < sentence.last) {
    const token = document.at(last);
    const next = last + 1 < sentence.last ? document.at(last + 1) : undefined;
    const before = document.at(last - 1);
    const nextIsName = !!next && isCapitalised(next) && !FUNCTION_POS.has(next.pos);
    // "Faculty of Arts of Corvane University"
    const joins = joinsByOf(before, gazetteer) || isJoined(document, first, last, gazetteer);
    if (isCapitalised(token) && !isTimeWord(token) && token.pos !== 'PRON' && /[\p{L}\p{N}]/u.test(token.text))
      last += 1;
    else if (/^\d{1,4}$/u.test(token.text) && token.start === before.end) last += 1;
    else if (nextIsName && token.text === '&') last += 2;
    else if (nextIsName && isPossessiveEnding(token) && isOfGroup(before, next, gazetteer)) last += 2;
    else if (articleEnd(document, sentence, last) > last) last = articleEnd(document, sentence, last);
    else if (particlesEnd(document, last, sentence.last) > last) last = particlesEnd(document, last, sentence.last) + 1;
    else if (nextIsName && token.text === '-' && token.start === before.end && next.start === token.end) last += 2;
    else if (token.text === '-' && last - first >= 2 && next && isSyllable(document, last)) last += 2;
    else if (nextIsName && token.lower === 'of' && joins) last += 2;
    else if (
      token.lower === 'of' &&
      next?.lower === 'the' &&
      joins &&
      document.tokens[last + 2] &&
      isCapitalised(document.at(last + 2)) &&
      last + 2 < sentence.last
    )
      last += 3;
    else if (token.lower === 'for' && joinsByFor(document, last, sentence, gazetteer)) last += nextIsName ? 2 : 3;
    else if (token.lower === 'and' && nextIsName && inList(document, last, sentence, gazetteer)) last += 2;
    else break;
  }
  return last;
}

/** Whether a run has an institution already that "of" or "for" goes on. */
function isJoined(document: Document, first: number, last: number, { organizationWords }: Gazetteer): boolean {
  if (document.at(last).lower !== 'of') return false;
  for (let i = first; i + 1 < last; i += 1)
    if (/^(?:of|for)$/u.test(document.at(i + 1).lower) && organizationWords.has(document.at(i).lower)) return true;
  return false;
}

/** "al-Sadr": behind the name that an Arabic article is joined to; `index` where there is none. */
function articleEnd(document: Document, { last }: Sentence, index: number): number {
  if (document.tokens[index + 1]?.text !== '-' || index + 2 >= last) return index;
  if (!/^a[ldnrstz]h?$|^el$/u.test(document.at(index).lower)) return index;
  const [article, hyphen, name] = [document.at(index), document.at(index + 1), document.at(index + 2)];
  const tight = article.end === hyphen.start && hyphen.end === name.start;
  return tight && isCapitalised(name) ? index + 3 : index;
}

/** "von der" in "Klara von der Heide": where the small words end that a capitalised one follows; `first` else. */
function particlesEnd(document: Document, first: number, limit: number): number {
  let end = first;
  while (end < limit && end - first < 3 && PARTICLES.has(document.at(end).lower)) end += 1;
  const next = end < limit ? document.at(end) : undefined;
  return next && isCapitalised(next) && !FUNCTION_POS.has(next.pos) ? end : first;
}

const joinsByOf = ({ lower }: Token, gazetteer: Gazetteer): boolean =>
  gazetteer.organizationWords.has(lower) ||
  gazetteer.roles.has(lower) ||
  // Not "Nandini Sen of Ranipur University".
  (gazetteer.honorifics.has(lower) && !isBeforeName(lower)) ||
  /^(house|university|bank|republic|kingdom|states|association|ministry|department)$/u.test(lower);

/** "Ban Ki-moon": a short name goes on in lower case behind a hyphen. */
function isSyllable(document: Document, hyphen: number): boolean {
  const [before, after] = [document.at(hyphen - 1), document.at(hyphen + 1)];
  const tight = before.end === document.at(hyphen).start && after.start === document.at(hyphen).end;
  return (
    tight &&
    before.text.length <= 5 &&
    /^\p{Ll}{2,5}$/u.test(after.text) &&
    (after.pos === 'NOUN' || after.pos === 'PROPN')
  );
}

/** "Committee for a Responsible Federal Budget". */
function joinsByFor(document: Document, index: number, sentence: Sentence, gazetteer: Gazetteer): boolean {
  if (!gazetteer.organizationWords.has(document.at(index - 1).lower) || index + 2 >= sentence.last) return false;
  const [next, second] = [document.at(index + 1), document.at(index + 2)];
  return isCapitalised(next) || ((next.lower === 'a' || next.lower === 'the') && isCapitalised(second));
}

/** "Department of Health and Human Services": "and" between parts of an institution's name. */
function inList(document: Document, and: number, sentence: Sentence, gazetteer: Gazetteer): boolean {
  let before = and - 1;
  while (before > sentence.first && isCapitalised(document.at(before))) before -= 1;
  const behindOf =
    document.at(before).lower === 'of' && gazetteer.organizationWords.has(document.at(before - 1)?.lower ?? '');
  // "House Oversight and Government Reform Committee": the head is the last capitalised word behind.
  let head = and + 1;
  while (head + 1 < sentence.last && head < and + 4 && isCapitalised(document.at(head + 1))) head += 1;
  return (
    behindOf ||
    (head > and + 1 &&
      gazetteer.organizationWords.has(document.at(head).lower) &&
      and - before <= 3 &&
      document.at(before).lower === 'the' &&
      // Two institutions: "the British Library and Columbia University".
      !gazetteer.organizationWords.has(document.at(and - 1).lower))
  );
}
