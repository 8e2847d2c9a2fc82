import type { FastifyInstance } from 'fastify';
import type { Store } from '../store/store.ts';

/**
 * Sends whoever asks for an entity that has become part of another to that one, whatever is asked of it. To be called
 * before the routes under `/entities/:id` are added.
 */
export function redirectMerged(app: FastifyInstance, store: Store): void {
  app.addHook('preHandler', async (request, reply) => {
    const { id } = request.params as { id?: string };
    const into = id === undefined ? null : await store.mergedInto(id);
    if (id === undefined || into === null) return;
    return reply.redirect(request.originalUrl.replace(id, into), 308);
  });
}
