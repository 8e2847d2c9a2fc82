import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { answerMalformedRequest, TOO_SLOW } from './malformed-request.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Ends the time limit on the body as a whole: whoever reads it sees to the time itself. */
    mayTakeLong: () => void;
    /** So long, in milliseconds, may a client let others wait for what it sends, or does not take. */
    readonly patience: number;
  }
}

/**
 * Gives slow clients so long to send a body, in milliseconds. Not by a setting of the server's, which would end bodies
 * that are read line by line as well. To be called before the routes are added.
 */
export function limitBodyTimes(app: FastifyInstance, patience: number): void {
  app.decorateRequest('mayTakeLong', () => {});
  app.decorateRequest('patience', { getter: () => patience });
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    if (hasBody(raw)) {
      const timer = setTimeout(() => {
        if (reply.raw.headersSent) raw.socket.destroy();
        else answerMalformedRequest(TOO_SLOW, raw.socket);
      }, patience).unref();
      const stop = () => clearTimeout(timer);
      request.mayTakeLong = stop;
      raw.once('end', stop).once('close', stop);
    }
    done();
  });
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
