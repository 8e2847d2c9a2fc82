// GUM's documents with their names: the proper nouns around the head of a mention of a person, organization or place. The
// rules are those by which the tagger's training data was made: `name_in` in training/attribution/corpora.py.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityType } from '../src/records/entity.ts';
import type { Span } from '../src/records/span.ts';
import { GrowingText, type Name, type NamedText } from './corpora.ts';

const TYPES: readonly EntityType[] = ['person', 'organization', 'place'];

const wordSet = (words: string): Set<string> => new Set(words.split(/\s+/u));

const TITLES = wordSet(`mr mrs ms miss mx dr prof professor sir dame lord lady madam president vice senator sen rep
  representative congressman congresswoman governor gov mayor judge justice chief chairman chairwoman secretary
  minister prime chancellor king queen prince princess emperor pope saint st rev reverend father brother sister
  captain capt colonel col general gen lieutenant lt sergeant sgt major commander admiral officer detective
  ambassador director coach uncle aunt mother mom dad grandma grandpa count duke attorney speaker deputy`);
/** What may stand between two proper nouns of a name. */
const JOINERS = wordSet(`of the and for & de la del van von der di da al - – / . ' ’`);
const PERSON_JOINERS = wordSet(`de la del van von der di da al el bin ibn - . ' ’ " “ ”`);
/** Relations of a number that is no part of the name before it. */
const APART = new Set(['appos', 'list', 'parataxis']);

interface Token extends Span {
  form: string;
  upos: string;
  xpos: string;
  /** Index in the sentence, -1 for the root. */
  head: number;
  relation: string;
}

interface Mention {
  type: EntityType;
  /** Indices in the sentence, both inclusive. */
  first: number;
  last: number;
}

export const readGum = (folder: string): NamedText[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.conllu'))
    .sort()
    .map((file) => readGumDocument(readFileSync(join(folder, file), 'utf8')));

/** One document in CoNLL-U. */
export function readGumDocument(conllu: string): NamedText {
  const growing = new GrowingText();
  const names: Name[] = [];
  let gap = '';
  for (const sentence of conllu.split('\n\n')) {
    if (/^# newpar(?!_)/mu.test(sentence) && growing.length > 0) gap = '\n\n';
    const tokens: Token[] = [];
    const mentions = new Mentions();
    /** A written word that is several tokens: they share its letters out. */
    let written = { last: 0, at: 0, end: 0 };
    for (const line of sentence.split('\n')) {
      if (!/^\d/u.test(line)) continue;
      const [id = '', form = '', , upos = '', xpos = '', , head = '', relation = '', , misc = ''] = line.split('\t');
      if (id.includes('.')) continue;
      const number = Number(id.split('-')[0]);
      if (number > written.last) {
        growing.add(gap);
        const { start, end } = growing.add(form);
        gap = /(?:^|\|)SpaceAfter=No(?:\||$)/u.test(misc) ? '' : ' ';
        written = { last: Number(id.split('-').at(-1)), at: start, end };
        if (id.includes('-')) continue;
      }
      const start = written.at;
      const end = number === written.last ? written.end : Math.min(written.end, start + [...form].length);
      written.at = end;
      mentions.read(/(?:^|\|)Entity=([^|]*)/u.exec(misc)?.[1] ?? '', tokens.length);
      tokens.push({ form, upos, xpos, head: Number(head) - 1, relation, start, end });
    }
    for (const mention of mentions.closed) names.push(...(nameIn(tokens, mention) ?? []));
  }
  return { text: growing.text, names: outermost(names) };
}

/** The mentions of one sentence, from marks such as `(1-person-...(2-place-...)` and `2)1)`. */
class Mentions {
  readonly closed: Mention[] = [];
  readonly #open: { key: string; type: string; first: number }[] = [];

  read(marks: string, at: number): void {
    for (const [, opened, bare] of marks.matchAll(/\(([^()]*)|([^()]*)\)/gu)) {
      if (opened !== undefined) {
        const [key = '', type = ''] = opened.split('-');
        this.#open.push({ key, type, first: at });
      } else this.#close(bare ?? '', at);
    }
  }

  /** Closes the innermost mention of a key, of any key where none is named: `(1-person-...)`. */
  #close(key: string, at: number): void {
    const index = key === '' ? this.#open.length - 1 : this.#open.findLastIndex((mention) => mention.key === key);
    const [mention] = index < 0 ? [] : this.#open.splice(index, 1);
    const type = TYPES.find((each) => each === mention?.type);
    if (mention && type) this.closed.push({ type, first: mention.first, last: at });
  }
}

const isProper = (token: Token | undefined): boolean => token?.xpos === 'NNP' || token?.xpos === 'NNPS';
const bare = (token: Token | undefined): string => token?.form.toLowerCase().replace(/\.+$/u, '') ?? '';

/** The name within a mention, none where its head is no proper noun or stands for people ("Americans"). */
function nameIn(tokens: readonly Token[], { type, first, last }: Mention): [Name] | null {
  const within = (i: number): boolean => i >= first && i <= last;
  const head = tokens.findIndex((token, i) => within(i) && !within(token.head));
  if (head < 0 || !(isProper(tokens[head]) || tokens[head]?.upos === 'PROPN')) return null;

  const joiners = type === 'person' ? PERSON_JOINERS : JOINERS;
  const numbers = ({ xpos, relation }: Token): boolean => type !== 'person' && xpos === 'CD' && !APART.has(relation);
  const joins = (token: Token | undefined): boolean => !isProper(token) && joiners.has(token?.form.toLowerCase() ?? '');
  const reach = (from: number, step: 1 | -1): number => {
    for (let at = from; ; ) {
      let next = at + step;
      const beside = tokens[next];
      if (!within(next) || !beside) return at;
      if (isProper(beside) || (step === 1 && numbers(beside))) {
        at = next;
        continue;
      }
      // At most two words between two proper nouns.
      while (within(next + step) && Math.abs(next - at) <= 2 && joins(tokens[next])) next += step;
      if (!isProper(tokens[next])) return at;
      at = next;
    }
  };
  let start = reach(head, -1);
  const end = reach(head, 1);

  if (type === 'person') {
    while (start < end && TITLES.has(bare(tokens[start]))) start += 1;
    if (tokens[end]?.xpos === 'NNPS' || (start === end && TITLES.has(bare(tokens[start])))) return null;
  }
  const words = tokens.slice(start, end + 1);
  const [opening, closing] = [words[0], words.at(-1)];
  if (!opening || !closing || !/\p{Lu}/u.test(tokens[head]?.form ?? '')) return null;
  if (words.some(({ form }) => form.includes('@') || form.includes('://'))) return null;
  return [{ start: opening.start, end: closing.end, type }];
}

/** Of names that overlap, the one that begins first, and of those the longest. */
function outermost(names: readonly Name[]): Name[] {
  const kept: Name[] = [];
  for (const name of [...names].sort((a, b) => a.start - b.start || b.end - a.end))
    if (name.start >= (kept.at(-1)?.end ?? 0)) kept.push(name);
  return kept;
}
