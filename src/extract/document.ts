import type { ExtractedClaim } from '../records/claim.ts';
import type { EntityType } from '../records/entity.ts';
import type { Act } from '../records/quote.ts';
import type { ExtractionInput } from './extractor.ts';
import type { TaggedSpan } from './model/decoding.ts';
import { DEFAULT_MODEL, type Model } from './model/models.ts';
import type { Word } from './model/words.ts';
import { firstWhere, type Range, type TokenRange } from './ranges.ts';

export type { Range, TokenRange };

export interface Token extends Range {
  index: number;
  text: string;
  /** Lower case, quotation marks and apostrophes straight. */
  lower: string;
  lemma: string;
  /** Universal part of speech: NOUN, PROPN, VERB, AUX ... */
  pos: string;
  sentence: number;
}

export interface Sentence extends Range, TokenRange {
  paragraph: number;
}

export interface Paragraph extends Range {
  /** Page furniture ("See also", "Leave a Comment") is no one's words. */
  furniture: boolean;
}

/** A stretch between quotation marks, the marks included, or of a turn; one that goes over paragraphs is a stretch in each. */
export interface Quotation extends TokenRange {
  /** Quotations of one speech share it: a quotation left open goes on in the next paragraph's. */
  chain: number;
}

/** What is said or written under a name: "— Ana Holm (@anaholm) January 7, 2020". */
export interface Post {
  label: TokenRange;
  /** The dash, or the colon of a turn. */
  mark: TokenRange | null;
  content: TokenRange[];
}

/** What one says in a conversation that is written down: "HOLM: Good evening.", "A. It feels great." */
export interface Turn extends Omit<Post, 'label'> {
  /** Null in an interview whose questions and answers have none. */
  label: TokenRange | null;
  /** The label is no name but "A", for an answer; or there is none, and it does not ask. */
  answers: boolean;
}

/** Source, cue and content of an attribution, as runs of tokens. */
export interface Attribution {
  source: TokenRange | null;
  cue: TokenRange | null;
  /** Index of the token that carries the meaning of the cue, null without one. */
  head: number | null;
  content: TokenRange[];
  /** 0 to 1: how sure the step is that this is an attribution. */
  confidence: number;
}

/** A name as it stands in the text, not yet who it is. */
export interface NameMention extends TokenRange {
  type: EntityType;
  /** The name without its title: "Dmitry Peskov". */
  text: string;
  /** Title or role beside it: "Kremlin spokesman". */
  role: string | null;
  /** Words of title before it, honorifics among them: "Mrs.". */
  title: string | null;
  /** Where the title or role before it begins; `first` without one. */
  titled: number;
  /** The short form that the text gives of it behind it: "AfS". */
  short?: string | null;
}

export interface MentionOf extends TokenRange {
  /** Where the title or role before a name begins; `first` without one. */
  titled: number;
  kind: 'name' | 'description' | 'pronoun';
}

/** A person, organization or place of the article. */
export interface DocumentEntity {
  type: EntityType;
  name: string;
  aliases: string[];
  roles: string[];
}

/** A mention with the entity that it refers to, as an index into `Document.entities`. */
export interface ResolvedMention extends MentionOf {
  entity: number;
}

/** What some words refer to elsewhere in the text, as the encoder sees it. */
export interface PointerScores {
  /** Log-odds of `place` against nothing at all; undefined where no window of the encoder holds both. */
  score(asking: TokenRange, place: TokenRange): number | undefined;
}

/** An attribution with who, to whom, what kind and when. */
export interface Assignment {
  attribution: Attribution;
  /** Indices into `Document.entities`. */
  speakers: number[];
  addressees: { entity: number | null; name: string; range: TokenRange }[];
  act: Act;
  saidAt: string | null;
}

/** What is said, and by whom. */
export type Said = Pick<Assignment, 'attribution' | 'speakers'>;

/** A claim whose claimants and quote are still indices, and whose spans are UTF-16 ranges. */
export type DocumentClaim = Pick<ExtractedClaim, 'checkworthiness' | 'quantities' | 'dates'> & {
  spans: Range[];
  assignment: number | null;
};

/**
 * One article on its way through the steps. Each field but the first three is a layer that one step assigns and later
 * ones read; the pipeline checks the order when it is built.
 */
export class Document {
  readonly input: ExtractionInput;
  readonly text: string;
  readonly model: Model;
  /** Publication day, `2021-12-04`, or null. */
  readonly publishedOn: string | null;

  paragraphs: Paragraph[] = [];
  sentences: Sentence[] = [];
  tokens: Token[] = [];
  turns: Turn[] = [];
  posts: Post[] = [];
  quotations: Quotation[] = [];
  /** For each token, the index of the quotation that it stands in, or -1. */
  quotationOf: Int32Array = new Int32Array(0);
  /** Words as the encoder reads them, furniture left out; its spans count these, not tokens. */
  words: Word[] = [];
  /** Sources, cues and contents, not yet which belong together. */
  attributionSpans: TaggedSpan[] = [];
  nameSpans: TaggedSpan[] = [];
  /** For each of `words`, 0 to 1: how likely it is in a name. */
  nameLikelihoods: Float32Array = new Float32Array(0);
  /** Which name the head word of a pronoun or description stands for. */
  antecedents: PointerScores | null = null;
  /** Which words tell to whom, and when, what goes with a cue was said. */
  hearers: PointerScores | null = null;
  times: PointerScores | null = null;
  /** For each of `words`, as a part of a cue, the logits of `ACTS`. */
  acts: Float32Array = new Float32Array(0);
  /** For each of `words`, the logit of how much it makes its sentence worth a check. */
  worth: Float32Array = new Float32Array(0);
  names: NameMention[] = [];
  attributions: Attribution[] = [];
  entities: DocumentEntity[] = [];
  mentions: ResolvedMention[] = [];
  assignments: Assignment[] = [];
  claims: DocumentClaim[] = [];

  /** Looked up for each pair of places that the encoder scores, so it is worked out once. */
  #aligned: Alignment | null = null;

  constructor(input: ExtractionInput, model: Model = DEFAULT_MODEL) {
    this.input = input;
    this.model = model;
    this.text = input.text;
    this.publishedOn = input.publishedAt?.slice(0, 10) ?? null;
  }

  /** UTF-16 range of a run of tokens; the run must not be empty. */
  rangeOf({ first, last }: TokenRange): Range {
    return { start: this.at(first).start, end: this.at(last - 1).end };
  }

  /** The tokens that a UTF-16 range touches, null where it touches none. */
  tokensIn({ start, end }: Range): TokenRange | null {
    const first = firstWhere(this.tokens.length, (i) => this.at(i).end > start);
    const last = firstWhere(this.tokens.length, (i) => this.at(i).start >= end);
    return first < last ? { first, last } : null;
  }

  /** The tokens that a run of `words` touches, null where it touches none. */
  tokensOfWords({ first, last }: TokenRange): TokenRange | null {
    return this.tokensIn({ start: this.words[first]?.start ?? 0, end: this.words[last - 1]?.end ?? 0 });
  }

  /** The run of `words` that a run of tokens touches; empty where they are furniture. */
  wordsOfTokens({ first, last }: TokenRange): TokenRange {
    if (this.#aligned?.words !== this.words) this.#aligned = new Alignment(this.words, this.tokens);
    return { first: this.#aligned.first[first] ?? 0, last: this.#aligned.last[last - 1] ?? 0 };
  }

  /** The quotation that a token stands in, its marks included. */
  quotationAt(index: number): Quotation | undefined {
    return this.quotations[this.quotationOf[index] ?? -1];
  }

  textOf(range: TokenRange): string {
    const { start, end } = this.rangeOf(range);
    return this.text.slice(start, end);
  }

  /** The token at an index that must exist. */
  at(index: number): Token {
    const token = this.tokens[index];
    if (!token) throw new RangeError(`no token ${index} of ${this.tokens.length}`);
    return token;
  }

  /** The sentence of a token that must exist. */
  sentenceOf(index: number): Sentence {
    const sentence = this.sentences[this.at(index).sentence];
    if (!sentence) throw new RangeError(`token ${index} is in no sentence`);
    return sentence;
  }
}

/** Which words each token touches. */
class Alignment {
  readonly words: readonly Word[];
  /** The first word that a token touches, and the first one behind those; by token. */
  readonly first: Int32Array;
  readonly last: Int32Array;

  constructor(words: readonly Word[], tokens: readonly Token[]) {
    this.words = words;
    this.first = new Int32Array(tokens.length);
    this.last = new Int32Array(tokens.length);
    let [first, last] = [0, 0];
    for (const { index, start, end } of tokens) {
      while ((words[first]?.end ?? Number.POSITIVE_INFINITY) <= start) first += 1;
      while ((words[last]?.start ?? Number.POSITIVE_INFINITY) < end) last += 1;
      this.first[index] = first;
      this.last[index] = last;
    }
  }
}

/** The fields of a document that steps fill in. */
export type Layer = {
  [K in keyof Document]: Document[K] extends unknown[] | Int32Array | Float32Array | (PointerScores | null) ? K : never;
}[keyof Document];

/** One phase of extraction. */
export interface Step {
  name: string;
  /** Layers that must be there before it runs. */
  requires: readonly Layer[];
  /** Layers that are there after it has run. */
  assigns: readonly Layer[];
  /** Reads and fills in the document; no I/O, no state of its own, time linear in the text. */
  run(document: Document): void | Promise<void>;
}
