import { describe, expect, test } from 'vitest';
import { Document, type Layer, type Step } from '../../src/extract/document.ts';
import { checked, PIPELINE, run } from '../../src/extract/pipeline.ts';

const step = (name: string, requires: Layer[], assigns: Layer[]): Step => ({ name, requires, assigns, run() {} });

describe('the order of steps', () => {
  test('is taken as it is when each finds what it requires', () => {
    const steps = [step('one', [], ['tokens', 'sentences']), step('two', ['tokens'], ['names'])];
    expect(checked(steps)).toEqual(steps);
  });

  test.each<[string, Step[], string]>([
    ['a layer that no step assigns', [step('two', ['tokens'], ['names'])], 'the step "two" requires tokens'],
    [
      'a layer that a later step assigns',
      [step('two', ['tokens'], ['names']), step('one', [], ['tokens'])],
      'the step "two" requires tokens',
    ],
    ['a layer that the step itself assigns', [step('one', ['tokens'], ['tokens'])], 'the step "one" requires tokens'],
    [
      'several layers, by name',
      [step('two', ['tokens', 'names'], ['entities'])],
      'the step "two" requires tokens, names',
    ],
    [
      'a layer assigned twice',
      [step('one', [], ['tokens']), step('again', [], ['tokens'])],
      'the step "again" assigns tokens',
    ],
  ])('is refused for %s', (_, steps, message) => {
    expect(() => checked(steps)).toThrow(message);
  });
});

test('the pipeline of extraction assigns every layer of a document', () => {
  const assigned = new Set<string>(PIPELINE.flatMap(({ assigns }) => assigns));
  const document = new Document({ text: '' });
  const layers = Object.entries(document).filter(([, value]) => Array.isArray(value) || value instanceof Int32Array);
  expect(layers.map(([name]) => name).filter((name) => !assigned.has(name))).toEqual([]);
});

test('steps run in their order over one document, each when the one before is done', async () => {
  const ran: [string, Document][] = [];
  const noting = (name: string): Step => ({
    ...step(name, [], []),
    async run(document) {
      await new Promise((resolve) => setTimeout(resolve, name === 'one' ? 5 : 0));
      ran.push([name, document]);
    },
  });
  const document = new Document({ text: 'It snowed.' });
  await run(checked([noting('one'), noting('two')]), document);
  expect(ran).toEqual([
    ['one', document],
    ['two', document],
  ]);
});
