import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Found } from '../formats/format.ts';
import { whenThereIsRoom } from '../intake/read-source.ts';
import { type Parts, takeIn } from '../intake/take-in.ts';
import { ArticleDraft } from '../records/article.ts';
import { ndjson } from '../representations/ndjson.ts';
import { StoreUnavailable } from '../store/refusals.ts';
import type { SaveResult } from '../store/store.ts';
import { DATABASE_SILENT } from './problem.ts';
import type { Part, SeveralArticles } from './several-articles.ts';
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
  /** What is being done for an address, the last that came for it. */
  private readonly latest = new Map<string, Promise<unknown>>();

  constructor(app: FastifyInstance, parts: Parts) {
    this.parts = parts;
    // What was begun for a client that is gone still ends before the store does.
    app.addHook('onClose', async () => {
      await Promise.allSettled(this.running);
    });
  }

  answer(request: FastifyRequest, reply: FastifyReply, { parts }: SeveralArticles): FastifyReply {
    // The connection ends with the answer: there may be more of a body that is not waited for.
    reply
      .type(ndjson.contentType)
      .headers({ 'cache-control': 'no-store', connection: 'close', 'x-accel-buffering': 'no' });
    return request.server.answering.open.send(reply, this.lines(request, reply, parts));
  }

  /** Two articles a process: one being read, the next one ready for it. What is not taken of the answer stops the body. */
  private async *lines(request: FastifyRequest, reply: FastifyReply, parts: SeveralArticles['parts']) {
    const taken: AsyncIterable<Taken[]> = Readable.from(parts).map((part: Part) => this.take(request, part), {
      concurrency: this.parts.pool.threads * 2,
    });
    for await (const lines of taken) {
      const timer = setTimeout(() => reply.raw.destroy(), request.patience);
      try {
        yield lines.map((line) => `${JSON.stringify(line)}\n`).join('');
      } finally {
        clearTimeout(timer);
      }
    }
  }

  private async take(request: FastifyRequest, { place, read }: Part): Promise<Taken[]> {
    try {
      const taken: Taken[] = [];
      for (const found of await read()) taken.push(await this.takeOne(found));
      return taken;
    } catch (error) {
      request.log.error({ err: error, place }, 'one of several articles could not be kept');
      const isStore = error instanceof StoreUnavailable;
      const problem = isStore ? DATABASE_SILENT.message : 'something went wrong inside: see the server log';
      return [{ place, problem }];
    }
  }

  private async takeOne(found: Found): Promise<Taken> {
    if ('problem' in found) return found;
    const { place } = found;
    const draft = checked(ArticleDraft, found.draft);
    if ('problem' in draft) return { place, problem: draft.problem.message };
    const { url } = draft.value;
    const running = this.inTurn(url, () => whenThereIsRoom(this.parts.pool, () => takeIn(draft.value, this.parts)));
    this.running.add(running);
    try {
      const { id, outcome } = await running;
      return { place, id, outcome, url };
    } finally {
      this.running.delete(running);
    }
  }

  /** Of two states of one article the later one in the body must be the one that stays. */
  private async inTurn<T>(url: string | null, work: () => Promise<T>): Promise<T> {
    if (url === null) return await work();
    const before = this.latest.get(url);
    const running = before ? before.then(work, work) : work();
    this.latest.set(url, running);
    try {
      return await running;
    } finally {
      if (this.latest.get(url) === running) this.latest.delete(url);
    }
  }
}
