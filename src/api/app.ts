import { maxHeaderSize } from 'node:http';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { LogLevel } from '../config.ts';
import type { Parts } from '../intake/take-in.ts';
import { createDrawing } from '../representations/plot/drawing.ts';
import { answerWith } from './answering.ts';
import { guardRoutes, identify } from './auth.ts';
import { expectBodies, readArticles } from './bodies.ts';
import { limitBodyTimes } from './body-time.ts';
import { unpackBodies } from './content-encoding.ts';
import { shareReading } from './cross-origin.ts';
import { leaveOutEmptyFilters } from './empty-filters.ts';
import { Extensions } from './extensions.ts';
import { keepAnswers } from './kept-answers.ts';
import { BODY_LIMIT, BODY_PATIENCE } from './limits.ts';
import { shedLoad } from './load-shedding.ts';
import { answerMalformedRequest } from './malformed-request.ts';
import { documentRoutes } from './openapi/documentation.ts';
import { answerError } from './problem.ts';
import { refuseBadQueries } from './query-encoding.ts';
import type { RateCounts } from './rate-counts.ts';
import { limitRates, type RateLimits } from './rate-limits.ts';
import { relatedRecords } from './related-records.ts';
import { access } from './routes/access.ts';
import { articleParts } from './routes/article-parts.ts';
import { articles } from './routes/articles.ts';
import { claims } from './routes/claims.ts';
import { compare } from './routes/compare.ts';
import { entities } from './routes/entities.ts';
import { entityCorrections } from './routes/entity-corrections.ts';
import { extract } from './routes/extract.ts';
import { health } from './routes/health.ts';
import { home } from './routes/home.ts';
import { occurrences } from './routes/occurrences.ts';
import { quoteCorrections } from './routes/quote-corrections.ts';
import { quotes } from './routes/quotes.ts';
import { review } from './routes/review.ts';
import { reviews } from './routes/reviews.ts';
import { revisions } from './routes/revisions.ts';
import { speakers } from './routes/speakers.ts';
import { stats } from './routes/stats.ts';
import { transferAnswers } from './transfer.ts';
import { refuseUnknownRoutes } from './unknown-routes.ts';
import { validatorCompiler } from './validation.ts';

const ROUTES = [
  home,
  articles,
  articleParts,
  revisions,
  quotes,
  speakers,
  entities,
  claims,
  occurrences,
  reviews,
  stats,
  compare,
  extract,
  health,
  quoteCorrections,
  entityCorrections,
  review,
  access,
];

export interface AppOptions {
  /** Least serious lines to write on standard error, as JSON; `info` writes one a request. */
  logLevel?: LogLevel | undefined;
  /** Whether writing wants no key of those on this machine: only where the server listens on loopback, behind no proxy. */
  openWrites?: boolean | undefined;
  /** None unless given. */
  rateLimits?: RateLimits | undefined;
  /** Where requests are counted for them, unless in this process alone. */
  rateCounts?: RateCounts | undefined;
  /** Proxies that are believed when they tell whose request they pass on: so many, or at these addresses; else none. */
  trustProxy?: number | string | undefined;
  /** So long, in milliseconds, a request may have waited for its turn before it is refused; any time unless given. */
  maxEventLoopDelay?: number | undefined;
  /** So long, in milliseconds, a client may take to send a body, or a line of one that is read line by line; 60,000. */
  bodyPatience?: number | undefined;
  /** So many MiB of answers are kept in memory, to be given again until something is written; none unless given. */
  keptAnswers?: number | undefined;
  /** Address under which clients reach the API, where it is not the one that they send. */
  publicUrl?: string | undefined;
}

/** The API over a store and a pool, ready for `inject` or `listen`; whoever made the parts closes them. */
export async function createApp(parts: Parts, options: AppOptions = {}): Promise<FastifyInstance> {
  const { logLevel = 'silent', openWrites = false, trustProxy = 0, publicUrl } = options;
  const extensions = new Extensions();
  const app = Fastify({
    logger: { level: logLevel, stream: process.stderr },
    // Two lines a request are the half of what a small request costs: one is written instead, where it is asked for.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    // What is too long for an id is none: the schema says so, as for any other.
    routerOptions: { maxParamLength: maxHeaderSize },
    trustProxy: proxiesOf(trustProxy),
    rewriteUrl: extensions.rewrite,
    frameworkErrors: answerError,
    clientErrorHandler: answerMalformedRequest,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  // Hooks that wait for nothing take a callback: a promise for each, of each request, cost a tenth of a small one.
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('x-content-type-options', 'nosniff');
    done();
  });
  if (['info', 'debug', 'trace'].includes(logLevel)) logRequests(app);
  limitBodyTimes(app, options.bodyPatience ?? BODY_PATIENCE);
  shareReading(app);
  transferAnswers(app);
  extensions.watch(app);
  refuseUnknownRoutes(app);
  refuseBadQueries(app);
  leaveOutEmptyFilters(app);
  identify(app, parts.store);
  shedLoad(app, options.maxEventLoopDelay ?? Number.POSITIVE_INFINITY);
  limitRates(app, options.rateLimits ?? { reads: 0, writes: 0 }, options.rateCounts);
  guardRoutes(app, parts.store, { openWrites });
  keepAnswers(app, parts.store, (options.keptAnswers ?? 0) * 1024 * 1024);
  expectBodies(app);
  unpackBodies(app);
  readArticles(app, parts.pool);

  answerWith(app, { store: parts.store, related: relatedRecords(parts.store), drawing: createDrawing(), publicUrl });
  await documentRoutes(app);
  for (const routes of ROUTES) await app.register(routes, parts);
  await app.ready();
  return app;
}

function proxiesOf(trusted: number | string) {
  if (typeof trusted === 'string') return trusted;
  return trusted > 0 && ((_address: string, hop: number) => hop < trusted);
}

function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, url, by } = request;
    request.log.info({ method, url, by, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
}
