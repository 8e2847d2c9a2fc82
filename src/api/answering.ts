import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Article } from '../records/article.ts';
import type { Drawing } from '../representations/plot/drawing.ts';
import type { Context } from '../representations/representation.ts';
import type { Store } from '../store/store.ts';
import { OpenAnswers } from './open-answers.ts';
import type { RelatedRecords } from './related-records.ts';

/** What answers of any form are made with. */
export interface Answering {
  store: Store;
  /** Address under which clients reach the API, without a slash at its end; else it is what they have sent. */
  publicUrl: string | undefined;
  open: OpenAnswers;
  related: RelatedRecords;
  drawing: Drawing;
}

declare module 'fastify' {
  interface FastifyInstance {
    answering: Answering;
  }
}

export function answerWith(app: FastifyInstance, { publicUrl, ...parts }: Omit<Answering, 'open'>): void {
  app.addHook('onClose', () => parts.drawing.close());
  app.decorate('answering', { ...parts, publicUrl: publicUrl?.replace(/\/+$/, ''), open: new OpenAnswers(app) });
}

/** What a representation may ask of the server, for one request. */
export function contextOf(request: FastifyRequest): Context {
  const { store, related, drawing } = request.server.answering;
  const articles = new Map<string, Promise<Article | null>>();
  const read = async (id: string) => {
    const text = await store.background.article(id);
    return text === null ? null : (JSON.parse(text) as Article);
  };
  const absolute = (path: string) => `${originOf(request)}${path}`;
  return {
    ...related,
    absolute,
    draw: drawing.draw,
    self: absolute(addressOf(request)),
    article(id) {
      const article = articles.get(id) ?? read(id);
      articles.set(id, article);
      return article;
    },
  };
}

function originOf({ server, protocol, host }: FastifyRequest): string {
  const { publicUrl } = server.answering;
  const sent = `${protocol}://${host}`;
  // What is no host name must not come back in an address.
  return publicUrl ?? (URL.canParse(sent) ? new URL(sent).origin : `${protocol}://localhost`);
}

/** Path and query that were asked for, the extension among them; with other parameters where they are changed. */
export function addressOf({ originalUrl }: FastifyRequest, change?: (parameters: URLSearchParams) => void): string {
  return changed(originalUrl, change);
}

/** What a list is called: its path and its filters. */
export const titleOf = ({ url }: FastifyRequest): string =>
  `onrecord: ${changed(url, (parameters) => {
    parameters.delete('limit');
    parameters.delete('cursor');
  })}`;

function changed(address: string, change?: (parameters: URLSearchParams) => void): string {
  const { pathname, search, searchParams } = new URL(address, 'http://localhost');
  if (!change) return `${pathname}${search}`;
  change(searchParams);
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
}
