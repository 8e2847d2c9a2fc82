import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Found } from '../formats/format.ts';
import { ExtractionPoolFull } from '../intake/pool.ts';
import { type Parts, takeIn } from '../intake/take-in.ts';
import { ArticleDraft } from '../records/article.ts';
import { ndjson } from '../representations/ndjson.ts';
import { StoreUnavailable } from '../store/refusals.ts';
import type { SaveResult } from '../store/store.ts';
import { DATABASE_SILENT } from './problem.ts';
import type { SeveralArticles } from './several-articles.ts';
import { checked } from './validation.ts';

/** What became of one of several articles; `place` tells which: `line 12`, `item 3`. It is kept before this is told. */
type Taken = { place: string } & (
  | { id: string; outcome: SaveResult['outcome']; url: string | null }
  | { problem: string }
);

/** What several articles are answered with. */
export const TakenLines = z
  .string()
  .describe(
    'A line of JSON for each, when it is kept: `{place, id, outcome, url}`, with `created`, `revised` or `unchanged`, ' +
      'or `{place, problem}`. `place` tells which it was: `line 12`, `item 3`.',
  );

/** Stores several articles, and answers each with a line, in their order, when it is kept. */
export class TakingSeveral {
  private readonly parts: Parts;
  private readonly running = new Set<Promise<unknown>>();

  constructor(app: FastifyInstance, parts: Parts) {
    this.parts = parts;
    // What was begun for a client that is gone still ends before the store does.
    app.addHook('onClose', async () => {
      await Promise.allSettled(this.running);
    });
  }

  answer(request: FastifyRequest, reply: FastifyReply, { found }: SeveralArticles): FastifyReply {
    // The connection ends with the answer: there may be more of a body that is not waited for.
    reply
      .type(ndjson.contentType)
      .headers({ 'cache-control': 'no-store', connection: 'close', 'x-accel-buffering': 'no' });
    return request.server.answering.open.send(reply, this.lines(request, reply, found));
  }

  /** Two articles a process: one being read, the next one ready for it. What is not taken of the answer stops the body. */
  private async *lines(request: FastifyRequest, reply: FastifyReply, found: SeveralArticles['found']) {
    const taken: AsyncIterable<Taken> = Readable.from(found).map((each: Found) => this.take(request, each), {
      concurrency: this.parts.pool.threads * 2,
    });
    for await (const line of taken) {
      const timer = setTimeout(() => reply.raw.destroy(), request.patience);
      try {
        yield `${JSON.stringify(line)}\n`;
      } finally {
        clearTimeout(timer);
      }
    }
  }

  private async take(request: FastifyRequest, found: Found): Promise<Taken> {
    if ('problem' in found) return found;
    const { place } = found;
    const draft = checked(ArticleDraft, found.draft);
    if ('problem' in draft) return { place, problem: draft.problem.message };
    const running = this.keep(draft.value);
    this.running.add(running);
    try {
      const { id, outcome } = await running;
      return { place, id, outcome, url: draft.value.url };
    } catch (error) {
      request.log.error({ err: error, place }, 'one of several articles could not be kept');
      const isStore = error instanceof StoreUnavailable;
      return {
        place,
        problem: isStore ? DATABASE_SILENT.message : 'something went wrong inside; the server log says what',
      };
    } finally {
      this.running.delete(running);
    }
  }

  /** Waits for its turn where others fill the processes: who sends many has time. */
  private async keep(draft: ArticleDraft) {
    for (;;) {
      try {
        return await takeIn(draft, this.parts);
      } catch (error) {
        if (!(error instanceof ExtractionPoolFull)) throw error;
        await this.parts.pool.room();
      }
    }
  }
}
