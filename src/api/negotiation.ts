import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { json } from '../representations/json.ts';
import { page } from '../representations/page/page.ts';
import type { Representation } from '../representations/representation.ts';
import { extensionOf } from './asked-extension.ts';
import { type Forms, noSuchExtension, notAcceptable } from './forms.ts';

/** What nearly every client of an API sends: not worth weighing. */
const ANYTHING: ReadonlySet<string | undefined> = new Set([undefined, '', '*/*', 'application/json']);

/**
 * The form that a request asks for: by the extension of its address, or else by `Accept`, of which caches are told.
 *
 * @throws ProblemError 404 for an extension, 406 for an `Accept` that none of the forms has
 */
export function negotiate(reply: FastifyReply, forms: Forms): Representation {
  const { raw, headers } = reply.request;
  const extension = extensionOf(raw);
  if (extension !== undefined) {
    const form = forms.find((each) => each.extension === extension);
    if (!form) throw noSuchExtension(extension, forms);
    return form;
  }
  varyByAccept(reply);
  return ANYTHING.has(headers.accept) && forms[0] === json ? json : preferred(headers.accept || '*/*', forms);
}

/** Whether a request leaves it to the server in which form it is answered, or asks for JSON, which comes to the same. */
export const asksForAnything = ({ raw, headers }: FastifyRequest): boolean =>
  ANYTHING.has(headers.accept) && extensionOf(raw) === undefined;

/** What was weighed before: browsers send few headers, and long ones. */
const weighed = new WeakMap<Forms, Map<string, Representation | undefined>>();
const MOST_WEIGHED = 200;

/** A page, or what programs read. */
const PAGE_OR_NOT: Forms = [json, page];

/** Whether a request would rather have a page than what programs read: whether a person sits before it. */
export function wantsPage({ raw, headers }: FastifyRequest): boolean {
  const extension = extensionOf(raw);
  if (extension !== undefined) return extension === page.extension;
  return headers.accept?.includes('html') === true && weighedBefore(headers.accept, PAGE_OR_NOT) === page;
}

function preferred(accept: string, forms: Forms): Representation {
  const form = weighedBefore(accept, forms);
  if (!form) throw notAcceptable(forms);
  return form;
}

function weighedBefore(accept: string, forms: Forms): Representation | undefined {
  const known = weighed.get(forms) ?? new Map<string, Representation | undefined>();
  weighed.set(forms, known);
  if (!known.has(accept)) {
    if (known.size >= MOST_WEIGHED) known.clear();
    known.set(accept, weigh(accept, forms));
  }
  return known.get(accept);
}

function weigh(accept: string, forms: Forms): Representation | undefined {
  const offers = forms.flatMap((form) => form.mediaTypes.map((type) => ({ form, type })));
  const negotiator = new Negotiator({ headers: { accept } });
  const type = negotiator.mediaType(offers.map((offer) => offer.type));
  return offers.find((each) => each.type === type)?.form;
}

/** `Vary` may name other headers already. */
export function varyByAccept(reply: FastifyReply): void {
  const others = reply.getHeader('vary');
  reply.header('vary', others ? `${others}, Accept` : 'Accept');
}
