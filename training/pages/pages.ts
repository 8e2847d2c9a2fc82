import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { decodeMarkup } from '../../src/formats/decoding.ts';
import { type Block, blocksOf } from '../../src/formats/html/blocks.ts';
import { parsePage } from '../../src/formats/html/parse.ts';
import type { Page } from '../../src/formats/html/tree.ts';

const SHARED = process.env.ONRECORD_SHARED ?? '../shared';
export const CORPUS = `${SHARED}/corpora/pages`;

export interface Gold {
  file: string;
  url: string;
  with: string[];
  without: string[];
  title?: string;
  author?: string;
  date?: string;
  sitename?: string;
}

export interface LabelledPage {
  number: string;
  html: Uint8Array;
  /** Numbers of the blocks that are the body. */
  body: Set<number>;
  kind: string;
  language: string;
  /** Pages of one site have one layout: they are learned from together, or not at all. */
  site: string;
}

interface Labels {
  body: string;
  kind: string;
  language: string;
}

const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

/** The 180 pages of the corpus, with what it says of each. */
export function labelledPages(): (LabelledPage & Gold)[] {
  const gold: Gold[] = JSON.parse(readFileSync(`${CORPUS}/gold.json`, 'utf8'));
  const labels: Record<string, Labels> = readJson('./labels.json');
  return gold.map((each) => {
    const number = each.file.slice(0, 3);
    const { body, kind, language } = labels[number] as Labels;
    const html = gunzipSync(readFileSync(`${CORPUS}/html/${each.file}`));
    return { ...each, number, html, body: new Set(rangesOf(body)), kind, language, site: siteOf(each.url) };
  });
}

/** The name in a host: `theguardian` of www.theguardian.com, the longest of its parts. */
const siteOf = (address: string) =>
  address
    .replace(/^\w+::?(?:\/\/)?(?:www\.)?|[/?#].*$/g, '')
    .split('.')
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');

function rangesOf(text: string): number[] {
  return text
    .split(',')
    .filter(Boolean)
    .flatMap((range) => {
      const [from, to = from] = range.split('-').map(Number) as [number, number?];
      return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    });
}

export function readPage(html: Uint8Array): { page: Page; blocks: Block[] } {
  const page = parsePage(decodeMarkup({ bytes: html }));
  return { page, blocks: blocksOf(page.body) };
}
