import { decodeMarkup } from './decoding.ts';
import { draftOf } from './facts.ts';
import { feedItems, type Written } from './feed-items.ts';
import type { Format, Found } from './format.ts';
import { fragmentText, looksLikeHtml } from './fragment.ts';
import { readJson } from './json.ts';
import { normalText } from './normal-text.ts';
import { isFields, type Shape } from './shape.ts';

/** RSS 0.9 to 2.0 and Atom, with what others have added to them (Dublin Core, content, media, iTunes). */
export const feed: Format = {
  name: 'feed',
  mediaTypes: ['application/rss+xml', 'application/atom+xml', 'application/rdf+xml', 'application/xml', 'text/xml'],
  extensions: ['.rss', '.atom', '.xml', '.rdf'],
  many: true,
  slow: true,
  looksLike: (beginning) =>
    /^\s*(?:<\?xml|<!DOCTYPE\s+(?:rss|rdf)|<!--|<(?:[\w-]+:)?(?:rss|feed|RDF)[\s>])/i.test(beginning) &&
    !/<html[\s>]/i.test(beginning),
  read: (source) => itemsOf(decodeMarkup(source), source.url),
};

/** JSON Feed 1.0 and 1.1. */
export const jsonFeedShape: Shape = {
  slow: true,
  recognises: (document) =>
    isFields(document) && /^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//.test(String(document.version)),
  articles: (document) => itemsOf(document),
};

/** JSON Feed by its media type. */
export const jsonFeed: Format = {
  name: 'json-feed',
  mediaTypes: ['application/feed+json'],
  extensions: ['.jsonfeed'],
  many: true,
  slow: true,
  looksLike: (beginning) =>
    /^\s*\{/.test(beginning) && /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/.test(beginning),
  read: ({ bytes, url }) => itemsOf(readJson(bytes), url),
};

function* itemsOf(document: unknown, url?: string): Generator<Found> {
  let number = 0;
  for (const { full, short, ...facts } of feedItems(document, url)) {
    number += 1;
    const place = `item ${number}`;
    const text = firstText(full);
    const summary = text === '' ? firstText(short) : '';
    if (text === '' && summary === '') yield { place, problem: 'it has no text: neither content nor a description' };
    else yield { place, draft: draftOf({ ...facts, text: text || summary, excerpt: text === '' }) };
  }
}

function firstText(written: readonly Written[]): string {
  for (const each of written) {
    const { value, type } = typeof each === 'object' ? each : { value: each, type: undefined };
    if (value === undefined) continue;
    const text = isHtml(value, type) ? fragmentText(value) : normalText(value);
    if (text !== '') return text;
  }
  return '';
}

/** Of types that are neither, as of none, the text itself tells. */
const isHtml = (value: string, type: string | undefined): boolean =>
  /html/i.test(type ?? '') || (!/^text(?:\/plain)?$/i.test(type ?? '') && looksLikeHtml(value));
