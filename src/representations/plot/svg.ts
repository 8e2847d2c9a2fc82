import { createHash } from 'node:crypto';
import { type Context, type Kind, kindsOf, type Records, type Representation } from '../representation.ts';
import type { Figure } from './figure.ts';
import { statsFigure } from './stats-figure.ts';

/** Of a plot that stands alone, in CSS pixels. */
const WIDTH = 640;

/** What stands alone has no page around it that says what colour text and ground have. */
const STYLE =
  'svg{color:#1b1e24;background:#fff}@media(prefers-color-scheme:dark){svg{color:#e8eaee;background:#16181c}}';

const NOTHING =
  '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="640" height="40" viewBox="0 0 640 40" fill="currentColor" ' +
  'font-family="system-ui, sans-serif" font-size="13"><text x="8" y="25">There is nothing to be drawn.</text></svg>';

const FIGURES: { readonly [K in Kind]?: (record: Records[K]) => Figure | null } = {
  stats: statsFigure,
  comparison: ({ months }) => statsFigure(months),
};

/** A plot of a record, in a file of its own. */
async function plot<K extends Kind>(kind: K, record: Records[K], { draw }: Context): Promise<string> {
  const figure = FIGURES[kind]?.(record) ?? null;
  const drawn = figure ? await draw(figure, WIDTH) : NOTHING;
  return drawn.replace('>', `><style>${STYLE}</style>`);
}

/** Plots (https://www.w3.org/TR/SVG2/). Nothing in them runs or is loaded, and nothing styles them but what is named here. */
export const svg: Representation = {
  extension: 'svg',
  mediaTypes: ['image/svg+xml'],
  contentType: 'image/svg+xml; charset=utf-8',
  headers: {
    'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  },
  isDocument: true,
  kinds: kindsOf(FIGURES),
  one: plot,
};
