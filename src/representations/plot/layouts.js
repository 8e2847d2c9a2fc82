// Plain JavaScript, as `drawn.js` is.
import * as Plot from '@observablehq/plot';
import { longest, shortened } from './text-widths.js';

/**
 * @typedef {import('./figure.ts').Bars} Bars
 * @typedef {import('./figure.ts').Times} Times
 * @typedef {import('./figure.ts').Grid} Grid
 */

/** Has a contrast of 3 to 1 at least on a light ground and on a dark one. */
const COLOUR = '#4a7fc1';
/** So high is a row, in pixels as all here, and so wide a column whose slanted name is not to lie on the next one. */
const ROW = 26;
const COLUMN = 20;
/** For the end of the last column's name. */
const MARGIN_OF_GRID = 60;
/** A dot of one quote among thousands is to be seen too. */
const LEAST_DOT = 1.5;
/** With more than so many units of time their outline takes less room than a bar for each. */
const MOST_BARS = 62;
/** Over less time than so many units, bars would be as wide as the plot. */
const LEAST_UNITS = { day: 14, month: 12, year: 10 };
const UNITS = {
  day: Plot.utcInterval('day'),
  month: Plot.utcInterval('month'),
  year: Plot.utcInterval('year'),
};

/**
 * A bar for each value, with its name before it and its count behind it.
 *
 * @param {Bars} figure
 * @param {number} width
 * @returns {Plot.PlotOptions}
 */
export function bars({ bars }, width) {
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
 * Bars over time, or their outline where they are many; a row of them for each series.
 *
 * @param {Times} figure
 * @param {number} width
 * @returns {Plot.PlotOptions}
 */
export function times({ unit, start, series }, width) {
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
    // Where nothing changes the outline goes on: centuries without a quote are one step.
    const changes = begins.flatMap((at, i) => (quotes[i] === quotes[i - 1] ? [] : [{ at, quotes: quotes[i] ?? 0 }]));
    const steps = [{ at: begins[0], quotes: 0 }, ...changes];
    return Plot.line(steps, { x: 'at', y: 'quotes', curve: 'step-after', fill: COLOUR, stroke: 'none', ...row });
  }
  const counted = quotes.flatMap((n, i) => (n > 0 ? [{ n, from: begins[i], until: begins[i + 1] }] : []));
  return Plot.rectY(counted, { x1: 'from', x2: 'until', y: 'n', fill: COLOUR, inset: 0.5, ...row });
}

/**
 * Dots whose areas are as the counts; so many columns as have room for their names.
 *
 * @param {Grid} figure
 * @param {number} width
 * @returns {Plot.PlotOptions}
 */
export function grid({ columns, rows, dots }, width) {
  const names = rows.map((name) => shortened(name, width / 3));
  const marginLeft = longest(names) + 10;
  const room = width - marginLeft - MARGIN_OF_GRID;
  const above = columns.slice(0, Math.max(2, Math.floor(room / COLUMN))).map((name) => shortened(name, 110));
  const place = (/** @type {unknown} */ _, /** @type {number} */ i) => i;
  const shown = dots.filter(({ column }) => column < above.length);
  const most = Math.max(0, ...shown.map(({ quotes }) => quotes));
  const widest = Math.min(ROW - 4, room / above.length) / 2;
  return {
    height: rows.length * ROW + longest(above) * 0.75 + 34,
    marginLeft,
    marginRight: MARGIN_OF_GRID,
    marginTop: longest(above) * 0.75 + 26,
    marginBottom: 4,
    x: {
      type: 'point',
      domain: above.map(place),
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
    r: { domain: [0, most], range: [LEAST_DOT, Math.max(widest, 3)] },
    marks: [
      Plot.dot(shown, {
        x: 'column',
        y: 'row',
        r: 'quotes',
        fill: COLOUR,
        title: (dot) => `${rows[dot.row]}, ${columns[dot.column]}: ${dot.quotes}`,
      }),
    ],
  };
}
