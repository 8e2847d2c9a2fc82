import { describe, expect, test } from 'vitest';
import { link } from '../../src/extract/attribution/linking.ts';
import { decode, type TaggedSpan } from '../../src/extract/model/decoding.ts';
import { wordsOf } from '../../src/extract/model/words.ts';

const KINDS: Record<string, string> = { s: 'source', c: 'cue', t: 'content' };

/** Links the spans that are marked in a text: [s Varga], [c said], [t the bridge was safe]. */
function linked(marked: string): string[] {
  const spans: { kind: string; start: number; end: number }[] = [];
  let text = '';
  for (const [, kind, inside, outside] of marked.matchAll(/\[([sct]) ([^\]]*)\]|([^[]+)/gu)) {
    if (kind) spans.push({ kind: KINDS[kind] ?? '', start: text.length, end: text.length + (inside ?? '').length });
    text += inside ?? outside;
  }
  const words = wordsOf(text);
  const tagged = spans.map(({ kind, start, end }): TaggedSpan => {
    const inside = words.flatMap((word, i) => (word.start < end && word.end > start ? [i] : []));
    return { kind, first: inside[0] ?? 0, last: (inside.at(-1) ?? 0) + 1, likelihood: 0.9 };
  });
  const textOf = ({ first, last }: TaggedSpan) => text.slice(words[first]?.start, words[last - 1]?.end);
  return link(words, tagged).map(
    ({ source, cue, contents }) =>
      `${source ? textOf(source) : '-'} ${textOf(cue)}: ${contents.map(textOf).join(' … ')}`,
  );
}

describe('which source and which contents a cue has', () => {
  test.each([
    [
      'a quotation goes on behind its cue, though another cue is nearer',
      '[t “We have been patient,”] [s Varga] [c said]. [t “We will not be for long.”] [s Holm] [c said] [t the town would pay].',
      ['Varga said: “We have been patient,” … “We will not be for long.”', 'Holm said: the town would pay'],
    ],
    [
      'a coordinated cue has the source of the one before',
      '[s Varga] [c accused] [t the union of delays in the harbour] but [c said] [t the ferry would sail].',
      ['Varga accused: the union of delays in the harbour', 'Varga said: the ferry would sail'],
    ],
    [
      'a participle has the source of the cue before',
      '[s Varga] [c said] [t the ferry would sail], [c adding] [t that it was full].',
      ['Varga said: the ferry would sail', 'Varga adding: that it was full'],
    ],
    [
      'a name in the next sentence is no source',
      'It [c was said] [t that the ferry would sail]. [s Holm] [c denied] [t it].',
      ['- was said: that the ferry would sail', 'Holm denied: it'],
    ],
    [
      'what stands before a dash is of the name behind it',
      '[t “The ferry is full.”]\n\n[c —] [s Varga]\n\n[t “It never sails.”]\n\n[c —] [s Holm]',
      ['Varga —: “The ferry is full.”', 'Holm —: “It never sails.”'],
    ],
    [
      'what stands behind a colon is of the name before it',
      '[s Varga][c :] [t The ferry is full.]\n\n[s Holm][c :] [t It never sails.]',
      ['Varga :: The ferry is full.', 'Holm :: It never sails.'],
    ],
  ])('%s', (_, text, expected) => {
    expect(linked(text)).toEqual(expected);
  });

  test('a content with no cue near it is no one’s', () => {
    const paragraphs = 'The ferry lay in the harbour all day long.\n\n'.repeat(6);
    expect(linked(`[s Varga] [c said] [t the ferry would sail].\n\n${paragraphs}[t It was full].`)).toEqual([
      'Varga said: the ferry would sail',
    ]);
  });
});

describe('spans of tags', () => {
  const tags = ['O', 'B-content', 'I-content'];
  const free = {
    start: [0, 0, -1e4],
    steps: [
      [0, 0, -1e4],
      [0, 0, 0],
      [0, 0, 0],
    ],
  };
  /** Sure of the first two words, in doubt of the others. */
  const logits = Float32Array.from([0, 5, 0, 0, 0, 5, 0.3, 0, 0, 0.3, 0, 0]);

  test('do not end behind a preposition or an article when in doubt', () => {
    expect(decode(logits, tags, free, wordsOf('plans now new bridge'))).toMatchObject([{ first: 0, last: 2 }]);
    expect(decode(logits, tags, free, wordsOf('plans for the bridge'))).toMatchObject([{ first: 0, last: 4 }]);
  });

  test('end with the paragraph', () => {
    const scores = Float32Array.from([0, 5, 0, 0, 0, 5]);
    expect(decode(scores, tags, free, wordsOf('Phillip\n\nJim'))).toMatchObject([{ first: 0, last: 1 }]);
    expect(decode(scores, tags, free, wordsOf('Phillip Jim'))).toMatchObject([{ first: 0, last: 2 }]);
  });
});
