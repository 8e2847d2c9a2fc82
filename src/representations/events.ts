import { type Kind, kindsOf, type Live, type Representation } from './representation.ts';

/** What an event is called, by the kind of record that has come. */
const EVENTS = { articleSummary: 'article', quote: 'quote', entity: 'entity', claim: 'claim' } as const;

/** After so many milliseconds a client that has lost the connection comes back. */
const RETRY_MS = 3_000;

const live: Live = {
  // An id without data is no event, but the client notes it: so it misses nothing even before the first record.
  start: (place) => `retry: ${RETRY_MS}\nid: ${place}\n\n`,
  event: (kind, record, place) => `id: ${place}\nevent: ${EVENTS[kind as keyof typeof EVENTS]}\ndata: ${record}\n\n`,
  // What no filter has let through is behind the client as well.
  beat: (place) => `: nothing new\nid: ${place}\n\n`,
};

/** Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html): a list that stays open. */
export const events: Representation = {
  extension: null,
  mediaTypes: ['text/event-stream', 'text/event-stream;charset=utf-8'],
  contentType: 'text/event-stream; charset=utf-8',
  kinds: kindsOf(EVENTS) satisfies ReadonlySet<Kind>,
  live,
};
