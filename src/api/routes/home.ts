import staticFiles from '@fastify/static';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Parts } from '../../intake/take-in.ts';
import { ASSETS_FOLDER, ASSETS_PATH } from '../../representations/page/assets.ts';
import { homePage } from '../../representations/page/home.tsx';
import { page } from '../../representations/page/page.ts';
import { describeForm } from '../answer.ts';
import { contextOf } from '../answering.ts';
import { varyByAccept, wantsPage } from '../negotiation.ts';

/** So many articles and speakers are on the first page. */
const MOST = 12;

/** Of so many days up to the last one the first page has a plot. */
const DAYS = 60;

const firstDay = (last: string): string =>
  new Date(Date.parse(last) - (DAYS - 1) * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);

/** The first page, and the files that pages load. */
export const home: FastifyPluginAsyncZod<Parts> = async (app) => {
  await app.register(staticFiles, {
    root: ASSETS_FOLDER,
    prefix: ASSETS_PATH,
    schemaHide: true,
    decorateReply: false,
    wildcard: false,
    index: false,
    immutable: true,
    maxAge: '365d',
  });

  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    varyByAccept(reply);
    if (!wantsPage(request)) return reply.redirect('/docs');
    const context = contextOf(request);
    const { records, stats } = context;
    const [articles, speakers, [latest]] = await Promise.all([
      records('articles', '', MOST),
      records('speakers', '', MOST),
      records('articles', 'sort=published', 1),
    ]);
    const asked = latest?.publishedAt ? `by=day&publishedFrom=${firstDay(latest.publishedAt)}` : '';
    const days = asked === '' ? null : await stats(asked);
    describeForm(reply, page);
    return homePage({ articles, speakers, days, asked }, context);
  });
};
