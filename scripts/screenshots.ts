// Takes the README's pictures of pages anew: `npm run screenshots`. They show a server after its first start, with the
// articles that come with onrecord as they are extracted now. It wants Chromium (see test/browser/chromium.ts).
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launch } from '../test/browser/chromium.ts';
import { withFirstStart } from './first-start.ts';

const FOLDER = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const VIEW = { width: 1200, height: 800 };

interface Picture {
  name: string;
  colorScheme: 'light' | 'dark';
  /** Goes to what is shown; the browser has the start page open. */
  show(page: Page, origin: string): Promise<void>;
}

async function open(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address);
  if (!answer?.ok()) throw new Error(`${address} is answered with ${answer?.status()}`);
}

/** Id of the first of a list. */
const first = async (origin: string, list: string) => {
  const answer = await fetch(`${origin}${list}`);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  return items[0]?.id ?? '';
};

const PICTURES: Picture[] = [
  {
    name: 'article',
    colorScheme: 'light',
    async show(page, origin) {
      await open(page, `${origin}/articles/${await first(origin, '/articles?q=summit&limit=1')}`);
      await page.locator('.text [data-of]').first().hover();
    },
  },
  {
    name: 'speaker',
    colorScheme: 'light',
    async show(page, origin) {
      await open(page, `${origin}/entities/${await first(origin, '/speakers?limit=1')}`);
    },
  },
  {
    name: 'review',
    colorScheme: 'dark',
    async show(page, origin) {
      await open(page, `${origin}/review`);
    },
  },
];

mkdirSync(FOLDER, { recursive: true });
await withFirstStart(async (origin) => {
  const browser = await launch();
  try {
    for (const { name, colorScheme, show } of PICTURES) {
      const page = await browser.newPage({ viewport: VIEW, colorScheme });
      await show(page, origin);
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: `${FOLDER}${name}.png` });
      await page.close();
    }
  } finally {
    await browser.close();
  }
});
