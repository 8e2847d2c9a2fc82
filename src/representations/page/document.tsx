import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { ASSETS_PATH } from './assets.ts';

/** What is sent along with every page. Nothing inline runs or styles, nothing comes from elsewhere. */
export const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; " +
    "base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
} as const;

export interface DocumentOptions {
  /** What the page is, without the name of the site. */
  title: string;
  children: ComponentChildren;
  /** Address of a feed of what the page shows. */
  feed?: string | undefined;
  /** The name of a further style sheet. */
  style?: string | undefined;
  /** What stands in the search box. */
  search?: string | undefined;
}

const NAVIGATION = [
  ['/quotes', 'Quotes'],
  ['/speakers', 'Speakers'],
  ['/articles', 'Articles'],
  ['/claims', 'Claims'],
  ['/stats?by=month', 'Counts'],
  ['/compare', 'Compare'],
  ['/review', 'Review'],
  ['/docs', 'API'],
] as const;

/** A whole HTML document. */
export function htmlDocument({ title, children, feed, style, search }: DocumentOptions): string {
  return `<!doctype html>${renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{title === '' ? 'onrecord' : `${title} · onrecord`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={`${ASSETS_PATH}page.css`} />
        {style && <link rel="stylesheet" href={`${ASSETS_PATH}${style}`} />}
        <link rel="icon" href={`${ASSETS_PATH}icon.svg`} type="image/svg+xml" />
        {feed && <link rel="alternate" type="application/atom+xml" title={title} href={feed} />}
        <script type="module" src={`${ASSETS_PATH}page.js`} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="site">
          <a class="home" href="/">
            onrecord
          </a>
          <search>
            <form action="/quotes">
              <label for="search" class="unseen">
                Words in quotes
              </label>
              <input id="search" type="search" name="q" value={search} placeholder="Who said what?" />
              <button type="submit">Search</button>
            </form>
          </search>
          <nav aria-label="Site">
            {NAVIGATION.map(([href, name]) => (
              <a key={href} href={href}>
                {name}
              </a>
            ))}
          </nav>
        </header>
        <main id="main">{children}</main>
      </body>
    </html>,
  )}`;
}

/** Markup that comes out of a renderer, which has escaped every text, as it is. */
export const Rendered = ({ html, ...rest }: { html: string; class?: string }) => (
  <div {...rest} dangerouslySetInnerHTML={{ __html: html }} />
);
