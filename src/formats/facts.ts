import { Language, type Note } from '../records/article.ts';
import { webAddress } from '../records/web-address.ts';
import { lineText, looksLikeHtml } from './fragment.ts';
import { normalLine } from './normal-text.ts';
import { publishedDate } from './published-date.ts';

/** What a publisher's format says of an article, as it stands there: anything may be missing, or be no such thing. */
export interface Facts {
  text: string;
  /** Addresses, the best first; relative ones stand to `base`. */
  urls?: readonly unknown[];
  base?: string | undefined;
  headline?: unknown;
  publisher?: unknown;
  authors?: readonly unknown[];
  language?: unknown;
  publishedAt?: unknown;
  modifiedAt?: unknown;
  license?: unknown;
  notes?: readonly Note[];
  excerpt?: boolean;
}

/** Longest line that a record has, in UTF-16 units, and most of its authors. */
const LONGEST_LINE = 2_000;
const MOST_AUTHORS = 100;

/**
 * What an `ArticleDraft` is made from: facts that are none are left out, since a bad date or address must not cost the
 * article. The text is as it is given.
 */
export function draftOf(facts: Facts): Record<string, unknown> {
  const draft = {
    url: addressOf(facts.urls ?? [], facts.base),
    headline: lineOf(facts.headline),
    publisher: lineOf(facts.publisher),
    authors: authorsOf(facts.authors ?? []),
    language: languageOf(facts.language),
    publishedAt: publishedDate(facts.publishedAt),
    modifiedAt: publishedDate(facts.modifiedAt),
    license: lineOf(facts.license),
    notes: facts.notes ?? [],
    excerpt: facts.excerpt ?? false,
    text: clean(facts.text),
  };
  const said = Object.entries(draft).filter(
    ([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(said);
}

/** Without what cannot be stored. */
const clean = (text: string) => text.replaceAll('\0', '').toWellFormed();

/** A line of plain text, or null where there is none; markup and entities, which many feeds have in titles, are read. */
export function lineOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const begin = value.slice(0, 4 * LONGEST_LINE);
  const line = normalLine(clean(looksLikeHtml(begin) ? lineText(begin) : begin));
  return line.slice(0, LONGEST_LINE).trim().toWellFormed() || null;
}

function authorsOf(values: readonly unknown[]): string[] {
  const names = values.flatMap((value) => lineOf(value)?.replace(/^by\s+/i, '') ?? []);
  return [...new Set(names)].slice(0, MOST_AUTHORS);
}

/** The first that is an address of the web, in its normal form. */
function addressOf(values: readonly unknown[], base: string | undefined): string | null {
  for (const value of values) {
    if (typeof value !== 'string' || value.trim() === '') continue;
    const resolved = URL.canParse(value.trim(), base) ? new URL(value.trim(), base).href : '';
    const address = webAddress.safeParse(resolved);
    if (address.success) return address.data;
  }
  return null;
}

/** A language tag in the usual writing, without what cannot be part of one: `en_us.utf-8` is en. */
export function languageOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const [primary = '', ...rest] = value.trim().split(/[-_]/);
  const subtags = rest
    .filter((part) => /^[a-z0-9]{2,8}$/i.test(part))
    .map((part) => (part.length === 2 ? part.toUpperCase() : part));
  const tag = [primary.toLowerCase(), ...subtags].join('-');
  return Language.safeParse(tag).success ? tag : null;
}
