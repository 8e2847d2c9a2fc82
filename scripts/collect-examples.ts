import type { FastifyInstance, InjectOptions } from 'fastify';
import { BODY_LIMIT } from '../src/api/limits.ts';
import {
  DOUBTFUL_ARTICLE,
  EXAMPLE_ARTICLE,
  EXAMPLE_REVIEW,
  type Example,
  REVISED_ARTICLE,
} from '../src/api/openapi/example-article.ts';
import { json } from '../src/representations/json.ts';
import { REPRESENTATIONS } from '../src/representations/registry.ts';
import type { Kind } from '../src/representations/representation.ts';

const MOMENT = '2024-03-05T09:30:00.000Z';
/** What tells of a place in a list that is followed. */
const PLACE = 'aUtINVVyTUJbMV0';
/** The kinds whose lists are followed, by the beginning of their ids. */
const FOLLOWED: Record<string, Kind> = { art: 'articleSummary', quo: 'quote', ent: 'entity', clm: 'claim' };

const MOMENTS = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/** Moments are the only thing in the answers that is not the same each time. */
const fixed = (key: string, value: unknown) =>
  ['createdAt', 'updatedAt', 'replacedAt', 'at'].includes(key) && value !== null ? MOMENT : value;

/** An id of the same kind that no record has. */
const unknown = (id: string) => `${id.slice(0, 4)}${'0'.repeat(20)}`;

/**
 * Asks an API over an empty store for everything that the example article gives; by `operationId`.
 *
 * @throws Error where an operation does not answer as it should, or has nothing to show
 */
export async function collectExamples(app: FastifyInstance): Promise<Record<string, Example>> {
  const ask = async (url: string, payload?: object) => {
    const response = await app.inject(payload ? { method: 'POST', url, payload } : { url });
    if (response.statusCode >= 300) throw new Error(`${url}: ${response.body}`);
    return JSON.parse(response.body, fixed);
  };
  const fail = async (request: InjectOptions) => (await app.inject(request)).json();
  const examples: Record<string, Example> = {};
  const show = async (operation: string, path: string, id?: string) => {
    const at = (which = '') => path.replace('{id}', which);
    const body = await ask(at(id));
    if (body.items?.length === 0) throw new Error(`${operation} has nothing to show`);
    const problems: Record<string, unknown> = {
      400: await fail({ url: `${at(id)}${body.items ? '?limit=1000' : '?verbose=1'}` }),
    };
    if (id) problems[404] = await fail({ url: at(unknown(id)) });
    const forms = await formsOf(at(id), body);
    examples[operation] = { ...(id ? { params: { id } } : {}), body, ...(forms ? { forms } : {}), problems };
    return body;
  };
  /** The answer in each of its other forms; of a list the first record is enough. */
  const formsOf = async (path: string, body: { items?: unknown[] }) => {
    const forms: Record<string, unknown> = {};
    // A page is for reading: its markup is no example.
    for (const { mediaTypes, live } of REPRESENTATIONS.filter((form) => form !== json && !form.isDocument)) {
      const [accept] = mediaTypes;
      const first = body.items?.[0] as { id?: string; linkScore?: unknown } | undefined;
      const kind = first?.linkScore === undefined ? FOLLOWED[first?.id?.slice(0, 3) ?? ''] : undefined;
      if (live && kind) forms[accept] = live.start(PLACE) + live.event(kind, JSON.stringify(first), PLACE);
      // It would stay open.
      if (live) continue;
      const url = body.items ? `${path}?limit=1` : path;
      const { statusCode, headers, body: text } = await app.inject({ url, headers: { accept } });
      if (statusCode !== 200 || !String(headers['content-type']).startsWith(accept.split(';', 1)[0] ?? '')) continue;
      const shown = text.replace(MOMENTS, MOMENT);
      forms[accept] = accept.endsWith('+json') || accept.includes('+json;') ? JSON.parse(shown) : shown;
    }
    return Object.keys(forms).length > 0 ? forms : undefined;
  };

  const showReviews = async (claim: string) => {
    const path = `/claims/${claim}/reviews`;
    const review = await ask(path, EXAMPLE_REVIEW);
    const of = `/claims/${unknown(claim)}/reviews`;
    const post = (url: string, payload: string, type = 'application/ld+json') =>
      fail({ method: 'POST', url, payload, headers: { 'content-type': type } });
    const { url: _, ...without } = EXAMPLE_REVIEW;
    examples.postReviewOfClaim = {
      params: { id: claim },
      body: review,
      problems: {
        400: await post(path, JSON.stringify(without)),
        404: await post(of, JSON.stringify(EXAMPLE_REVIEW)),
        413: await post(path, 'a'.repeat(BODY_LIMIT + 1)),
        415: await post(path, '<article/>', 'image/png'),
      },
    };
    await show('listReviewsOfClaim', '/claims/{id}/reviews', claim);
    const params = { id: claim, reviewId: review.id };
    const [one, none] = [`${path}/${review.id}`, `${path}/${unknown(review.id)}`];
    const problems = { 400: await fail({ url: `${one}?verbose=1` }), 404: await fail({ url: none }) };
    const shown = await ask(one);
    examples.getReviewOfClaim = { params, body: shown, forms: await formsOf(one, shown), problems };
    const asked = await fail({ method: 'DELETE', url: `${one}?force=1` });
    const missing = await fail({ method: 'DELETE', url: none });
    examples.deleteReviewOfClaim = { params, problems: { 400: asked, 404: missing } };
  };

  /** A change with the problems that it may end with; `stale` is a version that is none any more. */
  const change = async (
    operation: string,
    method: 'PATCH' | 'POST',
    path: string,
    id: string,
    { request, bad, unfit, stale = true }: { request?: object; bad?: object; unfit?: object; stale?: boolean },
  ) => {
    const send = (given: object | undefined, how: { to?: string; match?: string | null; type?: string } = {}) => {
      const { to = id, match = '*', type = 'application/json' } = how;
      const headers = { ...(given ? { 'content-type': type } : {}), ...(match === null ? {} : { 'if-match': match }) };
      const url = path.replace('{id}', to);
      return app.inject({ method, url, headers, ...(given ? { payload: JSON.stringify(given) } : {}) });
    };
    const problem = async (answer: ReturnType<typeof send>) => JSON.parse((await answer).body, fixed);
    const problems: Record<string, unknown> = {
      400: request
        ? await problem(send(bad))
        : await fail({ method, url: `${path.replace('{id}', id)}?force=1`, headers: { 'if-match': '*' } }),
      404: await problem(send(request, { to: unknown(id) })),
      ...(stale
        ? { 412: await problem(send(request, { match: '"99"' })), 428: await problem(send(request, { match: null })) }
        : {}),
      ...(request
        ? {
            413: await problem(send({ text: 'a'.repeat(BODY_LIMIT) })),
            415: await problem(send(request, { type: 'image/png' })),
          }
        : {}),
      ...(unfit ? { 422: await problem(send(unfit)) } : {}),
    };
    const answer = await send(request);
    if (answer.statusCode >= 300) throw new Error(`${operation}: ${answer.body}`);
    if (!request) problems[422] = await untilNothingIsLeft(send);
    const body = JSON.parse(answer.body.replace(MOMENTS, MOMENT));
    examples[operation] = { params: { id }, ...(request ? { request } : {}), body, problems };
    return body;
  };
  /** What undoing says when there is nothing left to take back. */
  const untilNothingIsLeft = async (undo: (given: undefined) => Promise<{ statusCode: number; json(): unknown }>) => {
    for (;;) {
      const answer = await undo(undefined);
      if (answer.statusCode === 422) return answer.json();
    }
  };

  const showCorrections = async (articleId: string, quoteId: string, one: string, other: string) => {
    await change('patchQuote', 'PATCH', '/quotes/{id}', quoteId, {
      request: { act: 'announcement', review: { status: 'confirmed' } },
      bad: { act: 'shout' },
      unfit: { spans: [{ start: 0, end: 100_000 }] },
    });
    await show('listHistoryOfQuote', '/quotes/{id}/history', quoteId);
    await change('undoQuote', 'POST', '/quotes/{id}/undo', quoteId, {});
    const missed = {
      spans: [{ start: 104, end: 148 }],
      type: 'indirect',
      speakers: [{ name: 'Anna Berg' }],
      act: 'denial',
    };
    await change('postQuote', 'POST', '/articles/{id}/quotes', articleId, {
      request: missed,
      bad: { spans: [] },
      unfit: { spans: [{ start: 5, end: 2 }], type: 'direct' },
      stale: false,
    });
    const url = `/articles/${articleId}/quotes`;
    const there = await fail({ method: 'POST', url, payload: missed, headers: { 'if-none-match': '*' } });
    examples.postQuote = { ...examples.postQuote, problems: { ...examples.postQuote?.problems, 412: there } };
    await change('patchEntity', 'PATCH', '/entities/{id}', one, {
      request: { roles: ['Mayor of Riga'], sameAs: ['https://www.wikidata.org/entity/Q42'] },
      bad: { type: 'planet' },
    });
    await show('listHistoryOfEntity', '/entities/{id}/history', one);
    await change('keepEntityApart', 'POST', '/entities/{id}/apart', other, {
      request: { from: one },
      bad: { from: 'somebody' },
      unfit: { from: other },
    });
    await change('mergeEntity', 'POST', '/entities/{id}/merge', other, {
      request: { into: one },
      bad: { into: 'somebody' },
      unfit: { into: other },
    });
    await change('undoEntity', 'POST', '/entities/{id}/undo', one, {});
  };

  const showRevisions = async (id: string) => {
    await ask('/articles', REVISED_ARTICLE);
    await show('listRevisionsOfArticle', '/articles/{id}/revisions', id);
    const path = `/articles/${id}/revisions`;
    const one = await ask(`${path}/1`);
    const problems = { 400: await fail({ url: `${path}/1?verbose=1` }), 404: await fail({ url: `${path}/2` }) };
    const params = { id, number: 1 };
    examples.getRevisionOfArticle = { params, body: one, forms: await formsOf(`${path}/1`, one), problems };
    const withdrawn = await show('listWithdrawnQuotes', '/quotes/withdrawn');
    const url = `/quotes/${withdrawn.items[0].id}`;
    for (const [operation, request] of Object.entries({
      patchQuote: { method: 'PATCH' as const, url, payload: { act: 'denial' } },
      undoQuote: { method: 'POST' as const, url: `${url}/undo` },
    })) {
      const { body } = await app.inject({ ...request, headers: { 'if-match': '*' } });
      const shown = JSON.parse(body.replace(MOMENTS, MOMENT));
      examples[operation] = { ...examples[operation], problems: { ...examples[operation]?.problems, 409: shown } };
    }
    await showWithdrawnClaims();
  };
  /** Without fact-checks, which would keep them among the others. */
  const showWithdrawnClaims = async () => {
    const { items } = await ask('/claims/withdrawn');
    for (const { id, reviews } of items)
      for (const review of reviews) await app.inject({ method: 'DELETE', url: `/claims/${id}/reviews/${review.id}` });
    const withdrawn = await show('listWithdrawnClaims', '/claims/withdrawn');
    const { body } = await app.inject({
      method: 'POST',
      url: `/claims/${withdrawn.items[0].id}/reviews`,
      payload: EXAMPLE_REVIEW,
    });
    const review = examples.postReviewOfClaim;
    const shown = JSON.parse(body.replace(MOMENTS, MOMENT));
    examples.postReviewOfClaim = { ...review, problems: { ...review?.problems, 409: shown } };
  };

  const article = await ask('/articles', EXAMPLE_ARTICLE);
  for (const [operation, url, body] of [
    ['postArticle', '/articles', article],
    ['extract', '/extract', await ask('/extract', EXAMPLE_ARTICLE)],
  ]) {
    const post = (payload: string, type: string) =>
      fail({ method: 'POST', url, payload, headers: { 'content-type': type } });
    const problems = {
      400: await post(JSON.stringify({ ...EXAMPLE_ARTICLE, publishedAt: 'yesterday' }), 'application/json'),
      413: await post('a'.repeat(BODY_LIMIT + 1), 'text/plain'),
      415: await post('<article/>', 'image/png'),
    };
    examples[operation] = { body, problems };
  }
  await show('listArticles', '/articles');
  await show('getArticle', '/articles/{id}', article.id);
  for (const part of ['Quotes', 'Speakers', 'Entities', 'Claims']) {
    await show(`list${part}OfArticle`, `/articles/{id}/${part.toLowerCase()}`, article.id);
  }
  await show('listAnnotationsOfArticle', '/articles/{id}/annotations', article.id);
  const quotes = await show('listQuotes', '/quotes');
  await show('getQuote', '/quotes/{id}', quotes.items[0].id);
  await show('listOccurrencesOfQuote', '/quotes/{id}/occurrences', quotes.items[0].id);
  const speakers = await show('listSpeakers', '/speakers');
  const speaker = speakers.items[0].id;
  await show('listEntities', '/entities');
  await show('getEntity', '/entities/{id}', speaker);
  await show('listQuotesOfEntity', '/entities/{id}/quotes', speaker);
  await show('listMentionsOfEntity', '/entities/{id}/mentions', speaker);
  await show('listNamesOfEntity', '/entities/{id}/names', speaker);
  const claims = await show('listClaims', '/claims');
  await show('getClaim', '/claims/{id}', claims.items[0].id);
  await show('listOccurrencesOfClaim', '/claims/{id}/occurrences', claims.items[0].id);
  await showReviews(claims.items.at(-1).id);
  const counted = await ask('/stats?by=speaker,month');
  examples.getStats = {
    body: counted,
    forms: await formsOf('/stats?by=speaker,month', counted),
    problems: { 400: await fail({ url: '/stats?by=speaker,year' }) },
  };
  const compared = `/compare?speaker=${speaker}&q=bridge`;
  const sides = await ask(compared);
  examples.compare = {
    body: sides,
    forms: await formsOf(compared, sides),
    problems: { 400: await fail({ url: `${compared}&publisher=Example+Gazette` }) },
  };
  await show('getHealth', '/healthz');
  await show('getReadiness', '/readyz');
  await show('getAccess', '/access');
  await ask('/articles', DOUBTFUL_ARTICLE);
  const doubtful = await show('listDoubtfulPairs', '/entities/doubtful');
  const { entity: later, other: earlier } = doubtful.items[0];
  await show('listQuotedWithEntity', '/entities/{id}/quoted-with', later.id);
  await showCorrections(article.id, quotes.items[0].id, earlier.id, later.id);
  await showRevisions(article.id);
  const missing = await fail({ method: 'DELETE', url: `/articles/${unknown(article.id)}` });
  const asked = await fail({ method: 'DELETE', url: `/articles/${article.id}?force=1` });
  examples.deleteArticle = { params: { id: article.id }, problems: { 400: asked, 404: missing } };
  return examples;
}
