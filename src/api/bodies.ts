import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type BodyFormat, Malformed } from '../formats/format.ts';
import { FORMATS } from '../formats/registry.ts';
import type { ExtractionPool } from '../intake/pool.ts';
import { mediaTypesOf } from './media-types.ts';
import { ProblemError } from './problem.ts';

/**
 * Bodies are read by these formats, and by nothing else: those of the app's routes or, within a plugin, those of the
 * plugin's. A route that takes a body names their media types in `consumes` of its schema.
 */
export function readBodies(app: FastifyInstance, formats: readonly BodyFormat[]): void {
  app.removeAllContentTypeParsers();
  for (const format of formats) {
    const read = async ({ headers }: FastifyRequest, body: Buffer) => {
      refuseOtherEncodings(headers);
      return format.read(body);
    };
    app.addContentTypeParser([...format.mediaTypes], { parseAs: 'buffer' }, read);
  }
}

/** Bodies are articles in any of their formats, as drafts. */
export function readArticles(app: FastifyInstance, pool: ExtractionPool): void {
  app.removeAllContentTypeParsers();
  for (const format of FORMATS) {
    const read = async ({ headers }: FastifyRequest, bytes: Buffer) => {
      refuseOtherEncodings(headers);
      const source = { bytes, contentType: headers['content-type'] };
      const [found] = format.slow ? await pool.read(source, format) : format.read(source);
      if (!found) throw new Malformed('there is no article in the body');
      if ('problem' in found) throw new Malformed(found.problem);
      return found.draft;
    };
    app.addContentTypeParser([...format.mediaTypes], { parseAs: 'buffer' }, read);
  }
}

/** What holds for bodies of any format. */
export function expectBodies(app: FastifyInstance): void {
  // Some clients send one along, with a content type or without: there is nothing to read in it.
  app.addHttpMethod('DELETE', { hasBody: false, overrideExisting: true });
  app.addHook('preValidation', async (request) => {
    const isMissing = request.body === undefined || request.body === null;
    if (!isMissing || request.routeOptions.schema?.body === undefined) return;
    throw new ProblemError(400, `there is nothing in the body: send it as ${mediaTypesOf(request).join(' or ')}`);
  });
}

/** What says that it is no UTF-8 is not read as such, even where the bytes could pass for it. */
function refuseOtherEncodings(headers: IncomingHttpHeaders): void {
  const [, charset] = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(headers['content-type'] ?? '') ?? [];
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset)) {
    throw new ProblemError(415, 'the charset of the body is not read: send UTF-8');
  }
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    const extras = { headers: { 'accept-encoding': 'identity' } };
    throw new ProblemError(415, 'a body with a content encoding is not read: send it as it is', extras);
  }
}
