import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ProblemError } from './problem.ts';

/** So many lists may be followed at once: each is looked at after every commit. */
const MOST_FOLLOWED = 200;

export const TOO_MANY_FOLLOWED = new ProblemError(
  503,
  `${MOST_FOLLOWED} lists are followed already: try again later, or read pages`,
  { headers: { 'retry-after': '30' } },
);

/** So many milliseconds the last of a list that is followed has to reach its client when the server ends. */
const GRACE_MS = 1_000;

/** Answers that go on for long: whole lists, and lists that are followed. They end when the server does. */
export class OpenAnswers {
  readonly #open = new Set<ServerResponse>();
  readonly #followed = new Map<ServerResponse, AbortController>();

  constructor(app: FastifyInstance) {
    app.addHook('preClose', async () => {
      const sockets = [...this.#followed.keys()].map((response) => response.socket);
      for (const response of this.#open) {
        const followed = this.#followed.get(response);
        // What is not whole must not look so; a list that is followed has no end that could be missed.
        if (followed) followed.abort();
        else response.destroy();
      }
      // An answer is at its end when the socket has all of it; a client that does not read must not hold up the server's.
      setTimeout(() => {
        for (const socket of sockets) socket?.destroy();
      }, GRACE_MS).unref();
    });
  }

  /**
   * Lets a client follow a list; gives what tells when it is gone, or the server ends.
   *
   * @throws ProblemError where too many lists are followed already
   */
  admit(reply: FastifyReply): AbortSignal {
    if (this.#followed.size >= MOST_FOLLOWED) throw TOO_MANY_FOLLOWED;
    const controller = new AbortController();
    this.#followed.set(reply.raw, controller);
    reply.raw.once('close', () => {
      this.#followed.delete(reply.raw);
      controller.abort();
    });
    // The connection must not outlive the answer, or it would hold up the end of the server.
    reply.headers({ 'cache-control': 'no-store', connection: 'close', 'x-accel-buffering': 'no' });
    return controller.signal;
  }

  /**
   * Sends parts as the client takes them: the next is asked for when the last is gone. Where that fails in the middle
   * the connection breaks, so that nobody takes the answer for whole.
   */
  send(reply: FastifyReply, parts: AsyncIterable<string>): FastifyReply {
    const { raw, request } = reply;
    this.#open.add(raw);
    raw.once('close', () => this.#open.delete(raw));
    // A HEAD tells what there is: nothing is read for it.
    return reply.send(Readable.from(request.method === 'HEAD' ? [] : parts));
  }
}
