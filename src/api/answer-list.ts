import type { FastifyReply } from 'fastify';
import type { Kind, Records } from '../representations/representation.ts';
import { describeForm } from './answer.ts';
import { addressOf, contextOf, titleOf } from './answering.ts';
import { followList } from './follow-list.ts';
import { type Forms, LIST_FORMS } from './forms.ts';
import type { List } from './lists.ts';
import { negotiate } from './negotiation.ts';
import { answerPage, linkPage, type PageAnswer } from './paging.ts';
import { notFound } from './problem.ts';
import { PART, wholeList } from './whole-list.ts';

/** The record under whose address a list stands. */
export interface Parent {
  what: string;
  id: string;
  read(): Promise<unknown>;
}

/**
 * Answers with a list in the form that is asked for: a page of it, all of it, or what comes to it from now on; or with
 * 404 where there is no such record as it is of. For Fastify's types the answer is always that of the schema.
 */
export async function answerList<K extends Kind, Answer = PageAnswer<Records[K]>>(
  reply: FastifyReply,
  list: List<K>,
  { parent, forms = LIST_FORMS[list.kind] }: { parent?: Parent; forms?: Forms } = {},
): Promise<Answer> {
  const sent = (answer: unknown) => answer as Answer;
  const form = negotiate(reply, forms);
  const { store } = reply.server.answering;
  if (form.live) {
    if (parent) await expectParent(parent);
    return sent(await followList(reply, list, form.live, form.contentType));
  }
  const { limit, cursor } = list.query;
  const all = form.whole && !isLimited(reply) ? form.whole : undefined;
  // The store's own JSON costs nothing more; whatever else is made of records holds up nobody while they are read.
  const from = form.page || form.whole ? store.background : store;
  // Only a page in JSON has room for a total.
  const uncounted = form.page || form.whole ? { count: false } : {};
  const page = await list.page(from, { limit: all ? PART : limit, cursor, ...uncounted });
  // What has something in its list is there: only an empty list needs a look.
  if (parent && page.records.length === 0) await expectParent(parent);
  if (all) {
    reply.type(form.contentType);
    return sent(reply.server.answering.open.send(reply, wholeList(list, all, store.background, page)));
  }
  if (!form.page && !form.whole) return sent(answerPage(reply, page));
  describeForm(reply, form);
  const next = linkPage(reply, page.next);
  if (form.whole) return sent(form.whole.start(list.kind) + form.whole.part(list.kind, page.records));
  const context = contextOf(reply.request);
  const records = JSON.parse(page.items) as Records[K][];
  return sent(await form.page?.(list.kind, { records, ...surroundings(reply, next) }, context));
}

async function expectParent({ what, id, read }: Parent): Promise<void> {
  if ((await read()) === null) throw notFound(what, id);
}

/** Whether the request itself names a limit: what is validated has one in any case. */
const isLimited = ({ request }: FastifyReply) =>
  new URL(request.originalUrl, 'http://localhost').searchParams.has('limit');

/** What a page tells of its list. */
function surroundings({ request }: FastifyReply, next: string | null) {
  const { absolute } = contextOf(request);
  const first = addressOf(request, (parameters) => parameters.delete('cursor'));
  return { title: titleOf(request), first: absolute(first), next: next === null ? null : absolute(next) };
}
