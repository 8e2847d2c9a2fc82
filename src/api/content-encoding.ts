import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { FastifyInstance, preParsingHookHandler } from 'fastify';
import { BROKEN, ProblemError } from './problem.ts';

const DECODERS: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Content encodings in which bodies are read, as `Accept-Encoding` names them. */
export const BODY_ENCODINGS = 'gzip, deflate, br';

/**
 * Unpacks bodies that come compressed, as they are read: what is over the limit of a body, packed or unpacked, is never
 * made. To be called before the routes are added.
 */
export function unpackBodies(app: FastifyInstance): void {
  const unpack: preParsingHookHandler = (request, _reply, payload, done) => {
    const encoding = (request.headers['content-encoding'] ?? '').trim().toLowerCase();
    if (encoding === '' || encoding === 'identity') return done(null, payload);
    const decoder = DECODERS[encoding]?.();
    if (decoder) return done(null, unpacked(payload as Readable, decoder, encoding));
    done(
      new ProblemError(415, `a body is read as it is, or in one of these content encodings: ${BODY_ENCODINGS}`, {
        headers: { 'accept-encoding': BODY_ENCODINGS },
      }),
    );
  };
  app.addHook('onRoute', (route) => {
    if (route.schema?.body !== undefined) route.preParsing = [unpack, route.preParsing ?? []].flat();
  });
}

/** Fastify compares with the stated length what has come in, not what came of it. */
type Unpacked = Transform & { receivedEncodedLength: number };

function unpacked(payload: Readable, decoder: Transform, encoding: string): Unpacked {
  const stream = Object.assign(decoder, { receivedEncodedLength: 0 });
  async function* counted(parts: AsyncIterable<Buffer>) {
    for await (const part of parts) {
      stream.receivedEncodedLength += part.length;
      yield part;
    }
  }
  // The first to hear of it: who reads on is told what is wrong in words of the API.
  decoder.once('error', (error: Error) => {
    if (error instanceof ProblemError || !isOfZlib(error)) return;
    Object.assign(error, {
      statusCode: 400,
      code: BROKEN,
      message: `the body is not whole, or not ${encoding}: send all of it, or as it is`,
    });
  });
  pipeline(payload, counted, stream, () => {});
  return stream;
}

const isOfZlib = (error: NodeJS.ErrnoException) => /^Z_|^ERR_(?:_ERROR_|BROTLI|.*FORMAT)/.test(error.code ?? '');
