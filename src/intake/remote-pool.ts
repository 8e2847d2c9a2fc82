import type { ExtractionInput } from '../extract/extractor.ts';
import type { Model } from '../extract/model/models.ts';
import { extractorOf } from '../extract/version.ts';
import { Malformed, type Source } from '../formats/format.ts';
import { formatNamed } from '../formats/registry.ts';
import { type ExtractionPool, ExtractionPoolFull } from './pool.ts';

/** What another process asks of a pool. */
export type PoolQuestion =
  | { what: 'extract'; input: ExtractionInput }
  | { what: 'read'; source: Source; format: string }
  | { what: 'room' };

/** What it is told: of an error what a copy of it would lose. */
export type PoolAnswer = { value: unknown } | { error: { name: string; message: string } };

/** Asks a pool for another process. */
export async function answerOf(pool: ExtractionPool, question: PoolQuestion): Promise<PoolAnswer> {
  try {
    return { value: await done(pool, question) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { error: { name, message } };
  }
}

function done(pool: ExtractionPool, question: PoolQuestion): Promise<unknown> {
  switch (question.what) {
    case 'extract':
      return pool.extract(question.input);
    case 'read':
      return pool.read(question.source, formatNamed(question.format));
    case 'room':
      return pool.room();
  }
}

/** A pool that is in another process: however many processes answer requests, the models are loaded once. */
export function remotePool(
  ask: (question: PoolQuestion) => Promise<PoolAnswer>,
  { threads, model }: { threads: number; model: Model },
): ExtractionPool {
  const waiting = new Set<Promise<unknown>>();

  async function value<T>(question: PoolQuestion): Promise<T> {
    const asking = ask(question);
    waiting.add(asking);
    try {
      const answer = await asking;
      if ('error' in answer) throw errorOf(answer.error);
      return answer.value as T;
    } finally {
      waiting.delete(asking);
    }
  }

  return {
    threads,
    extractor: extractorOf(model),
    extract: (input) => value({ what: 'extract', input }),
    read: (source, { name }) => value({ what: 'read', source, format: name }),
    room: () => value({ what: 'room' }),
    async close() {
      await Promise.allSettled(waiting);
    },
  };
}

function errorOf({ name, message }: { name: string; message: string }): Error {
  if (name === 'Malformed') return new Malformed(message);
  if (name === 'ExtractionPoolFull') return Object.assign(new ExtractionPoolFull(0), { message });
  return Object.assign(new Error(message), { name });
}
