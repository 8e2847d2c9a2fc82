import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FORMATS } from '../formats/registry.ts';
import { ProblemError } from './problem.ts';

/** Bodies are read by the formats, and by nothing else. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  for (const format of FORMATS) {
    const read = async ({ headers }: FastifyRequest, body: Buffer) => {
      refuseOtherEncodings(headers);
      return format.read(body);
    };
    app.addContentTypeParser([...format.mediaTypes], { parseAs: 'buffer' }, read);
  }
  // Some clients send one along, with a content type or without: there is nothing to read in it.
  app.addHttpMethod('DELETE', { hasBody: false, overrideExisting: true });
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
