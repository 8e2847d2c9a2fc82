import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../src/api/server.ts';
import { serveForTests } from '../api/app.ts';
import { BRIDGE, store } from '../api/articles.ts';
import { draftOf, EXTRACTOR, extractionOf } from '../store/builders.ts';
import { launch, NO_BROWSER } from './chromium.ts';
import { barriers, visit, widerBy } from './visitor.ts';

const SAID = 'The dam will hold, said Ann Archer, an engineer.\n\n“It will not,” said Bo Baker. “It never has.”';
const HOSTILE = [
  '<script>document.title = "taken"</script><img src=x onerror="document.title=\'taken\'">',
  '“\u202eevil\u202d <b onclick=alert(1)>words</b>,” said Eve Adams.',
  '“a” said Bo Baker.'.repeat(20),
].join('\n\n');

describe.skipIf(NO_BROWSER)(`pages${NO_BROWSER}`, () => {
  const served = serveForTests();
  let browser: Browser;
  let origin: string;
  let article: string;
  /** What pages asked of any other server, and what they said is wrong. */
  const complaints: string[] = [];

  beforeAll(async () => {
    origin = await listen(served.app, '127.0.0.1', 0);
    browser = await launch();
    article = (await store(served.app, BRIDGE)).id;
  });
  afterAll(async () => {
    await browser?.close();
    expect(complaints).toEqual([]);
  });

  const open = (path: string, how: BrowserContextOptions = {}): Promise<Page> =>
    visit(browser, `${origin}${path}`, complaints, how);

  const first = async (list: string) =>
    (await served.app.inject(`${list}?limit=1`)).json<{ items: { id: string }[] }>().items[0]?.id ?? '';

  it.each([
    ['wide and light', { colorScheme: 'light' }],
    ['wide and dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 320, height: 700 } }],
  ] as const)('have no barriers, and no more width than there is: %s', async (_name, how) => {
    const paths = [
      '/',
      `/articles/${article}`,
      `/quotes/${await first('/quotes')}`,
      `/entities/${await first('/speakers')}`,
      `/claims/${await first('/claims')}`,
      '/quotes?q=bridge',
      '/articles',
      '/speakers',
      '/claims',
      '/stats?by=publisher,act',
    ];
    for (const path of paths) {
      const page = await open(path, how);
      expect(await barriers(page), path).toEqual([]);
      expect(await widerBy(page), path).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });

  it('mark an article that is pasted, and keep it only if that is wanted', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    await page.getByLabel('Paste an article').fill(SAID);
    await page.getByRole('button', { name: 'Mark its quotes' }).click();
    expect(await page.locator('mark').allInnerTexts()).toEqual([
      'The dam will hold',
      '“It will not,”',
      '“It never has.”',
    ]);
    expect(await page.locator('.voices > li').allInnerTexts()).toEqual([
      expect.stringMatching(/^1 Ann Archer/),
      expect.stringMatching(/^2 Bo Baker/),
    ]);
    expect((await served.app.inject('/quotes?q=dam')).json().items).toEqual([]);
    await page.getByRole('button', { name: 'Store it' }).click();
    expect(page.url()).toMatch(/\/articles\/art_\w+$/);
    expect((await served.app.inject('/quotes?q=dam')).json().items).toHaveLength(1);
    await page.context().close();
  });

  it('take a file of any form', async () => {
    const page = await open('/');
    const html = `<html><head><title>Flood</title></head><body><article><h1>Flood</h1><p>${SAID}</p></article></body></html>`;
    const buffer = Buffer.from(html);
    await page.getByLabel('or drop a file').setInputFiles({ name: 'a.html', mimeType: 'text/html', buffer });
    await page.getByRole('heading', { name: 'Flood' }).waitFor();
    expect(await page.locator('mark').count()).toBe(3);
    expect(await barriers(page)).toEqual([]);
    await page.context().close();
  });

  it('tell of a quote whose number is focused, followed or linked to, each by an address of its own', async () => {
    const page = await open(`/articles/${article}`);
    const number = page.locator('.text .number').first();
    const card = page.locator('.card').first();
    expect(await card.isVisible()).toBe(false);
    await number.focus();
    expect(await card.isVisible()).toBe(true);
    expect(await card.innerText()).toContain('Anna Berg');
    expect(await page.locator('.cue.lit, .source.lit').count()).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toMatch(/^#quo_/);
    const linked = await open(new URL(page.url()).pathname + new URL(page.url()).hash);
    expect(await linked.locator('.card').first().isVisible()).toBe(true);
    await page.context().close();
    await linked.context().close();
  });

  it('copy a citation', async () => {
    const page = await open('/quotes?q=bridge', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy citation' }).first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^Anna Berg \(Mayor\).*“Bridge to open in May”/,
    );
    await page.context().close();
  });

  it('search and filter without a script, by an address without what was left empty', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    await page.getByRole('searchbox', { name: 'Words in quotes' }).fill('bridge');
    await page.getByRole('button', { name: 'Search' }).click();
    expect(await page.locator('.records > li').count()).toBeGreaterThan(0);
    await page.getByLabel('Act').selectOption('denial');
    await page.getByRole('button', { name: 'Filter' }).click();
    expect(page.url()).toBe(`${origin}/quotes?q=bridge&act=denial`);
    expect(await page.getByLabel('Act').inputValue()).toBe('denial');
    await page.context().close();
  });

  it('suggest speakers as they are typed', async () => {
    const page = await open('/quotes');
    await page.getByLabel('Speaker').pressSequentially('ann');
    const options = page.locator('datalist option');
    await options.first().waitFor({ state: 'attached' });
    expect(await options.first().getAttribute('value')).toBe('Anna Berg');
    await page.context().close();
  });

  it('show hostile text as text', async () => {
    const { id } = await store(served.app, { text: HOSTILE, headline: '<script>document.title = "taken"</script>' });
    const page = await open(`/articles/${id}`);
    expect(await page.title()).toBe('<script>document.title = "taken"</script> · onrecord');
    expect(await page.locator('main script, main img, main b').count()).toBe(0);
    expect(await page.locator('.text').innerText()).toContain('<b onclick=alert(1)>words</b>');
    await page.context().close();
  });

  it('mark what overlaps, what reaches over paragraphs, and letters of any plane where they stand', async () => {
    const words = '𝔄 dam broke in the night, and all who live below it were told to leave before the water comes. ';
    const draft = draftOf({ text: `${words}${words}\n\n${words}` });
    const at = (start: number, end: number) => [...draft.text].slice(start, end).join('');
    const said = [{ text: at(0, 150) }, { text: at(100, 230) }, { text: at(200, 210) }];
    const found = extractionOf(draft, [], said);
    const { id } = await served.store.saveExtraction(draft, found, EXTRACTOR);
    const page = await open(`/articles/${id}`);
    const ids = found.quotes.map((quote) => quote.id);
    const shown = await page.locator('.text').evaluate((text, quotes) => {
      for (const beside of text.querySelectorAll('.number, .card')) beside.remove();
      const wordsOf = (selector: string) => [...text.querySelectorAll(selector)].map((each) => each.textContent);
      return { text: wordsOf('p'), marked: quotes.map((quote) => wordsOf(`mark[data-of="${quote}"]`).join('')) };
    }, ids);
    expect(shown.text).toEqual(draft.text.split('\n\n'));
    // The blank line between two paragraphs is in neither.
    expect(shown.marked).toEqual(said.map(({ text }) => text.replace('\n\n', '')));
    await page.context().close();
  });

  it('show a line of a megabyte', async () => {
    const draft = draftOf({ text: `${'The flood came and went. '.repeat(37_000)}“No,” said Bo Baker.` });
    const found = extractionOf(draft, [{ name: 'Bo Baker' }], [{ text: '“No,”', by: ['Bo Baker'] }]);
    const { id } = await served.store.saveExtraction(draft, found, EXTRACTOR);
    const page = await open(`/articles/${id}`);
    expect((await page.locator('.text').innerText()).length).toBeGreaterThan(900_000);
    await page.context().close();
  });
});
