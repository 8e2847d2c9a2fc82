import type { EntityType } from '../../records/entity.ts';
import type { Attribution, Document, NameMention, ResolvedMention, TokenRange } from '../document.ts';
import { beginningIn, covers } from '../ranges.ts';
import type { Anaphor } from './anaphors.ts';
import type { NamesAt } from './appositions.ts';
import { namedBehindOpening, subjectOver } from './binding.ts';

/** What it counts that one spoke right before, and how far before at most, in tokens. */
const GOES_ON = 4;
const FARTHEST = 1000;
/** What it counts that the sentence before begins with one, and that the words themselves tell of one. */
const SUBJECT = 2;
const TOLD_OF = -8;
/** What it counts that one does what is done to somebody else, and that the main clause begins with the name of one. */
const BOUND = -8;
const BEHIND_OPENING = 4;

/** What is known of mentions while a text is read: who is who so far. */
export interface KnownMentions {
  /** Names by their first token, with their titles and without. */
  names: NamesAt;
  /** Which entity a name means, by its first token. */
  meant: ReadonlyMap<number, number>;
  /** Mentions so far by their last token. */
  byLast: ReadonlyMap<number, Pick<ResolvedMention, 'entity' | 'first' | 'kind'>>;
  typeOf(entity: number): EntityType | undefined;
  /** The entity of a name that is not read yet. */
  ahead(name: NameMention): number;
}

/** What is told around an anaphor: who has spoken, whom the sentence before is about, and of whom the words themselves tell. */
export class Discourse {
  readonly #document: Document;
  readonly #known: KnownMentions;
  /** Attributions by the first token of their sources. */
  readonly #bySource: ReadonlyMap<number, number>;

  constructor(document: Document, known: KnownMentions) {
    this.#document = document;
    this.#known = known;
    this.#bySource = new Map(document.attributions.map(({ source }, index) => [source?.first ?? -1, index]));
  }

  /** What speaks for each entity, or against it. */
  weighing(anaphor: Anaphor): (entity: number) => number {
    const before = this.#spokeBefore(anaphor);
    const subject = this.#subjectBefore(anaphor);
    const told = this.#toldOf(anaphor);
    const isPerson = anaphor.kind === 'pronoun' && anaphor.type === 'person';
    const bound = isPerson ? subjectOver(this.#document, this.#known.byLast, anaphor.first) : null;
    const main = isPerson ? namedBehindOpening(this.#document, this.#known.names, anaphor.first) : null;
    const ahead = main && this.#known.ahead(main);
    return (entity) =>
      (entity === before ? GOES_ON : 0) +
      (entity === subject ? SUBJECT : 0) +
      (told.has(entity) ? TOLD_OF : 0) +
      (entity === bound ? BOUND : 0) +
      (entity === ahead ? BEHIND_OPENING : 0);
  }

  /** The attribution whose source begins with an anaphor. */
  #attributionOf({ first, speaks }: Anaphor): Attribution | undefined {
    return speaks ? this.#document.attributions[this.#bySource.get(first) ?? -1] : undefined;
  }

  /** "Holm shrugged. '...,' she said": who is named at the beginning of the sentence before, in the same paragraph. */
  #subjectBefore(anaphor: Anaphor): number | null {
    const content = this.#attributionOf(anaphor)?.content[0]?.first ?? anaphor.first;
    const start = Math.min(content, anaphor.first);
    const own = this.#document.sentenceOf(start);
    const before = this.#document.sentences[this.#document.at(start).sentence - 1];
    if (before?.paragraph !== own.paragraph || own.first < start - 1) return null;
    const name = this.#known.names.get(before.first);
    const entity = name && this.#known.meant.get(name.first);
    return entity !== undefined && this.#known.typeOf(entity) === anaphor.type ? entity : null;
  }

  /** "'Mr. Holm is a nice man,' he said": whom the author of a quotation names in it, and does not speak to. */
  #toldOf(anaphor: Anaphor): Set<number> {
    const told = new Set<number>();
    const { tokens, quotationOf, names } = this.#document;
    for (const part of this.#attributionOf(anaphor)?.content ?? []) {
      if (quotationOf[part.first] === -1) continue;
      for (const { first, last, titled } of beginningIn(names, part)) {
        const isSpokenTo = tokens[titled - 1]?.text === ',' || /^[,!?]$/u.test(tokens[last]?.text ?? '');
        const entity = this.#known.meant.get(first);
        if (entity !== undefined && !isSpokenTo) told.add(entity);
      }
    }
    return told;
  }

  /** "..., Holm said. '...,' she said": who spoke right before, where a pronoun stands behind what it says and nobody else is named between. */
  #spokeBefore(anaphor: Anaphor): number | null {
    const own = this.#attributionOf(anaphor);
    if (anaphor.kind !== 'pronoun' || anaphor.type !== 'person' || !own) return null;
    const before = this.#document.attributions[(this.#bySource.get(anaphor.first) ?? 0) - 1];
    const source = before?.source && withoutMarks(this.#document, before.source);
    const start = Math.min(own.content[0]?.first ?? anaphor.first, anaphor.first);
    if (!source || source.last > start) return null;
    const mention = this.#known.byLast.get(source.last);
    // The encoder points at names: whom a description means it does not see there.
    const isDescribed = mention?.kind === 'description';
    if (start === anaphor.first && !isDescribed && !this.#isRightBehind(before, start)) return null;
    const apart = paragraphsBehind(this.#document, before, start);
    const speaker = mention?.entity ?? this.#namedFirst(source);
    if (apart > 1 || speaker === null || anaphor.first - source.last > FARTHEST) return null;
    const names = beginningIn(this.#document.names, { first: source.last, last: anaphor.first });
    const isSaid = (index: number): boolean => covers(before.content, index) || covers(own.content, index);
    const others = names.some(
      ({ first, type }) => type === 'person' && !isSaid(first) && this.#known.meant.get(first) !== speaker,
    );
    return others ? null : speaker;
  }

  /** "Ana Holm, head of the union,": whose name a source begins with. */
  #namedFirst({ first, last }: TokenRange): number | null {
    const name = this.#known.names.get(first);
    const isApposed = name !== undefined && name.last < last && this.#document.at(name.last).text === ',';
    return isApposed ? (this.#known.meant.get(name.first) ?? null) : null;
  }

  /** Whether a sentence begins where a quotation ends, with nothing told between. */
  #isRightBehind({ content }: Attribution, start: number): boolean {
    const last = content.at(-1)?.last ?? -1;
    return (
      last === start && this.#document.quotationOf[last - 1] !== -1 && this.#document.sentenceOf(start).first === start
    );
  }
}

/** How many paragraphs a token stands behind an attribution: behind its source, or what was said, whichever is later. */
export function paragraphsBehind(document: Document, { source, content }: Attribution, token: number): number {
  const ends = [source, content.at(-1)].map((run) => (run ? document.sentenceOf(run.last - 1).paragraph : 0));
  return Math.max(0, document.sentenceOf(token).paragraph - Math.max(...ends));
}

/** A source without the comma behind it. */
const withoutMarks = (document: Document, { first, last }: TokenRange): TokenRange =>
  last > first + 1 && document.at(last - 1).pos === 'PUNCT' ? { first, last: last - 1 } : { first, last };
