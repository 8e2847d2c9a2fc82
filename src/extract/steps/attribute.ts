import { withAgent } from '../attribution/agents.ts';
import { alleged } from '../attribution/alleged.ts';
import { confidenceOf } from '../attribution/confidence.ts';
import { goOn } from '../attribution/going-on.ts';
import { readHeadline } from '../attribution/headlines.ts';
import { type LinkedSpans, link } from '../attribution/linking.ts';
import { relayed } from '../attribution/relayed.ts';
import type { Attribution, Document, Post, Step, TokenRange, Turn } from '../document.ts';

/** Who said what: the turns of conversations, posts, and the encoder's spans linked with one another, as runs of tokens. */
export const attribute: Step = {
  name: 'attribute',
  requires: ['paragraphs', 'sentences', 'tokens', 'turns', 'posts', 'quotations', 'words', 'attributionSpans'],
  assigns: ['attributions'],
  run(document) {
    const spans = document.attributionSpans.filter((span) => !isAsked(document, document.tokensOfWords(span)));
    for (const linked of link(document.words, spans)) {
      const attribution = withAgent(document, alleged(document, relayed(document, inTokens(document, linked))));
      const isSaying = !isAnonymity(document, attribution) && !isLook(document, attribution);
      if (attribution.content.length > 0 && isSaying) document.attributions.push(attribution);
    }
    const turns = [...document.turns, ...document.posts];
    if (turns.length > 0) document.attributions = withTurns(document, turns);
    readHeadline(document);
    goOn(document);
  },
};

/** "who asked not to be named": it tells of the source, and nothing that was said. Of 32 such in PolNeAR's train part 2 are attributions. */
function isAnonymity(document: Document, { content }: Attribution): boolean {
  const words = content.map((part) => document.textOf(part)).join(' ');
  return /^(?:(?:for|on|under)\s)?(?:the\s)?(?:condition of anonymity|anonymity)|^not(?:\s+to\s+be)?(?:\s+(?:named|identified|quoted))?$|^(?:to\s+)?(?:be\s+(?:named|identified)|remain anonymous)/iu.test(
    words,
  );
}

/**
 * "The town seems to sleep", "the virus, known as Covid-19": how something looks, and what it is called by nobody who is told. PolNeAR counts half of
 * these to the attributions, so that without them who said what is told as well, and they are nobody's words.
 */
function isLook(document: Document, { source, cue, head }: Attribution): boolean {
  if (!cue || head === null) return false;
  const { lemma, lower } = document.at(head);
  if (lemma === 'seem' || lemma === 'appear') return true;
  return source === null && NAMED.test(lower) && /^(?:VERB|ADP)$/u.test(document.at(cue.last - 1).pos);
}

const NAMED = /^(?:known|named|renamed|called|dubbed|titled|entitled|nicknamed)$/u;

/** "Does Holm blame him?", asked by the author: nobody knows yet whether. */
function isAsked(document: Document, span: TokenRange | null): boolean {
  if (!span || document.quotationOf[span.first] !== -1) return false;
  const { first, last } = document.sentenceOf(span.first);
  const opening = /^(?:and|but|so|or)$/u.test(document.at(first).lower) ? first + 1 : first;
  return INVERTED.test(document.tokens[opening]?.lower ?? '') && document.at(last - 1).text === '?';
}

const INVERTED = /^(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should)$/u;

/** How sure a turn is; of the few that PolNeAR's train part has, all were right. */
const OF_TURN = 0.95;
/** The same without labels: of those in GUM's train part nine in ten are said by whom they are taken for. */
const OF_INTERVIEW = 0.85;
/** Share of a turn that is all of it. */
const WHOLE = 0.8;

/** The turns and posts, and of what the encoder sees what is told within them or apart from them. */
function withTurns(document: Document, turns: readonly (Post | Turn)[]): Attribution[] {
  const attributions = turns.map(({ label, mark, content }): Attribution => {
    const trimmedContent = content.flatMap((range) => trimmed(document, range) ?? []);
    return {
      source: label,
      cue: mark,
      head: mark?.first ?? null,
      content: trimmedContent,
      confidence: label ? OF_TURN : OF_INTERVIEW,
    };
  });
  const turnOf = new Int32Array(document.tokens.length).fill(-1);
  turns.forEach(({ content }, index) => {
    for (const { first, last } of content) turnOf.fill(index, first, last);
  });
  // What the encoder has seen of a turn as a whole, or from outside of it, is the turn again.
  const others = document.attributions.filter(({ cue, content }) => {
    const within = content.reduce((sum, range) => sum + wordsIn(turnOf, range), 0);
    const turn = turns[turnOf[cue?.first ?? -1] ?? -1];
    return within === 0 || (turn !== undefined && within < WHOLE * size(turn.content));
  });
  return [...attributions, ...others].sort((a, b) => beginning(a) - beginning(b));
}

const wordsIn = (turnOf: Int32Array, { first, last }: TokenRange): number =>
  turnOf.subarray(first, last).reduce((sum, turn) => sum + Number(turn !== -1), 0);

const size = (ranges: readonly TokenRange[]): number => ranges.reduce((sum, { first, last }) => sum + last - first, 0);

const beginning = ({ source, cue, content }: Attribution): number =>
  Math.min(...[source, cue, ...content].map((range) => range?.first ?? Number.POSITIVE_INFINITY));

function inTokens(document: Document, linked: LinkedSpans): Attribution {
  const { source, cue, contents } = linked;
  const cueTokens = document.tokensOfWords(cue);
  return {
    source: source && document.tokensOfWords(source),
    cue: cueTokens,
    head: cueTokens && headOf(document, cueTokens),
    content: contents
      .flatMap((span) => withoutFurniture(document, document.tokensOfWords(span)))
      .flatMap((range) => trimmed(document, range) ?? []),
    confidence: confidenceOf(linked, document.model),
  };
}

/** The token that carries the meaning of a cue: its last verb ("has denied"), else its last word ("claims by"). */
function headOf(document: Document, { first, last }: TokenRange): number {
  let word = first;
  for (let i = last - 1; i >= first; i -= 1) {
    const { pos } = document.at(i);
    if (pos === 'VERB') return i;
    if (pos !== 'PUNCT' && pos !== 'ADP' && word === first) word = i;
  }
  return word;
}

/** Fewest tokens of a content at whose end a relative pronoun is none of it. */
const LEAST_CLAUSE = 4;

/**
 * Without the commas and full stops at its edges, which are the author's, and the relative pronoun behind a content that another clause goes on
 * with ("the money pledged, of which"); null where nothing else is left.
 */
function trimmed(document: Document, { first, last }: TokenRange): TokenRange | null {
  const isEdge = (index: number): boolean => /^[,.;:—–-]$/u.test(document.at(index).text);
  while (first < last && isEdge(first)) first += 1;
  while (last > first && isEdge(last - 1)) last -= 1;
  if (last - first > LEAST_CLAUSE && /^(?:who|which|whom|whose)$/u.test(document.at(last - 1).lower)) {
    last -= 1;
    while (last > first && (isEdge(last - 1) || /^(?:ADP|CCONJ)$/u.test(document.at(last - 1).pos))) last -= 1;
  }
  return first < last ? { first, last } : null;
}

/** A content that goes on behind furniture between two paragraphs ("See also ...") is in parts, one each side. */
function withoutFurniture(document: Document, range: TokenRange | null): TokenRange[] {
  if (!range) return [];
  const parts: TokenRange[] = [];
  let { first } = range;
  for (let i = range.first + 1; i < range.last; i += 1) {
    const from = document.sentenceOf(i - 1).paragraph;
    const to = document.sentenceOf(i).paragraph;
    if (to <= from + 1 || !document.paragraphs.slice(from + 1, to).some(({ furniture }) => furniture)) continue;
    parts.push({ first, last: i });
    first = i;
  }
  return [...parts, { first, last: range.last }];
}
