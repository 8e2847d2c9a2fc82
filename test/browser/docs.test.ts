import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../src/api/server.ts';
import { serveForTests } from '../api/app.ts';
import { launch, NO_BROWSER } from './chromium.ts';

describe.skipIf(NO_BROWSER)(`the documentation at /docs${NO_BROWSER}`, () => {
  const served = serveForTests();
  let browser: Browser;
  let page: Page;
  let origin: string;
  /** What the page asked of any other server, and what it said is wrong. */
  const elsewhere: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    origin = await listen(served.app, '127.0.0.1', 0);
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    page.on('request', (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (protocol.startsWith('http') && asked !== origin) elsewhere.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${origin}/docs`);
    await page.locator('.opblock').first().waitFor();
  });
  afterAll(() => browser?.close());

  /** Opens an operation and sends it, with `body` where it takes one; what the page shows of the answer. */
  async function tryOut(operation: string, body?: string) {
    const block = page.locator(`[id$="-${operation}"]`);
    await block.locator('.opblock-summary-control').click();
    if (body !== undefined) await block.locator('textarea').first().fill(body);
    await block.getByRole('button', { name: 'Execute' }).click();
    const answer = block.locator('.live-responses-table');
    await answer.waitFor();
    return {
      status: (await answer.locator('tbody .response-col_status').first().innerText()).trim(),
      text: await answer.locator('tbody .response-col_description').first().innerText(),
    };
  }

  it('lists every operation of the document, and loads nothing from elsewhere', async () => {
    const { paths } = (await (await fetch(`${origin}/openapi.json`)).json()) as { paths: Record<string, object> };
    const operations = Object.values(paths).flatMap((path) => Object.keys(path));
    expect(await page.locator('.opblock').count()).toBe(operations.length);
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('tries out: an article goes in, and its quotes come out', async () => {
    const article = { text: '“The bridge opens in May,” Mayor Anna Berg said.', publishedAt: '2024-03-05' };
    const posted = await tryOut('postArticle', JSON.stringify(article));
    expect(posted.status).toBe('201');
    const listed = await tryOut('listQuotes');
    expect(listed.status).toBe('200');
    expect(listed.text).toContain('Anna Berg');
    expect(complaints).toEqual([]);
  });

  it('shows the problem of a bad article', async () => {
    const { status, text } = await tryOut('extract', '{"text": "Anna Berg said so.", "publishedAt": "yesterday"}');
    expect(status).toBe('400');
    expect(text).toContain('/publishedAt');
  });
});
