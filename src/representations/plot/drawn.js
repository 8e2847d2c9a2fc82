// Plain JavaScript, since a thread of Node 20 cannot be told to load TypeScript, as tests and development would need.
import { plot } from '@observablehq/plot';
import { DOMParser } from 'linkedom';
import { bars, grid, times } from './layouts.js';
import { FONT } from './text-widths.js';

/** @typedef {import('./figure.ts').Figure} Figure */

const GEOMETRY = ['d', 'x', 'y', 'width', 'height', 'transform', 'x1', 'x2', 'y1', 'y2'];

/**
 * A figure as SVG markup that styles nothing and names no other file; its text has the colour of the text around it.
 *
 * @param {{ figure: Figure, width: number }} wanted the width is in CSS pixels
 * @returns {string}
 */
export default function draw({ figure, width }) {
  const document = new DOMParser().parseFromString('<svg/>', 'image/svg+xml');
  const svg = plot({
    ...layoutOf(figure, width),
    document: /** @type {any} */ (document),
    width,
    className: 'plot',
  });
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    // The whole is one image to those who hear it: its parts have no names of their own.
    for (const name of ['style', 'aria-label', 'aria-hidden']) element.removeAttribute(name);
    for (const name of GEOMETRY) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, rounded(value));
    }
  }
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', figure.title);
  svg.setAttribute('font-size', String(FONT));
  return svg.outerHTML;
}

/**
 * @param {Figure} figure
 * @param {number} width
 * @returns {import('@observablehq/plot').PlotOptions}
 */
function layoutOf(figure, width) {
  if (figure.shape === 'bars') return bars(figure, width);
  return figure.shape === 'times' ? times(figure, width) : grid(figure, width);
}

/** A tenth of a pixel is seen by nobody, and the rest of the digits is half of a drawing. */
const rounded = (/** @type {string} */ value) =>
  value.replace(/\d+\.\d{2,}/g, (number) => String(+Number(number).toFixed(1)));
