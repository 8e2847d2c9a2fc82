import type { FastifyReply } from 'fastify';
import Negotiator from 'negotiator';
import { json } from '../representations/json.ts';
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
  return ANYTHING.has(headers.accept) && forms[0] === json ? json : preferred(headers.accept, forms);
}

function preferred(accept: string | undefined, forms: Forms): Representation {
  const offers = forms.flatMap((form) => form.mediaTypes.map((type) => ({ form, type })));
  const negotiator = new Negotiator({ headers: { accept: accept || '*/*' } });
  const type = negotiator.mediaType(offers.map((offer) => offer.type));
  const offer = offers.find((each) => each.type === type);
  if (!offer) throw notAcceptable(forms);
  return offer.form;
}

/** `Vary` may name other headers already. */
function varyByAccept(reply: FastifyReply): void {
  const others = reply.getHeader('vary');
  reply.header('vary', others ? `${others}, Accept` : 'Accept');
}
