import { readFile } from 'node:fs/promises';
import { XMLParser } from 'fast-xml-parser';
import { decodeUtf8 } from '../../formats/utf8.ts';
import { messageOf } from '../problems.ts';

/** Longest file that is taken for a list of feeds, in characters. */
const MOST = 10 * 1024 * 1024;

/**
 * The addresses of feeds in a file: one a line, where # begins a remark, or OPML as feed readers export it.
 *
 * @throws Error that names the file
 */
export async function feedsOf(file: string): Promise<string[]> {
  try {
    const text = decodeUtf8(await readFile(file));
    if (text.length > MOST) throw new Error('it is longer than any list of feeds');
    const feeds = /^\s*</.test(text) ? feedsOfOpml(text) : feedsOfLines(text);
    if (feeds.length === 0) throw new Error('it names no feed: give an address a line, or OPML');
    return feeds;
  } catch (error) {
    throw new Error(`${file}: ${messageOf(error)}`);
  }
}

const feedsOfLines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter(Boolean);

function feedsOfOpml(text: string): string[] {
  const feeds: string[] = [];
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    // Every outline is looked at as it is met, however deep it stands.
    updateTag: (name, _path, attributes: Record<string, string> | undefined) => {
      const feed = name === 'outline' ? attributes?.xmlUrl : undefined;
      if (feed) feeds.push(feed);
      return name;
    },
  });
  parser.parse(text);
  return feeds;
}
