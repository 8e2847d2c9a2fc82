import { lexiconSet } from '../../lexicon.ts';
import type { Assignment, Attribution, Document, ResolvedMention, Said, Token, TokenRange } from '../document.ts';
import { basePhraseEnd, type Phrases } from '../grammar/phrases.ts';
import { isTimePhrase } from '../grammar/time.ts';
import { ENGLISH } from '../naming/gazetteer.ts';
import { covers, overlap } from '../ranges.ts';
import { asking } from './asking.ts';
import { isFirstPerson } from './first-person.ts';
import type { Hearers } from './hearers.ts';
import type { MentionIndex } from './mention-index.ts';
import { partner } from './partners.ts';
import { formsOf } from './phrase-lexicon.ts';
import { speaksTo } from './second-person.ts';
import { namedBy } from './speakers.ts';
import { calledIn, isVocative } from './vocatives.ts';

const HEARING = lexiconSet('en', 'hearing-verbs');
const DOCUMENTS = lexiconSet('en', 'documents');
const UNHEARD = lexiconSet('en', 'unheard');

/** What follows a hearer that stands at the start of the content, and what else follows one who is named. */
const CLAUSE = new Set(['to', 'that', 'not', 'never']);
const TOPIC = new Set('how why whether if what with about on over for'.split(' '));

/** How many paragraphs on one who is spoken to still is. */
const REACH_ON = 3;

/**
 * To whom it was said: the object of the cue ("told reporters"), the phrase behind it ("said to reporters"); else whom the
 * cue points at, or who took part in the occasion that the sentence tells of ("in an interview with Reuters"). `heard` is what
 * was last said to somebody.
 */
export function addresseesOf(
  document: Document,
  phrases: Phrases,
  index: MentionIndex,
  hearers: Hearers,
  { attribution, speakers }: Said,
  heard: Assignment | null,
): Assignment['addressees'] {
  const told = objectOf(document, phrases, index, attribution);
  if (told && /^(?:myself|ourselves|himself|herself|themselves|itself)$/u.test(document.at(told.first).lower))
    return [];
  // "told me": who writes, or in quotation marks who speaks, and nobody whom the text names beside.
  if (told && isFirstPerson(document, told))
    return document.quotationOf[told.first] === -1 ? [{ entity: null, name: document.textOf(told), range: told }] : [];
  const object = meantBy(document, index, told);
  if (object.length > 0) return object;
  // "Go home, my friend": who is spoken to so is named elsewhere, or nowhere; so is whoever "them" is in "told them that the dam".
  const pointed = meantBy(document, index, hearers.pointedAt(attribution, speakers, heard)).filter(
    ({ entity, range }) =>
      entity !== null || !(isVocative(document, range) || (told && within(attribution, range.first))),
  );
  if (pointed.length > 0) return pointed;
  const other = meantBy(document, index, partner(document, phrases, index, attribution));
  if (other.length > 0) return other;
  const called = calledIn(document, index, attribution, speakers);
  return called ? addressed(document, [called.entity], called) : [];
}

/** Entities as those who are told, at the place that tells it. */
export const addressed = (
  { entities }: Document,
  told: readonly number[],
  range: TokenRange,
): Assignment['addressees'] => told.map((entity) => ({ entity, name: entities[entity]?.name ?? '', range }));

/** Whom a phrase means: entities, or what it says itself; nobody where it is a pronoun that means no one known. */
export function meantBy(document: Document, index: MentionIndex, range: TokenRange | null): Assignment['addressees'] {
  if (!range || isTimePhrase(document, range)) return [];
  const named = namedBy(document, index, range);
  if (named.length > 0) return addressed(document, named, range);
  const apposed = apposedTo(document, index, range);
  if (apposed) return addressed(document, [apposed.entity], apposed);
  if (range.last - range.first === 1 && document.at(range.first).pos === 'PRON') return [];
  // "in an emailed statement to"
  if (DOCUMENTS.has(document.at(range.last - 1).lower)) return [];
  const head = basePhraseEnd(document, range.first, range.last) - 1;
  if (head >= range.first && UNHEARD.has(document.at(head).lower)) return [];
  return [{ entity: null, name: document.textOf(range).replace(/\s+/gu, ' '), range }];
}

/** "his boss, Ruta Holm,": the person whom the commas behind a description name. */
function apposedTo(document: Document, index: MentionIndex, { last }: TokenRange): ResolvedMention | null {
  const name = document.tokens[last]?.text === ',' ? index.startingAt(last + 1) : null;
  const isPerson = name?.kind === 'name' && document.entities[name.entity]?.type === 'person';
  return isPerson && isWho(document.at(last - 1)) && document.tokens[name.last]?.text === ',' ? name : null;
}

/**
 * Whoever is spoken to ("you") by one who has spoken to a person just before is still that person.
 */
export function carryAddressees(document: Document, assignments: readonly Assignment[]): void {
  const last = new Map<number, { to: Assignment['addressees']; paragraph: number }>();
  for (const { speakers, addressees, attribution } of assignments) {
    const [speaker, ...others] = speakers;
    if (speaker === undefined || others.length > 0) continue;
    const { paragraph } = document.sentenceOf(asking(attribution).first);
    const known = last.get(speaker);
    if (addressees.length > 0) {
      const isPerson = addressees.every(
        ({ entity }) => entity !== null && document.entities[entity]?.type === 'person',
      );
      if (isPerson) last.set(speaker, { to: [...addressees], paragraph });
      else last.delete(speaker);
    } else if (known && paragraph - known.paragraph <= REACH_ON && speaksTo(document, attribution)) {
      addressees.push(...known.to);
      last.set(speaker, { to: known.to, paragraph });
    }
  }
}

/** The object of a verb of telling, also where the content begins with it ("urged [Congress to act]"). */
function objectOf(
  document: Document,
  phrases: Phrases,
  index: MentionIndex,
  attribution: Attribution,
): TokenRange | null {
  const { head } = attribution;
  if (head === null) return null;
  const forms = formsOf(document.at(head));
  const next = document.tokens[head + 1];
  const linked = next !== undefined && forms.some((form) => HEARING.has(`${form} ${next.lower}`));
  const behindAll = linked ? null : behindContent(document, phrases, index, attribution);
  if (behindAll) return behindAll;
  if (!linked && !forms.some((form) => HEARING.has(form))) return null;
  const first = head + (linked ? 2 : 1);
  const range = withoutTopic(document, head, phraseAt(document, phrases, first, document.sentenceOf(head).last));
  if (!range || isSource(range, attribution)) return null;
  if (!within(attribution, range.first) || (linked && attribution.content[0]?.first === head + 1)) return range;
  const behind = document.tokens[range.last]?.lower ?? '';
  if (CLAUSE.has(behind)) return range;
  const parted = attribution.content.length > 1 && attribution.content.some(({ last }) => last === range.last);
  const isSomebody =
    namedBy(document, index, range).length > 0 || (TOPIC.has(behind) && isWho(document.at(range.last - 1)));
  return (parted || TOPIC.has(behind)) && isSomebody ? range : null;
}

/** "disclosed the deals to Reuters", "mentioned the dam to his wife": who stands behind the content. */
function behindContent(
  document: Document,
  phrases: Phrases,
  index: MentionIndex,
  { head, content }: Attribution,
): TokenRange | null {
  const link = content.at(-1)?.last ?? 0;
  if (head === null || link <= head || document.tokens[link]?.lower !== 'to') return null;
  if (document.at(link).sentence !== document.at(link - 1).sentence) return null;
  if (!formsOf(document.at(head)).some((form) => HEARING.has(`${form} to`))) return null;
  const range = phraseAt(document, phrases, link + 1, document.sentenceOf(link).last);
  const isSomebody = range && (namedBy(document, index, range).length > 0 || isWho(document.at(range.last - 1)));
  return isSomebody ? range : null;
}

/** Whether a noun is one for people or for an institution. */
const isWho = ({ lower, lemma }: Token): boolean =>
  [lower, lemma, lower.replace(/s$/u, '')].some((form) => ENGLISH.roles.has(form) || ENGLISH.groups.has(form));

/** Verbs that tell somebody of something. */
const TELLING_OF = new Set(['tell', 'inform', 'assure', 'warn', 'notify', 'remind', 'convince', 'advise']);

/** "told colleagues [of her exit]", "assured the board [of the support of the town]". */
function withoutTopic(document: Document, head: number, range: TokenRange | null): TokenRange | null {
  if (!range || !TELLING_OF.has(document.at(head).lemma)) return range;
  const topic = document.tokens
    .slice(range.first + 1, range.last)
    .findIndex(({ lower }) => /^(?:of|about)$/u.test(lower));
  const told = document.at(range.first + topic);
  // "told a crowd of farmers"
  const plain = topic < 0 || /^\p{Lu}/u.test(told.text) || !isWho(told);
  return plain ? range : { first: range.first, last: range.first + 1 + topic };
}

/** The phrase that begins at a token, also where the verb before it was taken for an adjective ("grilled Tomas Varga"). */
function phraseAt(document: Document, phrases: Phrases, first: number, limit: number): TokenRange | null {
  const last = first < limit ? basePhraseEnd(document, first, limit) : first;
  return phrases.startingAt(first, limit) ?? (last > first ? { first, last } : null);
}

const within = ({ content }: Attribution, index: number): boolean => covers(content, index);

const isSource = (range: TokenRange, { source }: Attribution): boolean => source !== null && overlap(range, source);
