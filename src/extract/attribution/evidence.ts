import type { TaggedSpan } from '../model/decoding.ts';
import type { Word } from '../model/words.ts';

/** What stands between a cue and a span that may belong to it. */
interface Way {
  /** The span is behind the cue. */
  after: boolean;
  /** Words outside of other spans, and inside of them. */
  words: number;
  covered: number;
  /** Ends of sentences: three for a paragraph's, two for a line's. */
  breaks: number;
  cues: number;
  contents: number;
  sources: number;
}

/*
 * Log-odds, fitted by maximum likelihood to the spans that four models, each trained without a quarter of it, find in
 * PolNeAR's train part: which of the cues around them its annotators have linked contents to, and which source, or none,
 * they have linked cues to. All but `turned` and `facing`, of cues that are marks: of 160
 * such three have what they have on the other side; and but `agent`.
 */
const CONTENT = {
  words: -0.74,
  covered: -0.25,
  sentence: -0.96,
  line: -1.25,
  paragraph: -2.76,
  after: 1.54,
  content: -0.49,
  cue: -0.44,
  comma: 1.06,
  quotedInParagraph: 0.75,
  cueInQuotation: -0.63,
  otherBeside: -1.77,
  quotedOn: 1.26,
  sentenceAfter: -1.67,
  likelihood: 2.06,
  paragraphAfter: -0.48,
  quotedParagraphAfter: 0.79,
  breakBefore: -1.69,
  turned: -5,
  facing: 2.5,
};
const SOURCE = {
  words: -0.3,
  covered: -0.31,
  sentence: -0.99,
  line: -1.16,
  paragraph: -3.42,
  after: -0.35,
  content: -0.71,
  own: -1.19,
  source: -0.38,
  otherQuotation: 0.65,
  likelihood: 2.41,
  beside: 1.43,
  besideAfter: 0.8,
  participle: 0.5,
  coordinated: 1.05,
  quotationThenCue: 0.45,
  breakAfter: -1.46,
  far: -0.72,
  relativeApart: -0.69,
  subject: 0.73,
  turned: -5,
  agent: -6,
};
const NO_SOURCE = {
  always: -3.2,
  participle: -0.98,
  passive: 1.49,
  asked: 1.88,
  by: -0.75,
  noun: 0.79,
};

const RELATIVE = new Set(['who', 'which', 'that', 'whom']);
const COORDINATING = new Set(['and', 'or', 'but']);
const PASSIVE = new Set(['is', 'are', 'was', 'were', 'be', 'been']);
const NOUN_LINK = new Set(['of', 'for', 'about', 'to', 'that']);

/** Words beside a cue, in its sentence, in which a content is close to it. */
const CLOSE = 6;
/** Words from which on a source is far from its cue. */
const FAR = 40;
/** What the end of a sentence counts where the nearer end of a chain is looked for, in words. */
const BREAK = 30;

/** Reads what speaks for or against a link between spans of one text; each look takes constant time. */
export class Evidence {
  readonly #words: readonly Word[];
  readonly #spans: readonly TaggedSpan[];
  readonly #breaks: number[];
  readonly #index: Map<TaggedSpan, number>;
  /** Up to the span at an index: words in spans, and spans of each kind. */
  readonly #covered: number[];
  readonly #counts: Record<'cue' | 'content' | 'source', number[]>;

  /** @param spans in text order, counted in `words` */
  constructor(words: readonly Word[], spans: readonly TaggedSpan[]) {
    this.#words = words;
    this.#spans = spans;
    this.#breaks = breaksBefore(words);
    this.#index = new Map(spans.map((span, i) => [span, i]));
    const sums = (of: (span: TaggedSpan) => number): number[] => {
      let sum = 0;
      return [0, ...spans.map((span) => (sum += of(span)))];
    };
    const count = (kind: string) => sums((span) => Number(span.kind === kind));
    this.#covered = sums(({ first, last }) => last - first);
    this.#counts = { cue: count('cue'), content: count('content'), source: count('source') };
  }

  /** That a chain of contents belongs to a cue; `beside` are other contents close to it. */
  ofContent(parts: readonly TaggedSpan[], cue: TaggedSpan, beside: readonly TaggedSpan[]): number {
    const first = parts[0] ?? cue;
    const last = parts.at(-1) ?? cue;
    const one = this.#way(first, cue);
    const other = first === last ? one : this.#way(last, cue);
    const way = length(other) < length(one) ? other : one;
    const { after, breaks } = way;
    const quoted = this.#quotation(first.first) === 1 || this.#quotation(first.first) === 2;
    const ended = this.#normal(last.last - 1) === ',' || this.#normal(last.last - 2) === ',';
    const before = beside.some((span) => span.first < cue.first);
    const mark = this.#mark(cue);
    return (
      ofWay(CONTENT, way, way.contents) +
      CONTENT.cue * Math.min(way.cues, 3) +
      when(CONTENT.comma, !after && way.words < CLOSE && ended) +
      when(CONTENT.quotedInParagraph, quoted && breaks > 0 && breaks < 3) +
      when(CONTENT.cueInQuotation, this.#quotation(cue.first) === 1 && this.#quotation(first.first) !== 1) +
      when(CONTENT.otherBeside, beside.length > 0) +
      when(CONTENT.quotedOn, before && after && quoted && breaks < 3) +
      when(CONTENT.sentenceAfter, after && this.#begins(first.first)) +
      CONTENT.likelihood * logOf(cue.likelihood) +
      when(CONTENT.paragraphAfter, after && breaks >= 3) +
      when(CONTENT.quotedParagraphAfter, quoted && after && breaks >= 3) +
      when(CONTENT.breakBefore, !after && breaks > 0) +
      when(CONTENT.turned, mark === (after ? 'dash' : 'colon')) +
      when(CONTENT.facing, mark === (after ? 'colon' : 'dash'))
    );
  }

  /** That a cue has this source, to be compared with that of others and with `ofNoSource`. */
  ofSource(source: TaggedSpan, cue: TaggedSpan, contents: readonly TaggedSpan[]): number {
    const way = this.#way(source, cue);
    const { after, breaks } = way;
    const left = after ? cue : source;
    const right = after ? source : cue;
    const own = contents.filter(({ first, last }) => first >= left.last && last <= right.first).length;
    const apart = way.words + way.covered;
    const within = !after && breaks === 0;
    const relative = source.last - source.first === 1 && RELATIVE.has(this.#normal(source.first));
    return (
      ofWay(SOURCE, way, way.contents - own) +
      SOURCE.own * own +
      SOURCE.source * Math.min(way.sources, 3) +
      when(SOURCE.otherQuotation, (this.#quotation(source.first) === 1) !== (this.#quotation(cue.first) === 1)) +
      SOURCE.likelihood * logOf(source.likelihood) +
      when(SOURCE.beside, apart === 0) +
      when(SOURCE.besideAfter, apart === 0 && after) +
      when(SOURCE.participle, within && way.cues > 0 && this.#isParticiple(cue)) +
      when(SOURCE.coordinated, within && way.cues > 0 && this.#isCoordinated(cue)) +
      when(SOURCE.quotationThenCue, after && this.#quotation(cue.first - 1) === 3) +
      when(SOURCE.breakAfter, after && breaks > 0) +
      when(SOURCE.far, apart > FAR) +
      when(SOURCE.relativeApart, relative && apart > 0) +
      when(SOURCE.subject, within && this.#begins(source.first)) +
      when(SOURCE.turned, this.#mark(cue) === (after ? 'colon' : 'dash')) +
      when(SOURCE.agent, within && this.#isAgent(source))
    );
  }

  /** That a cue has no source in the text. */
  ofNoSource(cue: TaggedSpan): number {
    const [first, last] = [this.#normal(cue.first), this.#normal(cue.last - 1)];
    return (
      NO_SOURCE.always +
      when(NO_SOURCE.participle, this.#isParticiple(cue)) +
      when(NO_SOURCE.passive, PASSIVE.has(first)) +
      when(NO_SOURCE.asked, first === 'asked') +
      when(NO_SOURCE.by, last === 'by') +
      when(NO_SOURCE.noun, NOUN_LINK.has(last))
    );
  }

  /** Contents in the cue's sentence with hardly a word between. */
  beside(cue: TaggedSpan): TaggedSpan[] {
    const at = this.#index.get(cue) ?? 0;
    return [-1, 1].flatMap((step) => {
      for (let i = at + step; Math.abs(i - at) <= CLOSE; i += step) {
        const span = this.#spans[i];
        if (!span || span.kind === 'cue') return [];
        if (span.kind !== 'content') continue;
        const { words, breaks } = this.#way(span, cue);
        return breaks === 0 && words <= CLOSE ? [span] : [];
      }
      return [];
    });
  }

  #way(span: TaggedSpan, cue: TaggedSpan): Way {
    const after = span.first > cue.first;
    const left = after ? cue : span;
    const right = after ? span : cue;
    const from = (this.#index.get(left) ?? 0) + 1;
    const to = this.#index.get(right) ?? 0;
    const between = (sums: readonly number[]): number => (sums[to] ?? 0) - (sums[from] ?? 0);
    const covered = between(this.#covered);
    const { cue: cues, content: contents, source: sources } = this.#counts;
    return {
      after,
      words: right.first - left.last - covered,
      covered,
      breaks: (this.#breaks[right.first] ?? 0) - (this.#breaks[left.last - 1] ?? 0),
      cues: between(cues),
      contents: between(contents),
      sources: between(sources),
    };
  }

  #normal(word: number): string {
    return this.#words[word]?.normal ?? '';
  }

  #quotation(word: number): number {
    return this.#words[word]?.quotation ?? 0;
  }

  #begins(word: number): boolean {
    return word === 0 || (this.#breaks[word] ?? 0) > (this.#breaks[word - 1] ?? 0);
  }

  /** A cue that is a mark tells where the others are: "“I can't swim.” — Holm", but "HOLM: I can't swim." */
  #mark({ first, last }: TaggedSpan): 'dash' | 'colon' | null {
    if (last - first > 1) return null;
    const mark = this.#normal(first);
    return mark === ':' ? 'colon' : /^\p{Pd}$/u.test(mark) ? 'dash' : null;
  }

  /** "was praised by Varga, ...": what stands behind "by" is not who does what comes behind the comma. */
  #isAgent({ first, last }: TaggedSpan): boolean {
    return this.#normal(first - 1) === 'by' && [last - 1, last].some((word) => this.#normal(word) === ',');
  }

  #isParticiple({ first }: TaggedSpan): boolean {
    return this.#normal(first).endsWith('ing');
  }

  #isCoordinated({ first }: TaggedSpan): boolean {
    return COORDINATING.has(this.#normal(first - 1));
  }
}

type WayWeights = Record<'words' | 'covered' | 'sentence' | 'line' | 'paragraph' | 'after' | 'content', number>;

const ofWay = (weights: WayWeights, { after, words, covered, breaks }: Way, contents: number): number =>
  weights.words * Math.log1p(words) +
  weights.covered * Math.log1p(covered) +
  when(weights.sentence, breaks === 1) +
  when(weights.line, breaks === 2) +
  when(weights.paragraph, breaks >= 3) +
  when(weights.after, after) +
  weights.content * Math.min(contents, 3);

const length = ({ words, covered, breaks }: Way): number => words + covered + BREAK * breaks;

const logOf = (likelihood: number): number => Math.log(Math.max(likelihood, 1e-3));

const when = (weight: number, holds: boolean): number => (holds ? weight : 0);

/**
 * Ends of sentences up to each word: three for a paragraph's, two for a line's, one for a sentence's, which is a space
 * behind a full stop and before no small letter.
 */
function breaksBefore(words: readonly Word[]): number[] {
  let total = 0;
  return words.map(({ gap, shape }, i) => {
    const before = words[i - 1];
    const last = before?.quotation === 3 && i > 1 ? words[i - 2] : before;
    if (gap >= 2) total += gap;
    else if (gap === 1 && last && /^[.?!]$/.test(last.normal) && shape !== 1) total += 1;
    return total;
  });
}
