import type { Document, NameMention, Sentence, Step } from '../document.ts';
import { isPossessiveEnding } from '../grammar/phrases.ts';
import { longForms, shortBehind, shortForms } from '../naming/acronyms.ts';
import { mention, namesIn } from '../naming/classify.ts';
import { companies } from '../naming/companies.ts';
import { ENGLISH } from '../naming/gazetteer.ts';
import { headNames } from '../naming/heads.ts';
import { nameKey } from '../naming/name-key.ts';
import { withNicknames } from '../naming/nicknames.ts';
import { withoutOtherNames } from '../naming/other-names.ts';
import { repeatedNames } from '../naming/repeated.ts';
import { withRole } from '../naming/roles.ts';
import { capitalRuns, isTitleCase } from '../naming/runs.ts';
import { withSharedSurnames } from '../naming/shared-surnames.ts';
import { namesOfSpans, together } from '../naming/spans.ts';
import { withTitle } from '../naming/titles.ts';
import { voted } from '../naming/votes.ts';

/**
 * Name mentions with types, titles and roles: what lexicons of given names, places and institutions know among the runs
 * of capitalised words, and what the encoder sees beside them.
 */
export const name: Step = {
  name: 'name',
  requires: ['sentences', 'tokens', 'turns', 'words', 'nameSpans', 'nameLikelihoods'],
  assigns: ['names'],
  run(document) {
    const known = document.sentences
      .flatMap((sentence) => knownNames(document, sentence))
      .map((one) => (one.title ? one : withTitle(document, one, ENGLISH)));
    const seen = together(document, known, namesOfSpans(document, ENGLISH), ENGLISH);
    const likely = seen.filter((one) => isLikely(document, one));
    const found = withNicknames(document, [...likely, ...repeatedNames(document, likely, ENGLISH)], ENGLISH);
    const sources = new Uint8Array(document.tokens.length);
    for (const { source } of document.attributions) if (source) sources.fill(1, source.first, source.last);
    // "Q. How is your knee?": nobody is called Q. How.
    const letters = new Set(
      document.turns.flatMap(({ label }) => (label?.last === (label?.first ?? 0) + 1 ? [label?.first] : [])),
    );
    const named = withShortForms(document, withoutOtherNames(document, found, sources, ENGLISH));
    const instituted = named.map((one) => withInstitution(document, one, sources));
    const names = voted(alike(document, instituted))
      .filter(({ first, last }) => last === first + 1 || !letters.has(first))
      .map((one) => (one.type === 'organization' ? { ...one, short: shortBehind(document, one, ENGLISH) } : one))
      .flatMap((one) => [withRole(document, one, ENGLISH), ...campaignOf(document, one)])
      .sort((a, b) => a.first - b.first || b.last - a.last);
    document.names = withSharedSurnames(document, names, ENGLISH);
  },
};

/** Least likelihood of a name that only a lexicon knows; below it a word with a capital is none. */
const LEAST_LIKELIHOOD = 0.1;

/**
 * "wrote on Twitter", "Great Service!", "Hospital for Mental Issues": what lexicons know of words is none where the encoder is sure that they name
 * nothing. A title is surer than it is.
 */
function isLikely(document: Document, one: NameMention): boolean {
  if (one.title) return true;
  const { first, last } = document.wordsOfTokens(one);
  if (first === last) return true;
  return document.nameLikelihoods.subarray(first, last).some((likelihood) => likelihood >= LEAST_LIKELIHOOD);
}

/** None of a sentence in title case, where capitals tell nothing. */
function knownNames(document: Document, sentence: Sentence): NameMention[] {
  if (isTitleCase(document, sentence)) return [];
  return capitalRuns(document, sentence, ENGLISH).flatMap((run) => namesIn(document, run, ENGLISH));
}

/**
 * What the text itself gives a short form of is an organization, whatever its words, and so is the short form; or a place, if its words are one's
 * ("British Virgin Islands (BVI)").
 */
function withShortForms(document: Document, mentions: readonly NameMention[]): NameMention[] {
  const places = new Set(mentions.filter(({ type }) => type === 'place').map(({ text }) => text));
  const long = longForms(document).map((form) => {
    const one = mention(document, form, 'organization');
    return places.has(one.text) ? { ...one, type: 'place' as const } : one;
  });
  const formed = companies(document).map((company) => mention(document, company, 'organization'));
  const organizations = mentions.filter(({ type }) => type === 'organization');
  const named = [...long, ...organizations];
  const short = (['place', 'organization'] as const).flatMap((type) => {
    const names = named.filter((one) => one.type === type).map(({ text }) => text);
    return shortForms(document, names).map((form) => mention(document, form, type));
  });
  const heads = headNames(document, named, ENGLISH).map((head) => mention(document, head, 'organization'));
  return over(document, [...long, ...short, ...formed], over(document, mentions, heads));
}

/** The first mentions, and of the others those that share no token with them. */
function over(document: Document, first: readonly NameMention[], others: readonly NameMention[]): NameMention[] {
  const taken = new Uint8Array(document.tokens.length);
  for (const one of first) taken.fill(1, one.first, one.last);
  return [...first, ...others.filter((one) => !taken.subarray(one.first, one.last).includes(1))];
}

/**
 * "the Trump campaign", "US administration": a name and a noun for an institution name an organization, and so do an
 * organization's name and two such nouns, or one behind what it does: "the Senate banking committee".
 */
function withInstitution(document: Document, mention: NameMention, sources: Uint8Array): NameMention {
  const { first, last, type } = mention;
  if (!sources[last]) return mention;
  const nouns = commonNouns(document, last);
  const isInstitution = (noun: string | undefined): boolean => ENGLISH.groups.get(noun ?? '') === 'institution';
  const count = isInstitution(nouns[1]) && (type === 'organization' || isInstitution(nouns[0])) ? 2 : 1;
  // "WHO country representative"
  const behind = document.tokens[last + count];
  if (!isInstitution(nouns[count - 1]) || (count === 1 && behind?.pos === 'NOUN' && ENGLISH.roles.has(behind.lower)))
    return mention;
  const text = document.textOf({ first, last: last + count }).replace(/\s+/gu, ' ');
  return { ...mention, last: last + count, text, type: 'organization', role: null };
}

/** Up to two nouns without a capital that stand at a token and behind it. */
function commonNouns(document: Document, first: number): string[] {
  const end = document.sentenceOf(first - 1).last;
  const tokens = document.tokens.slice(first, Math.min(first + 2, end));
  const other = tokens.findIndex(({ pos, text }) => pos !== 'NOUN' || /^\p{Lu}/u.test(text));
  return (other < 0 ? tokens : tokens.slice(0, other)).map(({ lower }) => lower);
}

const CAMPAIGNS = new Set(['campaign', 'camp']);

/** "Holm's campaign" is an organization of its own, beside Holm. */
function campaignOf(document: Document, { type, first, last }: NameMention): NameMention[] {
  const at = document.tokens[last - 1]?.lower === "'s" ? last - 1 : last;
  const [mark, noun] = [document.tokens[at], document.tokens[at + 1]];
  if (type !== 'person' || !mark || !isPossessiveEnding(mark) || !noun || !CAMPAIGNS.has(noun.lower)) return [];
  return [mention(document, { first, last: at + 2 }, 'organization')];
}

const LOCATIVE = new Set(['in', 'at', 'near', 'to', 'from']);

/** Institutions that are called by the name of a person: what "Holm" alone means beside the "Holm Foundation" nobody knows. */
const EPONYMS =
  /(?:^|\s)(?:foundation|campaign|administration|university|college|school|library|institute|cent(?:er|re)|organi[sz]ation|museum|hospital|prize|committee|trust|fund|act|plan|court|show|memorial|house|hall)$/u;

/**
 * One name is one thing in an article. The surname of a person named in full is that person, also where it is the name
 * of a place; what is an organization in its longest form ("Corvane Inc") is one in short, by its first word too ("Corvane" of
 * "Corvane Steel"), unless that is a person's. What the lexicon has as a place is no person, unless one of that name is named.
 */
function alike(document: Document, mentions: readonly NameMention[]): NameMention[] {
  const surnames = new Set<string>();
  const ofPeople = new Set<string>();
  const firms = new Set<string>();
  const longest = new Map<string, NameMention>();
  for (const mention of mentions) {
    const words = mention.text.toLowerCase().split(' ');
    if (mention.type === 'person' && words.length > 1) surnames.add(words.at(-1) ?? '');
    if (mention.type === 'person' && (words.length > 1 || mention.title)) for (const word of words) ofPeople.add(word);
    if (
      mention.type === 'organization' &&
      words.length > 1 &&
      !EPONYMS.test(mention.text.toLowerCase()) &&
      /\p{Lu}\S*$/u.test(mention.text)
    )
      firms.add(words[0] ?? '');
    const key = nameKey(mention.text);
    if (mention.text.length > (longest.get(key)?.text.length ?? 0)) longest.set(key, mention);
  }
  return mentions.map((mention) => {
    const before = document.tokens[mention.first - 1]?.lower ?? '';
    const lower = mention.text.toLowerCase().replace(/['’]s?$/u, '');
    if (surnames.has(mention.text.toLowerCase()) && !LOCATIVE.has(before)) return { ...mention, type: 'person' };
    if (mention.type === 'person' && !mention.title && !ofPeople.has(lower) && ENGLISH.gender(lower) === null) {
      if (ENGLISH.places.has(lower)) return { ...mention, type: 'place' };
      if (firms.has(lower)) return { ...mention, type: 'organization' };
    }
    const long = longest.get(nameKey(mention.text));
    return long && long.text.length > mention.text.length ? { ...mention, type: long.type } : mention;
  });
}
