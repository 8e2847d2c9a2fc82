import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A site on loopback; what it has no answer for is 404, robots.txt among it. */
export interface Site {
  origin: string;
  /** By their paths. */
  answers: Record<string, Answer | string>;
  /** Paths that were asked for, in order, and the requests. */
  asked: string[];
  requests: IncomingMessage[];
  close(): Promise<void>;
}

export async function startSite(answers: Site['answers'] = {}): Promise<Site> {
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    site.asked.push(path);
    site.requests.push(request);
    const answer = site.answers[path] ?? site.answers[path.replace(/\?.*/, '')];
    if (typeof answer === 'function') return answer(request, response);
    response.statusCode = answer === undefined ? 404 : 200;
    response.end(answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const site: Site = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    asked: [],
    requests: [],
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return site;
}

/** An answer with a media type, and other headers. */
export const typed =
  (type: string, body: string | Uint8Array, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': type, ...headers }).end(body);
  };

/** An answer with a status and nothing in it. */
export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(code, headers).end();
  };

export interface FeedItem {
  link: string;
  title?: string;
  /** The whole text. */
  content?: string;
  /** Its beginning. */
  description?: string;
}

export const rss = (items: readonly FeedItem[], channel = '') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
  <title>Gazette</title><link>https://gazette.example/</link><description>News</description>${channel}
  ${items
    .map(
      ({ link, title = 'A headline', content, description }) =>
        `<item><title>${title}</title><link>${link}</link>` +
        `${description === undefined ? '' : `<description>${description}</description>`}` +
        `${content === undefined ? '' : `<content:encoded><![CDATA[<p>${content}</p>]]></content:encoded>`}</item>`,
    )
    .join('\n')}</channel></rss>`;
