import { Readable } from 'node:stream';
import { plainAddress } from '../../fetching/address.ts';
import type { Fetcher } from '../../fetching/fetcher.ts';
import type { Found, Source } from '../../formats/format.ts';
import { messageOf } from '../problems.ts';
import type { Reader } from './drafts.ts';
import { formatOfFetched } from './source-format.ts';

export interface Fetching {
  fetcher: Fetcher;
  read: Reader;
}

/** So many pages are fetched at once; of one host fewer. */
const AT_ONCE = 8;

/**
 * The articles at an address: of a page the one that it shows, of a feed its items as the feed has them.
 *
 * @param follow whether the pages of items are fetched that are but excerpts; one that is not had is a problem beside
 * its excerpt
 * @throws FetchFailed, Malformed
 */
export async function articlesAt(
  address: string,
  { follow, ...fetching }: Fetching & { follow: boolean },
): Promise<AsyncIterable<Found>> {
  const { source } = await fetching.fetcher.fetch(address);
  const found = await articlesOf(source as Source, fetching.read);
  if (!follow) return Readable.from(found);
  return Readable.from(found).flatMap(
    async (each: Found) => {
      const { article, problem } = await followed(each, fetching);
      return problem ? [article, { place: each.place, problem: remark(problem) }] : [article];
    },
    { concurrency: AT_ONCE },
  );
}

const remark = (problem: unknown) => `its page was not read, the excerpt is kept: ${messageOf(problem)}`;

/** The articles of what was fetched; the addresses of a feed's items are made plain. */
export async function articlesOf(source: Source, read: Reader): Promise<readonly Found[]> {
  const format = formatOfFetched(source);
  const found = await read(source, format);
  return format.many ? found.map(withPlainAddress) : found;
}

function withPlainAddress(found: Found): Found {
  const url = urlOf(found);
  return url === null ? found : { ...found, draft: { ...draftIn(found), url: plainAddress(url) } };
}

const draftIn = (found: Found): Record<string, unknown> =>
  'draft' in found && typeof found.draft === 'object' && found.draft !== null ? { ...found.draft } : {};

const urlOf = (found: Found): string | null => {
  const { url } = draftIn(found);
  return typeof url === 'string' ? url : null;
};

/** Whether an item is but the beginning of what stands at its address. */
export const isExcerpt = (found: Found): boolean => draftIn(found).excerpt === true && urlOf(found) !== null;

/**
 * An item with what its page has, where it is but an excerpt: the page knows better, the feed adds what it does not say.
 * `problem` is why the page was not had.
 */
export async function followed(
  found: Found,
  { fetcher, read }: Fetching,
): Promise<{ article: Found; problem: unknown }> {
  if (!isExcerpt(found)) return { article: found, problem: null };
  try {
    const { source } = await fetcher.fetch(urlOf(found) ?? '');
    const [page, ...others] = await articlesOf(source as Source, read);
    if (!page || others.length > 0) throw new Error('the page is not one article');
    if ('problem' in page) throw new Error(page.problem);
    const draft = { ...draftIn(found), excerpt: false, ...said(draftIn(page)) };
    return { article: { place: found.place, draft }, problem: null };
  } catch (problem) {
    return { article: found, problem };
  }
}

/** The fields that say something. */
const said = (draft: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(draft).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
