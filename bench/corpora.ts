// The corpora as the figures need them. They are their publishers', and no part of this repository: ONRECORD_SHARED names
// the folder with `corpora/` and `eval/`, ../shared unless given. Offsets are code points, as in an extraction.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExtractionInput } from '../src/extract/extractor.ts';
import type { EntityType } from '../src/records/entity.ts';
import type { Span } from '../src/records/span.ts';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SHARED = resolve(ROOT, process.env.ONRECORD_SHARED ?? '../shared');

/** The path of a file or folder among the corpora. */
export const corpus = (path: string): string => join(SHARED, 'corpora', path);
/** The path of a script that scores. */
export const scoring = (script: string): string => join(SHARED, 'eval', script);

type Pair = [start: number, end: number];

/** A gold attribution of PolNeAR: parts are lists of spans, empty where there is none. */
export interface GoldAttribution {
  source: Pair[];
  cue: Pair[];
  content: Pair[];
}

export interface GoldArticle {
  id: string;
  title: string;
  date: string;
  text: string;
  attributions: GoldAttribution[];
}

export const readPolnear = (file: string): GoldArticle[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GoldArticle);

/** What the extractor is given of an article; nothing of its gold. */
export const inputOf = ({ id, text, title, date }: GoldArticle): ExtractionInput => ({
  id,
  text,
  headline: title,
  publishedAt: date,
});

export interface Name extends Span {
  type: EntityType;
}

/** A text with the names in it. */
export interface NamedText {
  text: string;
  names: Name[];
}

/** A text that grows piece by piece. */
export class GrowingText {
  text = '';
  length = 0;

  add(piece: string): Span {
    const start = this.length;
    this.text += piece;
    this.length += [...piece].length;
    return { start, end: this.length };
  }
}

const UNER_TYPES = new Map<string, EntityType>([
  ['PER', 'person'],
  ['ORG', 'organization'],
  ['LOC', 'place'],
]);

/** The documents of an IOB2 file of Universal NER. Where its paragraphs end is not told: each sentence is one. */
export function readUner(iob2: string): NamedText[] {
  return iob2
    .split(/^# newdoc.*$/mu)
    .slice(1)
    .map((part) => {
      const growing = new GrowingText();
      const names = part.split('\n\n').flatMap((sentence) => addSentence(growing, sentence));
      return { text: growing.text, names };
    });
}

function addSentence(growing: GrowingText, sentence: string): Name[] {
  const text = /^# text = (.*)$/mu.exec(sentence)?.[1];
  if (text === undefined) return [];
  if (growing.length > 0) growing.add('\n\n');
  const names: Name[] = [];
  let name: Name | null = null;
  let at = 0;
  for (const line of sentence.split('\n')) {
    const [number = '', word = '', tag = ''] = line.split('\t');
    if (!/^\d+$/u.test(number)) continue;
    const found = text.indexOf(word, at);
    if (found < 0) throw new Error(`no "${word}" in "${text}"`);
    growing.add(text.slice(at, found));
    const { start, end } = growing.add(word);
    at = found + word.length;
    const type = UNER_TYPES.get(tag.slice(2));
    if (tag.startsWith('I-') && name) name.end = end;
    else {
      name = tag.startsWith('B-') && type ? { start, end, type } : null;
      if (name) names.push(name);
    }
  }
  growing.add(text.slice(at));
  return names;
}

/** A pronoun of GAP with two names, each with whether the pronoun means it. */
export interface GapCase {
  text: string;
  pronoun: Span;
  gender: 'masculine' | 'feminine';
  names: (Span & { meant: boolean })[];
}

export function readGap(tsv: string): GapCase[] {
  const [header = '', ...lines] = tsv.split('\n').filter(Boolean);
  const columns = header.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = (column: string): string => cells[columns.indexOf(column)] ?? '';
    const span = (column: string): Span => {
      const start = Number(cell(`${column}-offset`));
      return { start, end: start + [...cell(column)].length };
    };
    return {
      text: cell('Text'),
      pronoun: span('Pronoun'),
      gender: /^(?:he|him|his)$/iu.test(cell('Pronoun')) ? 'masculine' : 'feminine',
      names: ['A', 'B'].map((name) => ({ ...span(name), meant: cell(`${name}-coref`) === 'TRUE' })),
    };
  });
}

/** A sentence of ClaimBuster; the ids count through the debates in order. */
export interface DebateSentence {
  sentence_id: number;
  text: string;
  /** 1 for one worth a check. */
  label: 0 | 1;
}

/** The tenth of ClaimBuster that training leaves out: see training/attribution/worth.py. */
export const readHeldOutDebates = (json: string): DebateSentence[] =>
  (JSON.parse(json) as DebateSentence[]).filter(({ sentence_id: id }) => Math.floor(id / 400) % 10 === 0);

/** What annotations-dev.tsv says of an attribution. */
export interface Annotation {
  speakers: string[];
  kind: string;
  addressee: string | null;
  act: string;
  saidAt: string | null;
}

/** By the article's id and the attribution's index. */
export function readAnnotations(tsv: string): Map<string, Map<number, Annotation>> {
  const articles = new Map<string, Map<number, Annotation>>();
  const given = (cell: string): string | null => (cell.trim() === '-' ? null : cell.trim());
  for (const line of tsv.split('\n').filter(Boolean)) {
    const [id = '', index = '', speakers = '-', kind = '', addressee = '-', act = '', saidAt = '-'] = line.split('\t');
    const article = articles.get(id) ?? new Map<number, Annotation>();
    articles.set(id, article);
    article.set(Number(index), {
      speakers: given(speakers)?.split('; ') ?? [],
      kind,
      addressee: given(addressee),
      act,
      saidAt: given(saidAt),
    });
  }
  return articles;
}
