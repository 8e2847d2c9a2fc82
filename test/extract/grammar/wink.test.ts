import { describe, expect, test } from 'vitest';
import { ForgetfulWink } from '../../../src/extract/grammar/wink.ts';

/** A word that wink keeps whole because a comma stands behind it, and then finds in later texts. */
const MISLEADING = "It was Vargo's, as ever.";
const TEXT = "Vargo's plan failed.";

const parts = (wink: ForgetfulWink, text: string): string[] => wink.fresh().readDoc(text).tokens().out();

describe('wink, fresh for each document', () => {
  test('parts a text the same way whatever it has read before', () => {
    const wink = new ForgetfulWink();
    const before = parts(wink, TEXT);
    expect(before).toEqual(['Vargo', "'s", 'plan', 'failed', '.']);
    parts(wink, MISLEADING);
    expect(parts(wink, TEXT)).toEqual(before);
  });

  test('does so too when it has read so much that it is loaded anew', () => {
    const wink = new ForgetfulWink(3);
    const before = parts(wink, TEXT);
    const first = wink.fresh();
    parts(wink, 'Qrsa qrsb qrsc qrsd qrse.');
    expect(wink.fresh()).not.toBe(first);
    parts(wink, MISLEADING);
    expect(parts(wink, TEXT)).toEqual(before);
  });

  test('remembers the words of one document, as these tests need to mean anything', () => {
    const document = new ForgetfulWink().fresh();
    document.readDoc(MISLEADING);
    expect(document.readDoc(TEXT).tokens().out()).toHaveLength(4);
  });
});
