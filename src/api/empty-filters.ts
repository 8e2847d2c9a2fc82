import type { FastifyInstance } from 'fastify';
import { addressOf } from './answering.ts';
import { wantsPage } from './negotiation.ts';
import { isReading } from './route-guards.ts';

/**
 * Forms send the fields that were left empty too: whoever fills in one of a page is led to the address without them, which
 * is the one to pass on. For programs an empty parameter stays what it is.
 */
export function leaveOutEmptyFilters(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (!/[?&][^=&]*=(?:&|$)/.test(request.originalUrl) || !isReading(request.method) || !wantsPage(request))
      return done();
    const address = addressOf(request, (parameters) => {
      for (const [name, value] of [...parameters]) if (value === '') parameters.delete(name, value);
    });
    reply.redirect(address, 303);
  });
}
