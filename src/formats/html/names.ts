import { decodedAgain, normalLine } from '../normal-text.ts';

/** Names of authors at most, and the longest one, in UTF-16 units. */
const MAX_NAMES = 20;
const MAX_LENGTH = 80;

const BEFORE =
  /^(?:(?:words|story|report|text|article|review|analysis|opinion|interview|written|posted|published|reported|reporting|contributed|submitted|edited|created)\s+)?(?:by|von|par|por|di|af|av|door)\b[:\s]+|^(?:author|autor|authors|written|words|reporter|contributor|posted by|auteur)s?\s*[:|]\s*/i;

/** What follows a name: an address, a title, a date. */
const AFTER =
  /\s*(?:[|•·/<>([–—:]|\s-\s|\b(?:updated?|published|posted|on|at|in|am|vom|le|el)\b(?=\s+(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun))|\b(?:for|of|from|with) (?:the )?\p{Lu}|\bis an?\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d|\d).*$/iu;

/** Titles and desks that stand beside a name after a comma. */
const TITLE =
  /^(?:(?:senior|chief|deputy|associate|assistant|managing|executive|political|economics?|national|foreign|science|health|business|technology|sports?|religion|education|environment|europe|us|uk|washington|staff|special|guest|news|digital|contributing|freelance|our)\s+)*(?:staff|writer|reporter|editor|correspondent|columnist|contributor|producer|photographer|author|journalist|team|desk|bureau|agency|agencies|cnn|ap|afp|reuters|bbc news|press|phd|ph\.?d\.?|md|m\.?d\.?|jr\.?|sr\.?|ii|iii|mba|esq\.?|of .*|associated press|.*\b(?:editor|reporter|correspondent|writer|times|news|post))$/i;

/** Who made a picture did not write. */
const PICTURED = /^(?:photo(?:graph)?s?|images?|pictures?|illustrations?|fotos?)\b/i;

/** Names that nobody has: of roles, of addresses, of what a content system puts there. */
const NOBODY =
  /^(?:admin(?:istrator)?|editor(?:ial)?|webmaster|user|guest|anonymous|unknown|author|authors?|staff|team|null|undefined|none|n\/a|no author|posted (?:on|in|by)|published (?:on|in|by)|by|view all posts|see all|more|read more|follow|share|comments?|advertisement|contributor|tags?|categories|posted|written|published|updated|subscribe|news|home|about)$|https?:|www\.|@|\.(?:com|org|net)\b|facebook|twitter/i;

/**
 * The names of a byline: `By Jane Roe and John Smith, Staff Writer` has two. What is no name (a role alone, an address) is
 * left out; with `isList`, commas part names for certain.
 */
export function namesIn(byline: string): string[] {
  const line = normalLine(
    decodedAgain(byline)
      .replace(/<[^>]*>/g, ' ')
      .replace(/(?<=\p{L}\s{1,5})@\w+/gu, ' '),
  ).slice(0, 400);
  if (PICTURED.test(line)) return [];
  const names: string[] = [];
  const stripped = line.replace(BEFORE, '').replace(BEFORE, '');
  for (const part of stripped.split(/\s*(?:,|;|\||•|·|\n|\s&\s|\s\+\s|\s(?:and|und|et|y|with)\s)\s*/)) {
    if (/https?:|www\.|@/i.test(part)) continue;
    const name = part
      .replace(/^(?:and|with|by|&)\s+/i, '')
      .replace(AFTER, '')
      .replace(/^[\s.,:;–—-]+|[\s,:;–—-]+$/g, '')
      .trim();
    if (TITLE.test(name) && names.length > 0) continue;
    if (isName(name) && !names.some((each) => each.toLowerCase() === name.toLowerCase())) names.push(name);
  }
  return names.slice(0, MAX_NAMES);
}

function isName(name: string): boolean {
  if (name.length < 2 || name.length > MAX_LENGTH || !/\p{L}{2}/u.test(name) || NOBODY.test(name)) return false;
  return name.split(/\s+/).length <= 6;
}
