import { MODELS, type Model } from '../src/extract/model/models.ts';
import type { Figures } from './figures.ts';

type Unit = 'F1' | '%' | 'ratio' | 'words a CPU-second' | 's' | 'ms' | 'MB';

/** A line of the table. */
export interface Row {
  /** The id of its figure. */
  figure: string;
  what: string;
  on: string;
  unit: Unit;
  /** What is to be reached, at least. */
  least?: number | Record<Model, number>;
  /** What is to be reached, at most. */
  most?: number | Record<Model, number>;
  /** Whether it may not get worse (see baseline.ts), and a smaller figure is the better one. */
  held?: 'up' | 'down';
}

const POLNEAR = 'PolNeAR dev, 84 articles';
const RESOLVED = '40 of them';
const GENRES = '48 articles of 24 kinds';
const GAP = 'GAP validation, 454 pronouns';
const ANAPHORS = '40 articles with people unnamed';
const HERE = 'this machine';

const f1 = (figure: string, what: string, on: string, least?: Row['least']): Row => ({
  figure,
  what,
  on,
  unit: 'F1',
  ...(least === undefined ? {} : { least }),
  held: 'up',
});

const names = (corpus: string, on: string, least: number): Row[] => [
  f1(`names ${corpus} all`, 'names, exact', on, least),
  f1(`names ${corpus} person`, 'persons', on),
  f1(`names ${corpus} organization`, 'organizations', on),
  f1(`names ${corpus} place`, 'places', on),
];

/** Every figure, in the order in which they are shown. */
export const ROWS: readonly Row[] = [
  f1('who-said-what', 'who said what', POLNEAR, { large: 80, small: 75.5 }),
  { figure: 'who-said-what precision', what: 'precision', on: POLNEAR, unit: '%' },
  { figure: 'who-said-what recall', what: 'recall', on: POLNEAR, unit: '%' },
  f1('who-said-what (direct)', 'the same, direct speech', POLNEAR, { large: 91, small: 88 }),
  f1('source exact', 'source exact', POLNEAR),
  f1('cue exact', 'cue exact', POLNEAR),
  f1('content exact', 'content exact', POLNEAR, { large: 73, small: 68 }),
  f1('speaker', 'named speaker, end to end', RESOLVED, 76),
  { figure: 'speaker | found', what: 'named speaker, given the quote', on: RESOLVED, unit: '%', least: 93, held: 'up' },
  { figure: 'speaker | unnamed', what: 'no name, where the source has none', on: RESOLVED, unit: '%', held: 'up' },
  { figure: 'act | found', what: 'act, given the quote', on: RESOLVED, unit: '%', least: 85, held: 'up' },
  f1('act macro', 'act, mean over the acts', RESOLVED, 75),
  f1('date', 'date on which it was said', RESOLVED, 80),
  f1('addressee', 'addressee', RESOLVED, 70),
  f1('genres who-said-what', 'who said what', GENRES),
  f1('genres who-said-what (direct)', 'the same, direct speech', GENRES),
  f1('genres speaker', 'named speaker, end to end', GENRES),
  { figure: 'genres speaker | found', what: 'named speaker, given the quote', on: GENRES, unit: '%', held: 'up' },
  { figure: 'genres speaker | unnamed', what: 'no name, where the source has none', on: GENRES, unit: '%', held: 'up' },
  ...names('UNER dev', 'Universal NER English, half of dev', 82),
  ...names('UNER test', 'Universal NER English, test', 82),
  ...names('GUM dev', 'GUM dev, 30 texts', 85),
  f1('pronouns all', 'pronoun to name', GAP, 80),
  f1('pronouns masculine', 'masculine', GAP),
  f1('pronouns feminine', 'feminine', GAP),
  { figure: 'pronouns bias', what: 'feminine over masculine', on: GAP, unit: 'ratio' },
  { figure: 'anaphors named', what: '"he", "she" of who is named', on: ANAPHORS, unit: '%', held: 'up' },
  { figure: 'anaphors unnamed', what: 'no name, where the text has none', on: ANAPHORS, unit: '%', held: 'up' },
  f1('checkworthiness', 'check-worthy', 'a tenth of ClaimBuster', 85),
  {
    figure: 'confidence error',
    what: 'calibration error of confidence',
    on: 'PolNeAR dev, which it is fitted on',
    unit: '%',
    held: 'down',
  },
  {
    figure: 'words a second',
    what: 'speed, whole pipeline',
    on: HERE,
    unit: 'words a CPU-second',
    least: { large: 900, small: 5000 },
  },
  { figure: 'words a second, spaCy', what: 'spaCy 3.8, small model', on: HERE, unit: 'words a CPU-second' },
  {
    figure: 'first answer',
    what: '700 words, from the start of a process',
    on: HERE,
    unit: 's',
    most: { large: 1, small: 0.3 },
  },
  { figure: 'first answer, command', what: 'the same by `onrecord extract`', on: HERE, unit: 's' },
  { figure: 'memory', what: 'memory of a process', on: HERE, unit: 'MB', most: { large: 500, small: 250 } },
  { figure: 'memory, long text', what: 'the same, text of 1,000 kB', on: HERE, unit: 'MB' },
  { figure: 'word of 10 kB', what: 'a word of a text of 10 kB', on: HERE, unit: 'ms' },
  { figure: 'word of 100 kB', what: 'of 100 kB', on: HERE, unit: 'ms' },
  { figure: 'word of 1000 kB', what: 'of 1,000 kB', on: HERE, unit: 'ms' },
  { figure: 'long texts', what: 'the slowest over the fastest of them', on: HERE, unit: 'ratio', most: 1.2 },
  {
    figure: 'hostile',
    what: 'a character of 20,000 over one of 4,000',
    on: 'the worst of the hostile shapes',
    unit: 'ratio',
    most: 1.2,
  },
];

const NUMBERS: Record<Unit, (value: number) => string> = {
  F1: (value) => value.toFixed(1),
  '%': (value) => `${value.toFixed(1)} %`,
  ratio: (value) => value.toFixed(2),
  'words a CPU-second': (value) => `${Math.round(value).toLocaleString('en')} words a CPU-second`,
  s: (value) => `${value.toFixed(2)} s`,
  ms: (value) => `${value.toFixed(2)} ms`,
  MB: (value) => `${value.toFixed(0)} MB`,
};

function goalOf({ least, most }: Row, model: Model): string {
  const of = (goal: Row['least']) => (typeof goal === 'object' ? goal[model] : goal);
  const goal = of(least) ?? of(most);
  return goal === undefined ? '' : `${most === undefined ? '' : 'at most '}${goal.toLocaleString('en')}`;
}

/** A Markdown table of what was measured, with what is to be reached. */
export function table(figures: Partial<Record<Model, Figures>>): string {
  const models = MODELS.filter((model) => figures[model]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = ROWS.filter(({ figure }) => models.some((model) => figures[model]?.[figure]));
  return [
    line(['', 'measured on', ...models.flatMap((model) => [`\`${model}\``, 'to reach'])]),
    line(['', '', ...models.flatMap(() => ['', ''])].map(() => '---')),
    ...rows.map((row) =>
      line([
        row.unit === 'F1' ? `${row.what}, F1` : row.what,
        row.on,
        ...models.flatMap((model) => {
          const figure = figures[model]?.[row.figure];
          return [figure ? NUMBERS[row.unit](figure.value) : '', goalOf(row, model)];
        }),
      ]),
    ),
  ].join('\n');
}
