// Plain JavaScript, since a thread of Node 20 cannot be told to load TypeScript, as tests and development would need.
import * as Plot from '@observablehq/plot';
import { DOMParser } from 'linkedom';

/**
 * @typedef {import('./figure.ts').Figure} Figure
 * @typedef {import('./figure.ts').Bars} Bars
 * @typedef {import('./figure.ts').Times} Times
 * @typedef {import('./figure.ts').Grid} Grid
 */

/** Has a contrast of 3 to 1 at least on a light ground and on a dark one. */
const COLOUR = '#4a7fc1';
const FONT = 13;
const ROW = 26;
/** With more than so many units of time their outline takes less room than a bar for each. */
const MOST_BARS = 62;
/** Over less time than so many units, bars would be as wide as the plot. */
const LEAST_UNITS = { day: 14, month: 12, year: 10 };
const GEOMETRY = ['d', 'x', 'y', 'width', 'height', 'transform', 'x1', 'x2', 'y1', 'y2'];
const UNITS = {
  day: Plot.utcInterval('day'),
  month: Plot.utcInterval('month'),
  year: Plot.utcInterval('year'),
};

/**
 * A figure as SVG markup that styles nothing and names no other file; its text has the colour of the text around it.
 *
 * @param {{ figure: Figure, width: number }} wanted the width is in CSS pixels
 * @returns {string}
 */
export default function draw({ figure, width }) {
  const document = new DOMParser().parseFromString('<svg/>', 'image/svg+xml');
  const svg = Plot.plot({
    ...optionsOf(figure, width),
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
 * @returns {Plot.PlotOptions}
 */
function optionsOf(figure, width) {
  if (figure.shape === 'bars') return bars(figure, width);
  return figure.shape === 'times' ? times(figure, width) : grid(figure, width);
}

/**
 * @param {Bars} figure
 * @param {number} width
 * @returns {Plot.PlotOptions}
 */
function bars({ bars }, width) {
  const names = bars.map(({ name }) => shortened(name, width / 2.5));
  const place = (/** @type {unknown} */ _, /** @type {number} */ i) => i;
  return {
    height: bars.length * ROW + 8,
    marginLeft: longest(names) + 10,
    marginRight: 56,
    marginTop: 4,
    marginBottom: 4,
    x: { axis: null },
    y: {
      domain: bars.map(place),
      tickFormat: (/** @type {number} */ i) => names[i] ?? '',
      tickSize: 0,
      label: null,
      padding: 0.2,
    },
    marks: [
      Plot.barX(bars, { x: 'quotes', y: place, fill: COLOUR }),
      Plot.text(bars, { x: 'quotes', y: place, text: (bar) => String(bar.quotes), textAnchor: 'start', dx: 5 }),
    ],
  };
}

/**
 * @param {Times} figure
 * @param {number} width
 * @returns {Plot.PlotOptions}
 */
function times({ unit, start, series }, width) {
  const interval = UNITS[unit];
  const units = series[0]?.quotes.length ?? 0;
  const first = new Date(start);
  /** Where each unit begins, and where the last one ends. */
  const begins = [first];
  for (let i = 0; i < units; i += 1) begins.push(interval.offset(begins[i] ?? first));
  const end = begins[units] ?? first;
  const missing = Math.max(0, LEAST_UNITS[unit] - units);
  const most = Math.max(...series.flatMap(({ quotes }) => quotes));
  const several = series.length > 1;
  const names = series.flatMap(({ name }) => (name === null ? [] : shortened(name, width * 0.7)));
  return {
    height: series.length * (several ? 92 : 150) + (names.length > 0 ? 56 : 46),
    marginLeft: longest([String(most)]) + 18,
    marginRight: 16,
    marginTop: names.length > 0 ? 22 : 12,
    marginBottom: 36,
    x: {
      type: 'utc',
      domain: [interval.offset(first, -Math.ceil(missing / 2)), interval.offset(end, Math.floor(missing / 2))],
      label: null,
    },
    y: {
      domain: [0, most],
      label: null,
      ticks: Math.min(several ? 2 : 4, most),
      tickFormat: 'd',
      nice: true,
      grid: true,
    },
    fy: { axis: null, padding: 0.25, domain: series.map((_, i) => i) },
    marks: [
      ...series.map(({ quotes }, i) => shapeOf(quotes, begins, several ? i : undefined)),
      Plot.ruleY([0], { stroke: 'currentColor', strokeOpacity: 0.5 }),
      Plot.text(names, {
        fy: (_, i) => i,
        text: (name) => name,
        frameAnchor: 'top-left',
        dx: 4,
        dy: -17,
        fontWeight: 600,
      }),
    ],
  };
}

/**
 * @param {readonly number[]} quotes
 * @param {readonly Date[]} begins one more than there are counts
 * @param {number | undefined} fy in which row
 */
function shapeOf(quotes, begins, fy) {
  const row = fy === undefined ? {} : { fy: () => fy };
  if (quotes.length > MOST_BARS) {
    const steps = [{ at: begins[0], quotes: 0 }, ...begins.map((at, i) => ({ at, quotes: quotes[i] ?? 0 }))];
    return Plot.line(steps, { x: 'at', y: 'quotes', curve: 'step-after', fill: COLOUR, stroke: 'none', ...row });
  }
  const counted = quotes.flatMap((n, i) => (n > 0 ? [{ n, from: begins[i], until: begins[i + 1] }] : []));
  return Plot.rectY(counted, { x1: 'from', x2: 'until', y: 'n', fill: COLOUR, inset: 0.5, ...row });
}

/**
 * @param {Grid} figure
 * @param {number} width
 * @returns {Plot.PlotOptions}
 */
function grid({ columns, rows, dots }, width) {
  const names = rows.map((name) => shortened(name, width / 3));
  const above = columns.map((name) => shortened(name, 110));
  const place = (/** @type {unknown} */ _, /** @type {number} */ i) => i;
  const most = Math.max(...dots.map(({ quotes }) => quotes));
  const marginLeft = longest(names) + 10;
  const widest = Math.min(ROW - 4, (width - marginLeft) / columns.length) / 2;
  return {
    height: rows.length * ROW + longest(above) * 0.75 + 34,
    marginLeft,
    marginRight: 60,
    marginTop: longest(above) * 0.75 + 26,
    marginBottom: 4,
    x: {
      type: 'point',
      domain: columns.map(place),
      tickFormat: (/** @type {number} */ i) => above[i] ?? '',
      axis: 'top',
      tickRotate: -45,
      label: null,
      grid: true,
    },
    y: {
      type: 'point',
      domain: rows.map(place),
      tickFormat: (/** @type {number} */ i) => names[i] ?? '',
      tickSize: 0,
      label: null,
      grid: true,
    },
    r: { domain: [0, most], range: [0, Math.max(widest, 3)] },
    marks: [
      Plot.dot(dots, {
        x: 'column',
        y: 'row',
        r: 'quotes',
        fill: COLOUR,
        title: (dot) => `${rows[dot.row]}, ${columns[dot.column]}: ${dot.quotes}`,
      }),
    ],
  };
}

/** A tenth of a pixel is seen by nobody, and the rest of the digits is half of a drawing. */
const rounded = (/** @type {string} */ value) =>
  value.replace(/\d+\.\d{2,}/g, (number) => String(+Number(number).toFixed(1)));

/** @param {readonly string[]} names */
const longest = (names) =>
  Math.max(0, ...names.map((name) => [...name].reduce((sum, letter) => sum + widthOf(letter), 0)));

/**
 * About how wide a letter is in the wider of the usual fonts: what is drawn is measured by nobody.
 *
 * @param {string} letter
 */
function widthOf(letter) {
  if (letter >= '\u1100') return FONT;
  return /[\p{Lu}mw@%]/u.test(letter) ? 0.8 * FONT : 0.62 * FONT;
}

/**
 * @param {string} name
 * @param {number} width
 */
function shortened(name, width) {
  let shown = '';
  let room = width;
  for (const letter of name) {
    room -= widthOf(letter);
    if (room < 0) return `${shown}…`;
    shown += letter;
  }
  return name;
}
