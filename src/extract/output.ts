import type { EntityRef, ExtractedEntity } from '../records/entity.ts';
import type { Extraction } from '../records/extraction.ts';
import { idOfKey, wordsKey } from '../records/id.ts';
import { joinParts } from '../records/parts.ts';
import type { ExtractedQuote, QuoteType } from '../records/quote.ts';
import type { Span, TextSpan } from '../records/span.ts';
import { stanceOf } from './claims/stance.ts';
import type { Assignment, Document, Range, TokenRange } from './document.ts';
import { utf16Offsets } from './offsets.ts';

/** The records of a document that has gone through all steps: ids given, spans in code points. */
export class Output {
  readonly #document: Document;
  readonly #articleId: string;
  readonly #points: (unit: number) => number;
  readonly #ordinals = new Map<string, number>();
  readonly #entityIds: string[];

  constructor(document: Document, articleId: string) {
    this.#document = document;
    this.#articleId = articleId;
    this.#points = utf16Offsets(document.text);
    this.#entityIds = document.entities.map(({ type, name }) => this.#id('ent', type, name));
  }

  found(): Pick<Extraction, 'quotes' | 'entities' | 'claims'> {
    const quotes = this.#document.assignments.map((assignment) => this.#quote(assignment));
    return {
      quotes: [...quotes].sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0)),
      entities: this.#entities().sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0)),
      claims: this.#claims(quotes),
    };
  }

  /** From the article, the words and which of equal words these are, so that it outlives a new extraction. */
  #id(prefix: 'quo' | 'ent' | 'clm', ...words: string[]): string {
    const key = wordsKey(prefix, words);
    const ordinal = this.#ordinals.get(key) ?? 0;
    this.#ordinals.set(key, ordinal + 1);
    return idOfKey(prefix, this.#articleId, key, ordinal);
  }

  #span({ start, end }: Range): Span {
    return { start: this.#points(start), end: this.#points(end) };
  }

  #textSpan(range: TokenRange): TextSpan {
    return { text: this.#document.textOf(range), ...this.#span(this.#document.rangeOf(range)) };
  }

  #quote({ attribution, speakers, addressees, act, saidAt }: Assignment): ExtractedQuote {
    const { source, cue, head, content, confidence } = attribution;
    const document = this.#document;
    const text = joinParts(content.map((part) => document.textOf(part)));
    return {
      id: this.#id('quo', text),
      articleId: this.#articleId,
      type: this.#type(content),
      text,
      spans: content.map((part) => this.#span(document.rangeOf(part))),
      cue: cue && head !== null ? { ...this.#textSpan(cue), lemma: document.at(head).lemma } : null,
      source: source && { text: document.textOf(source), spans: [this.#span(document.rangeOf(source))] },
      speakers: speakers.flatMap((index) => this.#ref(index) ?? []),
      addressees: addressees.map(({ entity, name, range }) => ({
        id: entity === null ? null : (this.#entityIds[entity] ?? null),
        name,
        ...this.#span(document.rangeOf(range)),
      })),
      act,
      saidAt,
      confidence: Math.round(confidence * 1000) / 1000,
    };
  }

  /** direct: every word in quotation marks; mixed: some; indirect: none. */
  #type(content: readonly TokenRange[]): QuoteType {
    let inside = 0;
    let outside = 0;
    for (const { first, last } of content) {
      for (let i = first; i < last; i += 1) {
        if (this.#document.at(i).pos === 'PUNCT') continue;
        if (this.#document.quotationOf[i] === -1) outside += 1;
        else inside += 1;
      }
    }
    return inside === 0 ? 'indirect' : outside === 0 ? 'direct' : 'mixed';
  }

  #ref(index: number): EntityRef | undefined {
    const entity = this.#document.entities[index];
    const id = this.#entityIds[index];
    return entity && id ? { id, name: entity.name, type: entity.type, role: entity.roles[0] ?? null } : undefined;
  }

  #entities(): ExtractedEntity[] {
    const mentions = mentionsByEntity(this.#document);
    return this.#document.entities.flatMap(({ type, name, aliases, roles }, index) => {
      const id = this.#entityIds[index];
      if (!id) return [];
      const of = (mentions.get(index) ?? []).map(({ kind, first, last }) => ({
        entityId: id,
        articleId: this.#articleId,
        ...this.#textSpan({ first, last }),
        kind,
      }));
      return [{ id, type, name, aliases, roles, mentions: of }];
    });
  }

  #claims(quotes: readonly ExtractedQuote[]): Extraction['claims'] {
    return this.#document.claims.map(({ spans, assignment, checkworthiness, quantities, dates }) => {
      const text = spans.map(({ start, end }) => this.#document.text.slice(start, end)).join(' … ');
      const quote = assignment === null ? undefined : quotes[assignment];
      const attribution = assignment === null ? undefined : this.#document.assignments[assignment]?.attribution;
      const stance = (attribution && stanceOf(this.#document, attribution)) ?? 'asserts';
      return {
        id: this.#id('clm', text),
        articleId: this.#articleId,
        quoteId: quote?.id ?? null,
        text,
        spans: spans.map((span) => this.#span(span)),
        claimants: (quote?.speakers ?? []).map((speaker) => ({ ...speaker, stance })),
        checkworthiness,
        quantities: quantities.map((quantity) => ({ ...quantity, ...this.#span(quantity) })),
        dates: dates.map((date) => ({ ...date, ...this.#span(date) })),
      };
    });
  }
}

function mentionsByEntity(document: Document): Map<number, Document['mentions']> {
  const groups = new Map<number, Document['mentions']>();
  for (const mention of document.mentions) {
    const group = groups.get(mention.entity);
    if (group) group.push(mention);
    else groups.set(mention.entity, [mention]);
  }
  return groups;
}
