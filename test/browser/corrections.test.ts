import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ACTS as OFFERED_ACTS, TYPES as OFFERED_TYPES } from '../../assets/correcting/vocabulary.js';
import { createApp } from '../../src/api/app.ts';
import { listen } from '../../src/api/server.ts';
import type { DoubtfulPair } from '../../src/records/entity.ts';
import { QUOTE_TYPES, type Quote } from '../../src/records/quote.ts';
import { ACTS } from '../../src/records/speech-acts.ts';
import { serveForTests } from '../api/app.ts';
import { makeKey } from '../api/keys.ts';
import { draftOf, EXTRACTOR, extractionOf, type Said, type Someone } from '../store/builders.ts';
import { launch, NO_BROWSER } from './chromium.ts';
import { barriers, visit, widerBy } from './visitor.ts';

const WHO: Someone[] = [{ name: 'Ann Archer', roles: ['mayor'] }, { name: 'Bo Baker' }, { name: 'Cy Carter' }];
const TEXT = [
  '“The dam 𝔄 will hold,” said Ann Archer, the mayor.',
  'Bo Baker told Cy Carter that the dam had held for years.',
  '“It will not,” said Cy Carter. Nobody else was there.',
].join('\n\n');
const SAID: Said[] = [
  { text: '“The dam 𝔄 will hold,”', by: ['Ann Archer'], confidence: 0.9 },
  { text: 'the dam had held for years', by: ['Bo Baker'], type: 'indirect', confidence: 0.4 },
  { text: '“It will not,”', by: ['Bo Baker'], confidence: 0.3 },
];

describe.skipIf(NO_BROWSER)(`corrections on pages${NO_BROWSER}`, () => {
  const served = serveForTests();
  let browser: Browser;
  let origin: string;
  /** The same corpus where writing wants a key. */
  let guarded: FastifyInstance;
  let guardedOrigin: string;
  let articles = 0;
  let article: string;
  /** The quotes of the article, in text order. */
  let ids: string[];
  const complaints: string[] = [];

  beforeAll(async () => {
    origin = await listen(served.app, '127.0.0.1', 0);
    guarded = await createApp(served, { openWrites: false });
    guardedOrigin = await listen(guarded, '127.0.0.1', 0);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await guarded?.close();
    // What a page asks for and does not get is told in the console too.
    expect(complaints.filter((each) => !/status of 4\d\d/.test(each))).toEqual([]);
  });
  beforeEach(async () => {
    ({ article, ids } = await save(TEXT, WHO, SAID));
  });

  /** Saves an article whose quotes stand where their words are. */
  async function save(text: string, who: Someone[], said: Said[], publisher = 'Gazette') {
    articles += 1;
    const draft = draftOf({ url: `https://example.org/${articles}`, headline: `Flood ${articles}`, publisher, text });
    const found = extractionOf(draft, who, said);
    const quotes = found.quotes.map((quote) => {
      const start = [...text.slice(0, text.indexOf(quote.text))].length;
      return { ...quote, spans: [{ start, end: start + [...quote.text].length }], cue: null, source: null };
    });
    const { id } = await served.store.saveExtraction(draft, { ...found, quotes }, EXTRACTOR);
    return { article: id, ids: quotes.map((quote) => quote.id) };
  }

  const open = (path: string, how: BrowserContextOptions = {}, from = origin): Promise<Page> =>
    visit(browser, `${from}${path}`, complaints, how);
  const quote = async (id = ''): Promise<Quote> => (await served.app.inject(`/quotes/${id}`)).json();
  const said = (page: Page) => page.locator('.correcting-bar [role=status]');

  /** Opens the article and begins to correct it. */
  async function openArticle(how: BrowserContextOptions = {}) {
    const page = await open(`/articles/${article}`, how);
    await page.getByRole('button', { name: 'Correct' }).click();
    await page.getByText('Correcting, without a key').waitFor();
    return page;
  }

  /** What another person does over the API meanwhile. */
  async function patch(id: string, payload: object, by: string) {
    const { headers } = await makeKey(served.store, by);
    const sent = { ...headers, 'content-type': 'application/merge-patch+json', 'if-match': '*' };
    const answer = await served.app.inject({ method: 'PATCH', url: `/quotes/${id}`, headers: sent, payload });
    expect(answer.statusCode).toBe(200);
  }

  it('are made in an article by the keyboard alone, and taken back', async () => {
    const page = await openArticle();
    expect(await page.locator('.correcting-bar .left').innerText()).toBe('3 left');
    await page.keyboard.press('j');
    await page.keyboard.press('y');
    await page.getByText('Confirmed.').waitFor();
    expect((await quote(ids[0])).review).toMatchObject({ status: 'confirmed', by: null });
    expect(await page.locator('.current .card').innerText()).toContain('confirmed');
    expect(await page.locator('.correcting-bar .left').innerText()).toBe('2 left');
    await page.keyboard.press('j');
    await page.keyboard.press('n');
    await page.getByText('Rejected.').waitFor();
    expect((await quote(ids[1])).review.status).toBe('rejected');
    expect(await page.locator('mark').count()).toBe(2);
    await page.keyboard.press('u');
    await page.getByText('Taken back: rejected.').waitFor();
    expect((await quote(ids[1])).review.status).toBe('unreviewed');
    expect(await page.locator('mark').count()).toBe(3);
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await page.getByText('Speaker: Ann Archer.').waitFor();
    const corrected = await quote(ids[2]);
    expect(corrected.speakers.map(({ name }) => name)).toEqual(['Ann Archer']);
    expect(corrected.review.status).toBe('corrected');
    await page.context().close();
  });

  it('name a speaker as the name is typed, one beside another, and somebody new', async () => {
    const page = await openArticle();
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await page.getByRole('combobox', { name: 'Name' }).pressSequentially('cy');
    await page
      .getByRole('option', { name: /^Cy Carter/ })
      .first()
      .waitFor();
    await page.getByLabel('beside Ann Archer').check();
    await page.getByRole('combobox', { name: 'Name' }).press('Enter');
    await page.getByText('Speaker: Ann Archer, Cy Carter.').waitFor();
    expect((await quote(ids[0])).speakers.map(({ name }) => name)).toEqual(['Ann Archer', 'Cy Carter']);
    await page.keyboard.press('s');
    const input = page.getByRole('combobox', { name: 'Name' });
    await input.pressSequentially('Port of Nowhere');
    await page.getByRole('option', { name: 'Someone new: “Port of Nowhere”, organization' }).waitFor();
    await input.press('ArrowDown');
    await input.press('Enter');
    await page.getByText('Speaker: Port of Nowhere.').waitFor();
    expect((await quote(ids[0])).speakers).toMatchObject([{ name: 'Port of Nowhere', type: 'organization' }]);
    await page.context().close();
  });

  it('offer the acts and kinds that there are', () => {
    expect([OFFERED_ACTS, OFFERED_TYPES]).toEqual([ACTS, QUOTE_TYPES]);
  });

  it('change the act, and keys are letters where something is typed', async () => {
    const page = await openArticle();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.getByLabel('Act').selectOption('promise');
    await page.getByLabel('Said', { exact: true }).fill('any');
    await page.keyboard.press('Enter');
    await page.locator('.correcting-bar [role=alert]').getByText('/saidAt').waitFor();
    await page.getByLabel('Said', { exact: true }).fill('2024-03');
    await page.keyboard.press('Enter');
    await page.getByText('Act: promise, said: 2024-03.').waitFor();
    expect(await quote(ids[0])).toMatchObject({ act: 'promise', saidAt: '2024-03', version: 2 });
    await page.context().close();
  });

  it('take words that are selected, or moved to by the arrow keys', async () => {
    const page = await openArticle();
    await page.keyboard.press('j');
    await page.keyboard.press('w');
    await page.locator('.chosen').waitFor();
    expect(await page.locator('.chosen').innerText()).toBe(SAID[0]?.text);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await page.locator('.chosen').innerText()).toBe('dam 𝔄 will hold,” said');
    await page.keyboard.press('Enter');
    await page.getByText('Words: dam 𝔄 will hold,” said.').waitFor();
    expect((await quote(ids[0])).text).toBe('dam 𝔄 will hold,” said');
    await page.keyboard.press('w');
    await page.locator('.chosen').waitFor();
    await page.locator('.text').evaluate((text) => {
      const [first, second] = text.querySelectorAll(':scope > p');
      getSelection()?.setBaseAndExtent(first as Node, 0, second as Node, 1);
    });
    await page.locator('.chosen').getByText('“The dam 𝔄 will hold,” said Ann Archer, the mayor. Bo Baker').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('the mayor. Bo Baker told Cy Carter that.').waitFor();
    expect((await quote(ids[0])).text).toBe(TEXT.slice(0, TEXT.indexOf(' the dam had')));
    await page.context().close();
  });

  /** Selects words with the mouse; they stand in one piece of the text. */
  async function drag(page: Page, words: string) {
    const [from, to] = await page.locator('.text').evaluate((text, sought) => {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node as Text).data.indexOf(sought);
        if (at === -1) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + sought.length);
        const { left, right, top, height } = range.getBoundingClientRect();
        return [left, right].map((x) => ({ x, y: top + height / 2 }));
      }
      return [];
    }, words);
    await page.mouse.move(from?.x ?? 0, from?.y ?? 0);
    await page.mouse.down();
    await page.mouse.move(to?.x ?? 0, to?.y ?? 0, { steps: 5 });
    await page.mouse.up();
  }

  it('take words that are selected with the mouse, in another quote too', async () => {
    const page = await openArticle();
    await page.keyboard.press('j');
    await page.keyboard.press('w');
    await page.locator('.chosen').waitFor();
    await drag(page, 'dam had held');
    await page.locator('.chosen').getByText('dam had held', { exact: true }).waitFor();
    expect(await page.locator('.current').getAttribute('id')).toBe(ids[0]);
    await page.keyboard.press('Escape');
    await drag(page, 'else was');
    await page.getByRole('button', { name: 'Add' }).click();
    expect(await page.locator('.adding .chosen').innerText()).toBe('else was');
    await page.context().close();
  });

  it('show what is corrected above what is told of it, where there is little room', async () => {
    const page = await openArticle({ viewport: { width: 320, height: 700 } });
    for (let n = 0; n < 3; n += 1) {
      await page.keyboard.press('j');
      const number = await page.locator('.current > .number').boundingBox();
      const card = await page.locator('.current > .card').boundingBox();
      const bar = await page.locator('.correcting-bar').boundingBox();
      expect((number?.y ?? 0) + (number?.height ?? 0)).toBeLessThanOrEqual(card?.y ?? 0);
      expect(number?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
    }
    await page.context().close();
  });

  it('say to whom it was said', async () => {
    const page = await openArticle();
    await page.locator('.text .number').nth(1).click();
    await page.keyboard.press('t');
    await page.locator('.chosen').waitFor();
    await page
      .locator('.text > p')
      .nth(1)
      .evaluate((paragraph) => {
        const words = paragraph.firstChild as Text;
        const at = words.data.indexOf('Cy Carter');
        getSelection()?.setBaseAndExtent(words, at, words, at + 'Cy Carter'.length);
      });
    await page.locator('.chosen').getByText('Cy Carter').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Said to: Cy Carter.').waitFor();
    const [addressee] = (await quote(ids[1])).addressees;
    expect(addressee).toMatchObject({ name: 'Cy Carter', id: expect.stringMatching(/^ent_/) });
    await page.context().close();
  });

  it('add a quote that was missed, and change nothing where there is one', async () => {
    const page = await openArticle();
    await page
      .locator('.text > p')
      .nth(2)
      .evaluate((paragraph) => {
        getSelection()?.setBaseAndExtent(paragraph.lastChild as Node, 17, paragraph.lastChild as Node, 39);
      });
    await page.keyboard.press('m');
    const panel = page.getByRole('region', { name: 'A quote that was missed' });
    await panel.getByRole('button', { name: 'Cy Carter' }).click();
    expect(await panel.locator('.chosen').innerText()).toBe('Nobody else was there.');
    expect(await panel.getByLabel('Kind').inputValue()).toBe('indirect');
    await panel.getByRole('button', { name: 'Add it' }).click();
    await said(page).getByText('Added.').waitFor();
    const { items } = (await served.app.inject(`/articles/${article}/quotes?q=nobody`)).json();
    expect(items).toMatchObject([
      { text: 'Nobody else was there.', type: 'indirect', review: { status: 'confirmed' }, version: 1 },
    ]);
    expect(await page.locator('mark').count()).toBe(4);
    await page
      .locator('.text mark')
      .first()
      .evaluate((mark) => getSelection()?.selectAllChildren(mark));
    await page.keyboard.press('m');
    await panel.getByRole('button', { name: 'Add it' }).click();
    await said(page).getByText('nothing was changed').waitFor();
    expect((await quote(ids[0])).version).toBe(1);
    await page.context().close();
  });

  it('never overwrite what another has changed meanwhile, unless one has seen it', async () => {
    const page = await openArticle();
    await page.keyboard.press('j');
    await patch(ids[0] ?? '', { act: 'denial' }, 'Dora');
    await page.keyboard.press('2');
    const dialog = page.getByRole('dialog', { name: 'Changed meanwhile' });
    await dialog.waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await dialog.locator('li').innerText()).toBe('Dora, just now: corrected');
    expect(await dialog.getByRole('row', { name: 'Speaker' }).innerText()).toMatch(/Ann Archer\s+Bo Baker/);
    expect(await dialog.getByRole('row', { name: 'Act' }).innerText()).toMatch(/denial\s+not changed/);
    await dialog.getByRole('button', { name: 'Keep what is there' }).click();
    await said(page).getByText('What was there stays.').waitFor();
    expect(await quote(ids[0])).toMatchObject({ version: 2, speakers: [{ name: 'Ann Archer' }] });
    expect(await page.locator('.current .card').innerText()).toContain('denial');
    await patch(ids[0] ?? '', { act: 'belief' }, 'Emil');
    await page.keyboard.press('2');
    await dialog.getByRole('button', { name: 'Put mine over it' }).click();
    await page.getByText('Speaker: Bo Baker.').waitFor();
    expect(await quote(ids[0])).toMatchObject({ version: 4, act: 'belief', speakers: [{ name: 'Bo Baker' }] });
    await page.context().close();
  });

  it('are not taken back in the place of what another has done since', async () => {
    const page = await openArticle();
    await page.keyboard.press('j');
    await page.keyboard.press('y');
    await page.getByText('Confirmed.').waitFor();
    await patch(ids[0] ?? '', { act: 'denial' }, 'Hal');
    await page.keyboard.press('u');
    await page.getByRole('alert').getByText('It has been changed since then').waitFor();
    expect(await quote(ids[0])).toMatchObject({ act: 'denial', version: 3 });
    await page.context().close();
  });

  it('are told and taken back from the history', async () => {
    await patch(ids[1] ?? '', { act: 'denial', review: { status: 'unreviewed' } }, 'Fay');
    const page = await open(`/quotes/${ids[1]}`);
    await page.getByRole('button', { name: 'Correct' }).click();
    await page.getByText('1 left').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('h');
    expect(await page.locator('.changes li').innerText()).toMatch(/^Fay, .*Act: statement → denial/);
    await page.getByRole('button', { name: 'Take back the last change' }).click();
    await said(page).getByText('Taken back').waitFor();
    expect((await quote(ids[1])).act).toBe('statement');
    expect(await page.locator('.said').innerText()).toContain('indirect statement');
    await page.context().close();
  });

  it('go through a queue of the most doubtful ones, by one key each', async () => {
    const many = 24;
    const lines = Array.from({ length: many }, (_, n) => `“Word number ${n} is this,” said Ann Archer.`);
    const sayings = lines.map((line, n) => ({
      text: line.slice(0, line.indexOf(' said')),
      by: ['Ann Archer'],
      confidence: 0.1 + n / 100,
    }));
    await save(lines.join('\n\n'), WHO, sayings, 'Queue');
    const page = await open('/review?publisher=Queue&limit=10');
    const left = page.locator('.correcting-bar .left');
    await left.getByText(`${many} left`).waitFor();
    const current = page.locator('.queue > .current');
    expect(await current.locator('.text mark').innerText()).toBe('“Word number 0 is this,”');
    expect(await current.locator('.candidates button').allInnerTexts()).toEqual([
      '1 Ann Archer',
      '2 Bo Baker',
      '3 Cy Carter',
    ]);
    for (let n = 0; n < 15; n += 1) {
      await current.locator('mark').getByText(`“Word number ${n} is this,”`).waitFor();
      await page.keyboard.press(['y', 'n', '2'][n % 3] ?? '');
    }
    await left.getByText(`${many - 15} left`).waitFor();
    const reviewed = async (status: string): Promise<Quote[]> =>
      (await served.app.inject(`/quotes?publisher=Queue&limit=100&review=${status}`)).json().items;
    await expect.poll(async () => (await reviewed('confirmed,rejected,corrected')).length).toBe(15);
    expect((await reviewed('confirmed')).length).toBe(5);
    expect((await reviewed('rejected')).length).toBe(5);
    const corrected = await reviewed('corrected');
    expect(corrected.map(({ speakers }) => speakers[0]?.name)).toEqual(Array(5).fill('Bo Baker'));
    await page.keyboard.press('u');
    await said(page).getByText('Taken back').waitFor();
    await left.getByText(`${many - 14} left`).waitFor();
    expect(await current.innerText()).toContain('“Word number 14 is this,”');
    await page.context().close();
  });

  it('say whether two entities are one, and take that back', async () => {
    const named = (role: string): Someone => ({ name: 'Jo Smith', roles: [role] });
    for (const role of ['senator', 'goalkeeper']) {
      await save(`“I am ${role},” said Jo Smith.`, [named(role)], [{ text: `“I am ${role},”`, by: ['Jo Smith'] }]);
    }
    const pairs = async (): Promise<DoubtfulPair[]> => (await served.app.inject('/entities/doubtful')).json().items;
    const before = await pairs();
    expect(before).toHaveLength(1);
    const page = await open('/review/entities');
    await page.locator('.pair.current').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('n');
    await said(page).getByText('They are two.').waitFor();
    expect(await pairs()).toEqual([]);
    await page.keyboard.press('u');
    await page.locator('.pair.current').waitFor();
    expect(await pairs()).toHaveLength(1);
    await page.keyboard.press('y');
    await said(page).getByText('They are one.').waitFor();
    expect((await served.app.inject('/entities?q=jo smith')).json().items).toHaveLength(1);
    await page.keyboard.press('u');
    await page.locator('.pair.current').waitFor();
    expect((await served.app.inject('/entities?q=jo smith')).json().items).toHaveLength(2);
    await page.context().close();
  });

  it('want a key where the server does, refuse one that is none, and are noted under its name', async () => {
    const { secret } = await makeKey(served.store, 'Gus');
    const page = await open(`/articles/${article}`, {}, guardedOrigin);
    await page.getByRole('button', { name: 'Correct' }).click();
    await page.getByText('To correct, a key is needed').waitFor();
    await said(page).getByText('This wants a key').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('y');
    const dialog = page.getByRole('dialog', { name: 'Your key' });
    expect(await barriers(page)).toEqual([]);
    await dialog.getByLabel('Key').fill('onr_nonsense');
    await dialog.getByRole('button', { name: 'Use this key' }).click();
    await dialog.getByRole('alert').getByText('The key is not known').waitFor();
    expect((await quote(ids[0])).version).toBe(1);
    await dialog.getByLabel('Key').fill(secret);
    await page.keyboard.press('Enter');
    // What was wanted is done then.
    await page.getByText('Confirmed.').waitFor();
    expect((await quote(ids[0])).review).toMatchObject({ status: 'confirmed', by: 'Gus' });
    await page.getByText('Correcting as Gus').waitFor();
    await page.reload();
    await page.getByText('Correcting as Gus').waitFor();
    expect(await page.context().cookies()).toEqual([]);
    await page.getByRole('button', { name: 'Forget the key' }).click();
    await page.getByText('To correct, a key is needed').waitFor();
    await page.context().close();
  });

  it('leave single keys alone where that is wanted', async () => {
    const page = await openArticle();
    await page.keyboard.press('?');
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('single keys do this').uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('j');
    expect(await page.locator('.current').count()).toBe(0);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Confirmed.').waitFor();
    await page.context().close();
  });

  it('are not offered where no scripts run, and the queue reads as well', async () => {
    const page = await open('/review', { javaScriptEnabled: false });
    expect(await page.locator('.queue mark').count()).toBeGreaterThan(0);
    expect(await page.locator('noscript').innerText()).toContain('JavaScript');
    expect(await page.getByRole('button', { name: 'Confirm' }).count()).toBe(0);
    await page.context().close();
  });

  it.each([
    ['wide and light', { colorScheme: 'light' }],
    ['wide and dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 320, height: 700 } }],
  ] as const)('have no barriers, and no more width than there is: %s', async (_name, how) => {
    const queue = await open('/review', how);
    await queue.locator('.controls').waitFor();
    const marked = await openArticle(how);
    for (const page of [queue, marked]) {
      if (page === marked) await page.keyboard.press('j');
      for (const key of ['s', 'a', 'w', 'h']) {
        await page.keyboard.press(key);
        await page.locator('.panel > *').first().waitFor();
        expect(await barriers(page), key).toEqual([]);
        expect(await widerBy(page), key).toBeLessThanOrEqual(0);
        await page.keyboard.press('Escape');
        expect(await page.locator('.panel > *').count()).toBe(0);
      }
      await page.context().close();
    }
  });

  it('load what they need only where somebody corrects, and little of it', async () => {
    const page = await open(`/articles/${article}`);
    /** What was loaded beside the page, with its size as it is, and as it came. */
    const loaded = () =>
      page.evaluate(() =>
        performance.getEntriesByType('resource').map((entry) => {
          const { name, decodedBodySize, encodedBodySize } = entry as PerformanceResourceTiming;
          return { name, decodedBodySize, encodedBodySize };
        }),
      );
    const before = await loaded();
    expect(before.filter(({ name }) => name.includes('correcting'))).toEqual([]);
    expect(before.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0)).toBeLessThan(40_000);
    await page.getByRole('button', { name: 'Correct' }).click();
    await page.getByText('Correcting, without a key').waitFor();
    const assets = (await loaded()).filter(({ name }) => name.includes('/assets/'));
    expect(assets.some(({ name }) => name.includes('correcting'))).toBe(true);
    expect(assets.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)).toBeLessThan(45_000);
    await page.context().close();
  });
});
