import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest, preValidationHookHandler } from 'fastify';
import { charsetOf } from '../formats/decoding.ts';
import { type BodyFormat, type Format, type Found, Malformed, type Source } from '../formats/format.ts';
import { ndjson } from '../formats/ndjson.ts';
import { FORMATS, formatOf } from '../formats/registry.ts';
import type { ExtractionPool } from '../intake/pool.ts';
import { readSource } from '../intake/read-source.ts';
import { mediaTypesOf } from './media-types.ts';
import { ProblemError } from './problem.ts';
import { articlesByLine, SeveralArticles } from './several-articles.ts';

/**
 * Bodies are read by these formats, and by nothing else: those of the app's routes or, within a plugin, those of the
 * plugin's. A route that takes a body names their media types in `consumes` of its schema.
 */
export function readBodies(app: FastifyInstance, formats: readonly BodyFormat[]): void {
  app.removeAllContentTypeParsers();
  for (const format of formats) {
    const read = async ({ headers }: FastifyRequest, body: Buffer) => {
      refuseOtherCharsets(headers);
      return format.read(body);
    };
    app.addContentTypeParser([...format.mediaTypes], { parseAs: 'buffer' }, read);
  }
}

/** Bodies are an article each, in any format. */
export function readArticles(app: FastifyInstance, pool: ExtractionPool): void {
  parseArticles(app, async (source, format) => {
    const found = await readSource(source, format, pool);
    if (found.length > 1) {
      throw new Malformed(`there are ${found.length} articles in the body: send one, or post them to /articles`);
    }
    return draftOf(found[0]);
  });
}

/** Bodies are an article each, or several, in any format; those with an article a line are read as they are taken. */
export function readSeveralArticles(app: FastifyInstance, pool: ExtractionPool): void {
  parseArticles(app, async (source, format) => {
    const found = await readSource(source, format, pool);
    const [first] = found;
    return first && (found.length > 1 || first.place !== '')
      ? new SeveralArticles(found.map((each) => ({ place: each.place, read: async () => [each] })))
      : draftOf(first);
  });
  app.removeContentTypeParser([...ndjson.mediaTypes]);
  app.addContentTypeParser([...ndjson.mediaTypes], async (request: FastifyRequest, body: Readable) => {
    refuseOtherCharsets(request.headers);
    request.mayTakeLong();
    return new SeveralArticles(articlesByLine(body, request.patience, pool));
  });
}

function parseArticles(app: FastifyInstance, read: (source: Source, format: Format) => Promise<unknown>): void {
  app.removeAllContentTypeParsers();
  const parse = (contentTypes: string[] | RegExp, format: Format) => {
    app.addContentTypeParser(
      contentTypes,
      { parseAs: 'buffer' },
      async ({ headers }: FastifyRequest, bytes: Buffer) => {
        const contentType = headers['content-type'] ?? '';
        if (/json/i.test(contentType)) refuseOtherCharsets(headers);
        return await read({ bytes, contentType }, format);
      },
    );
  };
  for (const format of FORMATS) parse([...format.mediaTypes], format);
  // What is built on JSON or XML says so at the end of its name, whatever it is called.
  for (const base of ['json', 'xml']) {
    const format = formatOf(`application/${base}`);
    if (format) parse(new RegExp(`^[^;]+\\+${base}\\s*(;|$)`, 'i'), format);
  }
}

function draftOf(found: Found | undefined): unknown {
  if (!found) throw new Malformed('there is no article in the body');
  if ('problem' in found) throw new Malformed(found.problem);
  return found.draft;
}

/** What holds for bodies of any format. To be called before the routes are added. */
export function expectBodies(app: FastifyInstance): void {
  // Some clients send one along, with a content type or without: there is nothing to read in it.
  app.addHttpMethod('DELETE', { hasBody: false, overrideExisting: true });
  app.addHook('onRoute', (route) => {
    if (route.schema?.body === undefined) return;
    const expectBody: preValidationHookHandler = (request, _reply, done) => {
      if (request.body !== undefined && request.body !== null) return done();
      done(new ProblemError(400, `there is nothing in the body: send it as ${mediaTypesOf(request).join(' or ')}`));
    };
    route.preValidation = [expectBody, route.preValidation ?? []].flat();
  });
}

/** What says that it is no UTF-8 is not read as such, even where the bytes could pass for it. */
function refuseOtherCharsets({ 'content-type': contentType }: IncomingHttpHeaders): void {
  if (/^(utf-?8|us-ascii)$/.test(charsetOf(contentType) ?? 'utf-8')) return;
  throw new ProblemError(415, 'the charset of the body is not read: send UTF-8');
}
