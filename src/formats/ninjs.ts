import type { Note } from '../records/article.ts';
import { draftOf, lineOf } from './facts.ts';
import { type Format, Malformed } from './format.ts';
import { fragmentText, looksLikeHtml } from './fragment.ts';
import { readJson } from './json.ts';
import { normalText } from './normal-text.ts';
import { publishedDate } from './published-date.ts';
import { type Fields, isFields, listOf, type Shape } from './shape.ts';

/** Fields of ninjs beside `uri`, of which one at least is there; 3.0 writes some with capitals inside. */
const OF_NINJS = ['versioncreated', 'firstcreated', 'headlines', 'bodies', 'body_text', 'body_xhtml', 'pubstatus'];

/**
 * IPTC ninjs (News in JSON), versions 1.x to 3.x: 1.x has fields such as `headline` and `body_xhtml`, the later ones lists
 * of `headlines` and `bodies` by role. What it refers to (`associations`) are items of their own.
 */
export const newsInJson: Shape = {
  slow: true,
  recognises: (document) => {
    if (!isFields(document) || !('uri' in document)) return false;
    const fields = lowerCased(document);
    return isFields(fields.standard)
      ? /ninjs/i.test(String(fields.standard.name))
      : OF_NINJS.some((name) => name in fields);
  },
  articles: (document) => [{ place: '', ...itemOf(lowerCased(document as Fields)) }],
};

/** IPTC ninjs by its media type; none is registered, and this is what others of IPTC are called after. */
export const ninjs: Format = {
  name: 'ninjs',
  mediaTypes: ['application/vnd.iptc.ninjs+json'],
  extensions: ['.ninjs'],
  many: false,
  slow: true,
  looksLike: (beginning) =>
    /^\s*\{/.test(beginning) &&
    /"uri"\s*:/.test(beginning) &&
    new RegExp(`"(${OF_NINJS.join('|')})"\\s*:`, 'i').test(beginning),
  read: ({ bytes }) => {
    const document = readJson(bytes);
    if (!isFields(document)) throw new Malformed('ninjs is a JSON object: send one item at a time');
    return newsInJson.articles(document);
  },
};

const lowerCased = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));

/** What an agency has called off, or holds back, is not for the record. */
const NOT_TO_USE: Record<string, string> = {
  canceled: 'it is canceled by its publisher',
  cancelled: 'it is canceled by its publisher',
  withheld: 'it is withheld by its publisher for now',
};

function itemOf(item: Fields): { draft: unknown } | { problem: string } {
  const reason = NOT_TO_USE[String(item.pubstatus).replace(/^.*[:/]/, '')];
  if (reason !== undefined) return { problem: `${reason} (pubstatus)` };
  const body = bodyOf(item);
  const summary = body === '' ? plain(roleOf(item.descriptions, 'main')?.value ?? firstOf(item, 'description_')) : '';
  if (body === '' && summary === '') {
    return {
      problem: `it has no text: neither bodies nor descriptions say anything (type ${lineOf(item.type) ?? 'not given'})`,
    };
  }
  return {
    draft: draftOf({
      urls: addressesOf(item),
      headline: item.headline ?? roleOf(item.headlines, 'main')?.value ?? item.title,
      publisher: publisherOf(item),
      authors: authorsOf(item),
      language: item.language,
      publishedAt: item.firstcreated ?? item.contentcreated ?? item.versioncreated,
      modifiedAt: item.firstcreated === undefined ? undefined : item.versioncreated,
      license: item.usageterms ?? rightsOf(item),
      notes: notesOf(item),
      excerpt: body === '',
      text: body || summary,
    }),
  };
}

/** Of a list by roles the one that has the role, else the first that is none of the lesser ones. */
function roleOf(value: unknown, ...roles: string[]): Fields | undefined {
  const entries = listOf(value).filter(isFields).map(lowerCased);
  for (const role of roles) {
    const match = entries.find(
      (each) =>
        String(each.role)
          .toLowerCase()
          .replace(/^.*[:/]/, '') === role,
    );
    if (match) return match;
  }
  return entries.find(({ role }) => role === undefined) ?? entries[0];
}

const firstOf = (item: Fields, prefix: string): unknown =>
  Object.entries(item).find(([name, value]) => name.startsWith(prefix) && typeof value === 'string')?.[1];

/** Markup tells paragraphs better than text whose lines may be wrapped anywhere. */
function bodyOf(item: Fields): string {
  for (const name of ['body_xhtml', 'body_html', 'body_html5']) {
    if (typeof item[name] === 'string') return fragmentText(item[name]);
  }
  const bodies = listOf(item.bodies).filter(isFields).map(lowerCased);
  const main = bodies.filter(({ role }) => role === undefined || /(^|[:/])(main|body|text)$/i.test(String(role)));
  const candidates = main.length > 0 ? main : bodies;
  const marked = candidates.find((each) => isMarkup(each) && typeof each.value === 'string');
  const chosen = marked ?? candidates.find(({ value }) => typeof value === 'string');
  if (chosen) return isMarkup(chosen) ? fragmentText(String(chosen.value)) : plain(chosen.value);
  return plain(item.body_text ?? firstOf(item, 'body_'));
}

const isMarkup = ({ contenttype }: Fields) => /html|xml/i.test(String(contenttype ?? ''));

const plain = (value: unknown): string =>
  typeof value !== 'string' ? '' : looksLikeHtml(value) ? fragmentText(value) : normalText(value);

/** The page among its other names, else its own where that is an address. */
function addressesOf(item: Fields): unknown[] {
  const others = listOf(item.altids).flatMap((each) => (isFields(each) ? [lowerCased(each)] : []));
  const web = others.filter(({ role }) => /web|url|canonical|link/i.test(String(role))).map(({ value }) => value);
  const older = isFields(item.altid) ? Object.values(item.altid) : [];
  return [item.canonicalurl, item.link, ...web, item.uri, ...others.map(({ value }) => value), ...older];
}

/** Who provides it, else who is named as its source. */
function publisherOf(item: Fields): unknown {
  const sources = [...listOf(item.infosources), ...listOf(item.infosource)].filter(isFields);
  return (
    nameOf(item.provider) ??
    nameOf(
      roleOf(
        sources.map((each) => ({ role: each.rel, ...each })),
        'provider',
        'source',
      ),
    ) ??
    item.copyrightholder
  );
}

const nameOf = (value: unknown): string | null =>
  isFields(value) ? (lineOf(value.name) ?? lineOf(value.literal)) : lineOf(value);

/** Bylines name several in one line; people are named for any part in it, and only some have written it. */
function authorsOf(item: Fields): unknown[] {
  const writers = [
    ...listOf(item.people),
    ...listOf(item.person),
    ...listOf(item.creators),
    ...listOf(item.authors),
  ].filter((each) => isFields(each) && /author|byline|creator|writer|reporter/i.test(String(each.rel ?? each.role)));
  if (writers.length > 0) return writers.map(nameOf);
  const byline = lineOf(item.byline) ?? lineOf(item.by) ?? '';
  return byline.replace(/^by\s+/i, '').split(/\s*;\s*|,?\s+and\s+|,\s+(?=\p{Lu}[\p{L}.'’-]+\s+\p{Lu})/u);
}

function rightsOf(item: Fields): unknown {
  const rights = item.rightsinfo;
  return isFields(rights)
    ? (lowerCased(rights).linkedrights ?? lowerCased(rights).copyrightnotice)
    : item.copyrightnotice;
}

const KINDS: [Note['kind'], RegExp][] = [
  ['correction', /\bcorrect|\berror\b/i],
  ['clarification', /\bclarif/i],
  ['update', /\bupdat/i],
];

/** What editors are told: what was corrected, or is new. */
function notesOf(item: Fields): Note[] {
  const given = [...listOf(item.corrections), ...listOf(item.correction), ...listOf(item.ednote)];
  return given.flatMap((each) => {
    const fields = isFields(each) ? lowerCased(each) : {};
    const text = lineOf(isFields(each) ? (fields.value ?? fields.text) : each);
    if (text === null) return [];
    const kind = KINDS.find(([, words]) => words.test(text))?.[0] ?? 'editor';
    return [{ kind, text, at: publishedDate(fields.date ?? fields.at) }];
  });
}
