import { lexiconSet } from '../../lexicon.ts';
import type { Attribution, Document, TokenRange } from '../document.ts';
import { beginsFinite, clauseVerb, finiteGroups, type VerbGroup } from '../grammar/clauses.ts';
import { behindPhrase, clausesIn, mainVerb } from './clauses.ts';
import { bared, isOpener, unmarked } from './edges.ts';
import { ended, isWhole, RELATIVES } from './whole.ts';

/** A proposition: its parts in text order, in one sentence, and its main verb where it has a finite one. */
export interface Proposition {
  parts: TokenRange[];
  main: VerbGroup | null;
  /** Whose deed a phrase without a finite verb tells: another's ("him … taking bribes") or one's own ("having met her"). */
  phrase: 'another' | 'own' | null;
}

const NOUNS = lexiconSet('en', 'propositional-nouns');

/** Verbs that are taken for nouns most. */
const LIKE_NOUNS = new Set(
  'cost costs show shows rise fall falls drop drops hit hits need needs plan plans work works use uses leave leaves change changes increase increases decline lead leads report reports claim claims support supports demand demands charge charges spend host hosts rank ranks share shares'.split(
    ' ',
  ),
);
/** Verbs behind which a clause stands most, however long its subject; other verbs of saying may have a thing for an object. */
const SAID = new Set(
  'say tell add state note insist argue claim warn conclude estimate acknowledge admit deny show find reveal report believe think suggest indicate know'.split(
    ' ',
  ),
);
/** Furthest "whether" behind "to", in tokens ("to tell reporters whether"). */
const TOLD_REACH = 5;
/** Furthest noun that a "that" may belong to, in tokens from the beginning ("any suggestion by the firm that"). */
const NOUN_REACH = 12;

/** The propositions that stand side by side in a run of tokens of one sentence. */
export function propositionsIn(document: Document, range: TokenRange): Proposition[] {
  return clausesIn(document, bared(document, range)).flatMap((clause) => {
    const part = bared(document, ended(document, clause));
    const main = part.first < part.last && !isQuestion(document, part) ? mainVerb(document, part) : null;
    return main && isWhole(document, part, main) ? [{ parts: [part], main, phrase: null }] : [];
  });
}

/**
 * The propositions of a content, sentence by sentence. Beside clauses these are what is said in the form of a phrase: "the
 * claim that it leaks", "him of taking bribes", "having met her", "the plan … to cost more".
 *
 * @param open whether "whether it leaks" counts as "it leaks": so it does for one who doubts it
 */
export function propositionsOf(document: Document, attribution: Attribution, open: boolean): Proposition[] {
  return [...bySentence(document, attribution.content)].flatMap((parts) => {
    const [only] = parts;
    if (parts.length > 1) return joined(document, parts);
    if (!only) return [];
    const range = bared(document, only);
    const clauses = isClausal(document, attribution, range) ? propositionsIn(document, range) : [];
    return clauses.length > 0 ? clauses : phrasedIn(document, attribution, range, open);
  });
}

/** Whether a content can be a clause: neither "whether it leaks", nor "what they call a leak", nor what stands behind a preposition ("responded to"). */
function isClausal(document: Document, { cue, head }: Attribution, { first, last }: TokenRange): boolean {
  if (first >= last || /^(?:[Ww]hether|[Hh]ow|[Ww]hy|what)$/u.test(document.at(first).text)) return false;
  if (!cue || head === null || cue.last !== first) return true;
  if (document.at(cue.last - 1).pos === 'ADP') return false;
  // "cited [his votes in the years when he was for a ban meant to last]"
  const { lemma, pos } = document.at(head);
  if (pos !== 'VERB' || SAID.has(lemma) || document.quotationOf[first] !== -1) return true;
  return clauseVerb(document, behindPhrase(document, first, last), last) >= 0;
}

/** The parts of a content by the sentence that they stand in. */
function bySentence(document: Document, content: readonly TokenRange[]): Iterable<TokenRange[]> {
  const sentences = new Map<number, TokenRange[]>();
  for (const part of content) {
    const lastSentence = document.at(part.last - 1).sentence;
    for (let index = document.at(part.first).sentence; index <= lastSentence; index += 1) {
      const sentence = document.sentences[index];
      if (!sentence) continue;
      const range = { first: Math.max(part.first, sentence.first), last: Math.min(part.last, sentence.last) };
      if (range.first < range.last) sentences.set(index, [...(sentences.get(index) ?? []), range]);
    }
  }
  return sentences.values();
}

/** Whether the sentence asks where the run ends. */
function isQuestion(document: Document, { first, last }: TokenRange): boolean {
  if (document.tokens.slice(Math.max(first, last - 2), last).some(({ text }) => text === '?')) return true;
  const sentence = document.sentenceOf(last - 1);
  for (let i = last; i < sentence.last && document.at(i).pos === 'PUNCT'; i += 1)
    if (document.at(i).text === '?') return true;
  return false;
}

/** A content in several parts of a sentence: propositions each, or one together. */
function joined(document: Document, parts: readonly TokenRange[]): Proposition[] {
  const relative = parts.findIndex((part, i) => isRelative(document, parts[i - 1], part));
  if (relative > 0) {
    const before = parts.slice(0, relative);
    const [only] = before;
    const whole = before.length === 1 && only ? propositionsIn(document, only) : joined(document, before);
    const behind = parts.slice(relative).map((part) => unmarked(document, part));
    return whole.map((each, i) => (i === whole.length - 1 ? { ...each, parts: [...each.parts, ...behind] } : each));
  }
  const all = parts
    .map((part) => bared(document, part))
    .filter((part) => part.first < part.last && !isOpener(document, part));
  // A noun before a whole clause is no part of it: "frustration … the allies were late".
  const whole = all.findIndex((part) => propositionsIn(document, part).length > 0);
  const bare = all.slice(
    all.slice(0, Math.max(0, whole)).some((part) => document.at(part.first).pos === 'ADP') ? 0 : Math.max(0, whole),
  );
  const clauses = bare.map((part) => propositionsIn(document, part));
  if (clauses.every(({ length }) => length > 0)) return clauses.flat();
  const [subject, predicate] = bare;
  const last = bare.at(-1);
  if (!subject || !predicate || !last || isQuestion(document, last)) return [];
  // "the board … that met in May" is no proposition, nor is "to the board … meet in May".
  const begin = document.at(predicate.first);
  const heads = beginsFinite(document, predicate.first, predicate.first) && document.at(subject.first).pos === 'ADP';
  const opened = document.at(subject.first).lower;
  if (heads || /^(that|who|which)$/u.test(begin.lower) || opened === 'what' || RELATIVES.has(opened)) return [];
  const main = bare.map((part) => finiteGroups(document, part)[0]).find((group) => group?.main) ?? null;
  const raised = begin.lower === 'to' && document.at(subject.first).lower !== 'to';
  return (main && main.first > subject.first) || raised
    ? [{ parts: bare, main, phrase: main === null ? 'another' : null }]
    : [];
}

/** “He won because of the ‘impact,’” she said, [that he had]: whether a part tells of the noun that the one before ends in. */
function isRelative(document: Document, before: TokenRange | undefined, part: TokenRange): boolean {
  if (!before || !/^(?:that|who|which|whose)$/u.test(document.at(part.first).lower)) return false;
  const { last } = unmarked(document, before);
  return last > before.first && /^(?:NOUN|PROPN)$/u.test(document.at(last - 1).pos);
}

/** What is said in the form of a phrase. */
function phrasedIn(document: Document, attribution: Attribution, range: TokenRange, open: boolean): Proposition[] {
  if (range.first >= range.last || isQuestion(document, range)) return [];
  const { lower } = document.at(range.first);
  // Who doubts how it came to be doubts not that it came to be.
  const clause = (!open && (lower === 'how' || lower === 'why')) || (open && (lower === 'whether' || lower === 'if'));
  if (clause && clauseVerb(document, range.first + 1, range.last) >= 0)
    return propositionsIn(document, { first: range.first + 1, last: range.last });
  const told = open ? toldIn(document, range) : -1;
  if (told > 0) return propositionsIn(document, { first: told, last: range.last });
  if (isSaid(document, attribution, range)) return [{ parts: [range], main: null, phrase: null }];
  return behindNoun(document, range) ?? withGerund(document, range) ?? withSource(document, attribution, range) ?? [];
}

/**
 * What somebody "says" in other words than the speaker's is a clause, also where the tagger of words takes its verb for
 * a noun ("said the bridge cost 5 million").
 */
function isSaid(document: Document, { head }: Attribution, { first, last }: TokenRange): boolean {
  if (head === null || !/^(say|tell|add|state)$/u.test(document.at(head).lemma)) return false;
  const begin = document.at(first);
  const plain =
    !isGerund(document, first) && !/^(to|not|how|what|who|where|when|why|whether|if|yes|no)$/u.test(begin.lower);
  const words = document.tokens.slice(first, last);
  const noun = words.slice(1, -1).some(({ pos, lower }) => pos === 'NOUN' && LIKE_NOUNS.has(lower));
  return plain && noun && document.quotationOf[first] === -1 && document.quotationOf[last - 1] === -1;
}

/** "declined [to say whether it leaks]": where the clause begins, -1 without one. */
function toldIn(document: Document, { first, last }: TokenRange): number {
  if (document.at(first).lower !== 'to') return -1;
  for (let i = first + 2; i < Math.min(last, first + TOLD_REACH); i += 1)
    if (/^(that|whether|if)$/u.test(document.at(i).lower)) return clauseVerb(document, i + 1, last) < 0 ? -1 : i + 1;
  return -1;
}

/** "the claim that it leaks": the proposition behind a noun of saying or thinking. */
function behindNoun(document: Document, range: TokenRange): Proposition[] | null {
  for (let i = range.first + 1; i < Math.min(range.last, range.first + NOUN_REACH); i += 1) {
    if (document.at(i).lower !== 'that' || !NOUNS.has(document.at(i - 1).lemma)) continue;
    return clauseVerb(document, i + 1, range.last) < 0
      ? null
      : propositionsIn(document, { first: i + 1, last: range.last });
  }
  return null;
}

/** Words before a gerund that make it no deed of the one before ("him from his plan for banning it"). */
const AWAY = new Set(['from', 'to', 'with', 'about', 'against', 'that']);

/** "him of taking bribes", "the board for hiding losses": who, and what he or she is said to do. */
function withGerund(document: Document, range: TokenRange): Proposition[] | null {
  for (let i = range.first + 1; i + 2 < range.last; i += 1) {
    const { lower, pos } = document.at(i);
    if (pos === 'VERB' || pos === 'AUX' || pos === 'PUNCT' || AWAY.has(lower)) return null;
    if ((lower !== 'of' && lower !== 'for') || !isGerund(document, i + 1)) continue;
    return [
      {
        parts: [
          { first: range.first, last: i },
          { first: i + 1, last: range.last },
        ],
        main: null,
        phrase: 'another',
      },
    ];
  }
  return null;
}

const isGerund = (document: Document, index: number): boolean => {
  const { lower, pos } = document.at(index);
  return /ing$/u.test(lower) && (pos === 'VERB' || pos === 'AUX');
};

/** "denied [having met her]", "claimed [to have met her]": who says it is who did it. */
function withSource(document: Document, { source }: Attribution, range: TokenRange): Proposition[] | null {
  const [begin, next] = [document.at(range.first), document.tokens[range.first + 1]];
  const done = isGerund(document, range.first) || (begin.lower === 'to' && next?.lemma === 'have');
  if (!done || !source || source.last > range.first || document.at(source.first).sentence !== begin.sentence)
    return null;
  const subject = bared(document, source);
  return subject.first < subject.last ? [{ parts: [subject, range], main: null, phrase: 'own' }] : null;
}
