import { expect, test } from 'vitest';
import { actOf } from '../../src/extract/assignment/acts.ts';
import { Document } from '../../src/extract/document.ts';
import { wordsOf } from '../../src/extract/model/words.ts';
import { segment } from '../../src/extract/steps/segment.ts';
import { ACTS, type Act } from '../../src/records/speech-acts.ts';

/** The act of an attribution where the encoder has given one act so many logits at one word, and none at all elsewhere. */
function readAs(text: string, cue: string | null, content: string, word: string, act: Act, logits: number): Act {
  const document = new Document({ text });
  segment.run(document);
  document.words = wordsOf(text);
  document.acts = new Float32Array(document.words.length * ACTS.length);
  const at = document.words.findIndex(({ normal }) => normal === word);
  document.acts[at * ACTS.length + ACTS.indexOf(act)] = logits;
  const tokens = (part: string) => {
    const range = document.tokensIn({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
    if (!range) throw new Error(`no "${part}" in "${text}"`);
    return range;
  };
  const found = cue === null ? null : tokens(cue);
  return actOf(document, {
    source: null,
    cue: found,
    head: found && found.last - 1,
    content: [tokens(content)],
    confidence: 1,
  });
}

const TEXT = 'Holm had said the dam was closed.';

test('under a cue that says nothing of the act, it is what the encoder reads there', () => {
  expect(readAs(TEXT, 'said', 'the dam was closed', 'said', 'prediction', 4)).toBe('prediction');
});

test('what the encoder is not sure of is a statement', () => {
  expect(readAs(TEXT, 'said', 'the dam was closed', 'said', 'belief', 0.8)).toBe('statement');
  expect(readAs(TEXT, 'said', 'the dam was closed', 'said', 'belief', 1.2)).toBe('belief');
});

test('it reads the mean over the words of a cue', () => {
  expect(readAs(TEXT, 'had said', 'the dam was closed', 'said', 'belief', 4)).toBe('belief');
  expect(readAs(TEXT, 'had said', 'the dam was closed', 'said', 'belief', 1.6)).toBe('statement');
});

test('without a cue, it is what the encoder reads at the first word of the content', () => {
  expect(readAs(TEXT, null, 'the dam was closed', 'the', 'prediction', 4)).toBe('prediction');
  expect(readAs(TEXT, null, 'the dam was closed', 'dam', 'prediction', 4)).toBe('statement');
});

test('the words of a cue count more than what the encoder reads, unless it is very sure', () => {
  const text = 'Holm denied the dam was closed.';
  expect(readAs(text, 'denied', 'the dam was closed', 'denied', 'criticism', 4)).toBe('denial');
  expect(readAs(text, 'denied', 'the dam was closed', 'denied', 'criticism', 9)).toBe('criticism');
});

test('the words of a content count less than those of a cue', () => {
  const text = 'Holm said the plan was a disgrace.';
  expect(readAs(text, 'said', 'the plan was a disgrace', 'said', 'belief', 2.5)).toBe('criticism');
  expect(readAs(text, 'said', 'the plan was a disgrace', 'said', 'belief', 3.5)).toBe('belief');
});

test('words that only tell how something looks leave it to what the encoder reads', () => {
  const text = 'Holm seemed to walk away from the plan.';
  expect(readAs(text, 'seemed to walk away from', 'the plan', 'walk', 'denial', 10)).toBe('denial');
});

test('what begins with what is the case needs more to be a prediction', () => {
  const read = (content: string) => readAs(`Holm said ${content}.`, 'said', content, 'said', 'prediction', 1.8);
  expect(read('the dam could break')).toBe('prediction');
  expect(read('the dam in the hills above the town had long cracks and could break')).toBe('statement');
});
