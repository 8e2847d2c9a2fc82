import type { FastifyReply } from 'fastify';
import type { Kind, Live } from '../representations/representation.ts';
import { InvalidCursor } from '../store/refusals.ts';
import type { News } from '../store/store.ts';
import type { List } from './lists.ts';
import { ProblemError } from './problem.ts';

/** An open list says so often that it is alive, in milliseconds. */
const BEAT_MS = 15_000;

/** What a client has got last; EventSource sends it when it comes back. */
export const LAST_EVENT_ID = 'last-event-id';

/** Answers with what comes to a list, from now on or since the event that the client has got last. */
export async function followList<K extends Kind>(
  reply: FastifyReply,
  list: List<K>,
  live: Live,
  contentType: string,
): Promise<FastifyReply> {
  const { store, open } = reply.server.answering;
  const last = reply.request.headers[LAST_EVENT_ID];
  const signal = open.admit(reply);
  const from = typeof last === 'string' && last !== '' ? last : undefined;
  const news = list.follow?.(store.follow, { from, signal, patience: BEAT_MS });
  if (!news) throw new Error(`a list of ${list.kind} cannot be followed`);
  try {
    // Read before anything is sent, so that a place that is none is answered with a problem.
    const begin = await news.next();
    reply.type(contentType);
    return open.send(reply, partsOf(list.kind, begin.done ? '' : begin.value.place, news, live));
  } catch (error) {
    if (!(error instanceof InvalidCursor)) throw error;
    throw new ProblemError(400, 'Last-Event-ID is none that this list gave out: begin anew without it');
  }
}

async function* partsOf<T>(
  kind: Kind,
  begin: string,
  news: AsyncGenerator<News<T>>,
  live: Live,
): AsyncGenerator<string> {
  yield live.start(begin);
  for await (const { record, place } of news) {
    yield record === null ? live.beat(place) : live.event(kind, record, place);
  }
}
