import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { Article, type ArticleDraft } from '../../src/records/article.ts';
import { recordOf } from './reading.ts';

export type Draft = z.input<typeof ArticleDraft>;

export const post = (app: FastifyInstance, draft: object, url = '/articles') =>
  app.inject({ method: 'POST', url, payload: draft });

/** Stores an article that must be new. */
export const store = async (app: FastifyInstance, draft: Draft): Promise<Article> =>
  recordOf(Article, await post(app, draft), 201);

export const BRIDGE: Draft = {
  url: 'https://example.org/bridge',
  headline: 'Bridge to open in May',
  publisher: 'Example Gazette',
  authors: ['Jane Roe'],
  publishedAt: '2024-03-05',
  license: 'CC BY 4.0',
  text:
    '"We will open the bridge in May," Mayor Anna Berg told the Example Gazette on Monday.\n\n' +
    'Berg denied that the work had cost more than 12 million euros.\n\n' +
    'Engineer Tom Carter warned that "the river is rising" and that more rain was coming.',
};

const SAYINGS: ((who: string, n: number) => string)[] = [
  (who, n) => `"We will open ${n} schools in the spring," ${who} said on Monday.`,
  (who, n) => `${who} denied that the naïve plan had cost more than ${n} million euros.`,
  (who, n) => `On 12 January 2023, ${who} warned that the river "is rising" after ${n} days of rain.`,
  (who, n) => `${who} promised that ${n} new buses would run to the café.`,
  (who, n) => `In 2022 ${who} said that ${n} farmers had lost their naïve hope.`,
];

const PEOPLE = ['Anna Berg', 'Tom Carter', 'Maria Silva', 'John Walker', 'Clara Hughes'];

/** An article of five sentences, each an attribution of its own kind; numbers, speakers and days go round. */
export const reportOf = (n: number): Draft => ({
  url: `https://example.org/report/${n}`,
  headline: `Report ${n}`,
  publishedAt: `2023-0${1 + (n % 9)}-1${n % 10}`,
  text: SAYINGS.map((saying, i) => saying(PEOPLE[(n * 2 + i * 3) % PEOPLE.length] ?? '', n + 2)).join('\n\n'),
});
