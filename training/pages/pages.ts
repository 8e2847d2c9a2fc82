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

export interface LabelledPage extends Gold {
  number: string;
  html: Uint8Array;
  /** Numbers of the blocks that are the body. */
  body: Set<number>;
  kind: string;
  language: string;
  /** Whether it is one of those that nothing is decided by. */
  isDev: boolean;
}

export function labelledPages(): LabelledPage[] {
  const gold: Gold[] = JSON.parse(readFileSync(`${CORPUS}/gold.json`, 'utf8'));
  const labels = JSON.parse(readFileSync(new URL('./labels.json', import.meta.url), 'utf8'));
  return gold.map((each) => {
    const number = each.file.slice(0, 3);
    return {
      ...each,
      number,
      html: gunzipSync(readFileSync(`${CORPUS}/html/${each.file}`)),
      body: new Set<number>(rangesOf(labels[number].body)),
      kind: labels[number].kind,
      language: labels[number].language,
      isDev: Number(number) % 3 === 0,
    };
  });
}

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
