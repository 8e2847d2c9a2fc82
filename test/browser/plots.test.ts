import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../src/api/server.ts';
import { serveForTests } from '../api/app.ts';
import { BRIDGE, post, reportOf, store } from '../api/articles.ts';
import { draftOf, EXTRACTOR, extractionOf } from '../store/builders.ts';
import { launch, NO_BROWSER } from './chromium.ts';
import { barriers, visit, widerBy } from './visitor.ts';

const HOSTILE = '<script>document.title = "taken"</script>\u202e<b>';
/** A page with its style, scripts and plots, in bytes. */
const MOST_BYTES = 60_000;

describe.skipIf(NO_BROWSER)(`plots and comparisons${NO_BROWSER}`, () => {
  const served = serveForTests();
  let browser: Browser;
  let origin: string;
  let article: string;
  const ids = new Map<string, string>();
  const complaints: string[] = [];

  beforeAll(async () => {
    origin = await listen(served.app, '127.0.0.1', 0);
    browser = await launch();
    article = (await store(served.app, BRIDGE)).id;
    await post(served.app, {
      ...BRIDGE,
      headline: 'Bridge opens',
      text: BRIDGE.text.replace('12 million', '14 million'),
    });
    for (let n = 0; n < 12; n += 1) await store(served.app, reportOf(n));
    const draft = draftOf({ text: 'Names.', publisher: HOSTILE, publishedAt: '2023-02-03' });
    const found = extractionOf(draft, [{ name: HOSTILE, roles: [HOSTILE] }], [{ text: 'a', by: [HOSTILE] }]);
    await served.store.saveExtraction(draft, found, EXTRACTOR);
    // A year of days, which is more than bars are drawn of.
    const days = Array.from({ length: 366 }, (_, n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));
    const diary = draftOf({ text: 'Days.' });
    const said = days.map((saidAt, n) => ({ text: `day ${n}`, by: ['Di Dean'], saidAt }));
    await served.store.saveExtraction(diary, extractionOf(diary, [{ name: 'Di Dean' }], said), EXTRACTOR);
    const { items } = (await served.app.inject('/speakers?limit=100')).json<{
      items: { id: string; name: string }[];
    }>();
    for (const { id, name } of items) ids.set(name, id);
  });
  afterAll(async () => {
    await browser?.close();
    expect(complaints).toEqual([]);
  });

  const open = (path: string, how: BrowserContextOptions = {}): Promise<Page> =>
    visit(browser, `${origin}${path}`, complaints, how);
  const idOf = (name: string) => ids.get(name) ?? '';

  it.each([
    ['wide and light', { colorScheme: 'light' }],
    ['wide and dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 320, height: 700 } }],
    ['without scripts', { javaScriptEnabled: false, viewport: { width: 700, height: 700 } }],
  ] as const)('have no barriers, and no more width than there is: %s', { timeout: 180_000 }, async (name, how) => {
    const quote = (await served.app.inject(`/articles/${article}/quotes`)).json().items[0].id;
    const paths = [
      '/',
      '/stats?by=saidDay',
      '/stats?by=speaker',
      '/stats?by=publisher,month',
      '/stats?by=speaker,act',
      `/entities/${idOf('Anna Berg')}`,
      `/entities/${idOf(HOSTILE)}`,
      `/entities/${idOf('Anna Berg')}/quoted-with`,
      `/entities/${idOf('Anna Berg')}/names`,
      `/entities/${idOf('Anna Berg')}/mentions`,
      '/entities/doubtful',
      '/compare',
      `/compare?speaker=${idOf('Anna Berg')},${idOf('Tom Carter')}&q=river`,
      `/articles/${article}/revisions`,
      `/articles/${article}/revisions/1`,
      `/quotes/${quote}/history`,
    ];
    for (const path of paths) {
      const page = await open(path, how);
      if (name === 'without scripts') expect(await page.locator('main').innerText(), path).not.toBe('');
      else expect(await barriers(page), path).toEqual([]);
      if (name !== 'without scripts') expect(await widerBy(page), path).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });

  it('are seen once, in the colours of the page, at the width of the window', async () => {
    for (const [how, wide] of [
      [{ colorScheme: 'light' }, true],
      [{ colorScheme: 'dark' }, true],
      [{ viewport: { width: 320, height: 700 } }, false],
    ] as const) {
      const page = await open('/stats?by=speaker', how);
      const plots = page.getByRole('img', { name: 'Quotes by speaker' });
      expect(await plots.count()).toBe(1);
      expect(await page.locator('.figure .wide svg').isVisible()).toBe(wide);
      const box = await plots.boundingBox();
      expect(box?.width).toBeLessThanOrEqual(wide ? 640 : 300);
      const [text, around] = await plots.evaluate((svg) => [
        getComputedStyle(svg.querySelector('text') as Element).fill,
        getComputedStyle(document.body).color,
      ]);
      expect(text).toBe(around);
      await page.context().close();
    }
  });

  it('draw text that keeps inside them and off the next one', async () => {
    for (const path of ['/stats?by=speaker', '/stats?by=day', '/stats?by=publisher,month', '/stats?by=saidDay']) {
      for (const width of [1200, 320]) {
        const page = await open(path, { viewport: { width, height: 900 } });
        const wrong = await page.locator('.figure svg:visible').evaluate((svg) => {
          const frame = svg.getBoundingClientRect();
          const boxes = [...svg.querySelectorAll('text')]
            .filter((text) => text.textContent !== '')
            .map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
          const out = boxes.filter(
            ({ box }) =>
              box.left < frame.left - 1 ||
              box.right > frame.right + 1 ||
              box.top < frame.top - 1 ||
              box.bottom > frame.bottom + 1,
          );
          const over = boxes.filter(({ box }, i) =>
            boxes.some(
              (other, j) =>
                j > i &&
                box.left < other.box.right - 1 &&
                other.box.left < box.right - 1 &&
                box.top < other.box.bottom - 3 &&
                other.box.top < box.bottom - 3,
            ),
          );
          return [...out, ...over].map(({ words }) => words);
        });
        expect(wrong, `${path} at ${width}`).toEqual([]);
        await page.context().close();
      }
    }
  });

  it('stand alone in the colours that the reader likes', async () => {
    for (const [colorScheme, ground] of [
      ['light', 'rgb(255, 255, 255)'],
      ['dark', 'rgb(22, 24, 28)'],
    ] as const) {
      const page = await open('/stats.svg?by=speaker', { colorScheme });
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(ground);
      expect(await page.evaluate(() => document.querySelectorAll('script, parsererror').length)).toBe(0);
      await page.context().close();
    }
  });

  it('show hostile names as text', async () => {
    for (const path of [
      '/stats?by=speaker',
      '/stats?by=publisher,month',
      `/entities/${idOf(HOSTILE)}`,
      `/compare?speaker=${idOf(HOSTILE)}`,
    ]) {
      const page = await open(path);
      expect(await page.title()).not.toBe('taken');
      expect(await page.locator('main script, main b').count(), path).toBe(0);
      await page.context().close();
    }
  });

  it('weigh little', async () => {
    for (const path of [
      '/',
      '/stats?by=saidDay',
      '/stats?by=speaker,act',
      `/entities/${idOf('Anna Berg')}`,
      `/compare?speaker=${idOf('Anna Berg')},${idOf('Tom Carter')}`,
    ]) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const loaded: Promise<number>[] = [];
      page.on('requestfinished', (request) => loaded.push(request.sizes().then((sizes) => sizes.responseBodySize)));
      await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
      const bytes = (await Promise.all(loaded)).reduce((sum, each) => sum + each, 0);
      expect(bytes, path).toBeLessThan(MOST_BYTES);
      await context.close();
    }
  });

  it('compare two speakers without a script, from the page of one', async () => {
    const page = await open(`/entities/${idOf('Anna Berg')}`, { javaScriptEnabled: false });
    await page.getByText('Compare with somebody else').click();
    await page.getByLabel('Speaker 2').fill('tom carter');
    await page.getByLabel('on these words').fill('river');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('heading', { level: 1, name: 'Anna Berg and Tom Carter on “river”' }).waitFor();
    const sides = await page
      .locator('.sides > section')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
    expect(sides).toHaveLength(2);
    expect(sides[0]).toBe(sides[1]);
    expect(await page.locator('.sides h2').allInnerTexts()).toEqual(['Anna Berg', 'Tom Carter']);
    for (const text of await page.locator('.sides blockquote').allInnerTexts()) expect(text).toContain('river');
    await page.context().close();
  });

  it('compare two speakers on the words of a search, with names as they are typed', async () => {
    const page = await open('/quotes?q=river');
    await page.getByText('Compare two speakers on these words').click();
    await page.getByLabel('Speaker 1').pressSequentially('ann');
    await page.locator('#compare-speaker-1-names option').first().waitFor({ state: 'attached' });
    expect(await page.locator('#compare-speaker-1-names option').first().getAttribute('value')).toBe('Anna Berg');
    await page.getByLabel('Speaker 1').fill('Anna Berg');
    await page.getByLabel('Speaker 2').fill('John Walker');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('heading', { level: 1, name: 'Anna Berg and John Walker on “river”' }).waitFor();
    expect(await page.getByLabel('Speaker 1').inputValue()).toBe('Anna Berg');
    await page.context().close();
  });

  it('tell the figures of a plot in a table too', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    expect(await page.locator('.counted').isVisible()).toBe(false);
    await page.getByText('The same figures as a table').click();
    const rows = await page.locator('.counted tbody tr').count();
    expect(rows).toBeGreaterThan(0);
    const link = page.locator('.counted tbody a').first();
    const quotes = Number(await link.innerText());
    await link.click();
    expect(await page.locator('.records > li').count()).toBe(quotes);
    await page.context().close();
  });
});
