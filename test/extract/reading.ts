import { Document, type Step } from '../../src/extract/document.ts';
import { type ExtractionInput, extract } from '../../src/extract/extractor.ts';
import { PIPELINE, run } from '../../src/extract/pipeline.ts';
import type { ExtractedEntity } from '../../src/records/entity.ts';
import type { ExtractedQuote } from '../../src/records/quote.ts';

/** A Wednesday: the day on which the articles of these tests are published. */
export const PUBLISHED = '2024-03-06';

type Rest = Omit<Partial<ExtractionInput>, 'text'>;

export const quotesOf = async (text: string, rest: Rest = {}): Promise<ExtractedQuote[]> =>
  (await extract({ text, ...rest })).quotes;

/** The one quote of a text; an error that shows what there is when there are more, or none. */
export async function theQuote(text: string, rest: Rest = { publishedAt: PUBLISHED }): Promise<ExtractedQuote> {
  const [quote, ...others] = await quotesOf(text, rest);
  if (!quote || others.length > 0) throw new Error(`not one quote but ${JSON.stringify(await whoSaidWhat(text))}`);
  return quote;
}

/** The words of a text without the marks around them, on which two readers of one quote agree. */
export const words = (text: string): string => (text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? []).join(' ');

/** The words of a content, without the "that" which some count to it and others to the cue. */
export const said = (text: string): string => words(text).replace(/^that /u, '');

/** `Anna Berg, Jon Dahl: the words`, a quote a line; the source's own words in brackets where it names no one. */
export const whoSaidWhat = async (text: string): Promise<string[]> => (await quotesOf(text)).map(asLine);

export function asLine({ speakers, source, text }: ExtractedQuote): string {
  const names = speakers.map(({ name }) => name).join(', ');
  return `${names || (source ? `(${words(source.text)})` : '?')}: ${said(text)}`;
}

export const entitiesOf = async (text: string): Promise<ExtractedEntity[]> => (await extract({ text })).entities;

/** The entity with this name; an error that shows the names that there are when it is not among them. */
export async function entity(text: string, name: string): Promise<ExtractedEntity> {
  const entities = await entitiesOf(text);
  const found = entities.find((one) => one.name === name);
  if (!found) throw new Error(`no "${name}" among ${JSON.stringify(entities.map((one) => one.name))}`);
  return found;
}

/**
 * Names of the speakers that the later steps find behind a source, whichever words the step of attributions takes for
 * it: here `source`, and the rest of the text is what was said.
 */
export async function namedBy(source: string, text: string): Promise<string[]> {
  const document = new Document({ text });
  const attribute: Step = {
    name: 'attribute',
    requires: ['tokens'],
    assigns: ['attributions'],
    run({ tokens }) {
      const last = tokens.findLastIndex(({ end }) => end <= text.indexOf(source) + source.length) + 1;
      const first = tokens.findIndex(({ start }) => start >= text.indexOf(source));
      const content = [{ first: last + 1, last: tokens.length }];
      const cue = { first: last, last: last + 1 };
      document.attributions = [{ source: { first, last }, cue, head: last, content, confidence: 1 }];
    },
  };
  await run(
    PIPELINE.map((step) => (step.name === 'attribute' ? attribute : step)),
    document,
  );
  return document.assignments.flatMap(({ speakers }) => speakers.map((index) => document.entities[index]?.name ?? ''));
}
