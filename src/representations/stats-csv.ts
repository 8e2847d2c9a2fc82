import type { Comparison } from '../records/comparison.ts';
import type { Stats, StatsRow } from '../records/stats.ts';
import { type Cell, CSV, tableHead, tableRows } from './csv-table.ts';
import type { Kind, Representation } from './representation.ts';

/** A value of a dimension as a cell: of an entity its name; the empty one is none. */
const cellOf = (value: StatsRow[Stats['by'][number]]): Cell =>
  typeof value === 'object' && value !== null ? value.name : (value ?? null);

/** Counts as a table, and those of a comparison by month: a column a dimension, of entities one more for their ids, and how many quotes there are. */
export const statsCsv: Representation = {
  ...CSV,
  kinds: new Set<Kind>(['stats', 'comparison']),
  async one(kind, record) {
    const { by, rows } = kind === 'comparison' ? (record as Comparison).months : (record as Stats);
    const columns = by.flatMap((dimension): [string, (row: StatsRow) => Cell][] => {
      const value = (row: StatsRow) => cellOf(row[dimension]);
      if (dimension !== 'speaker' && dimension !== 'addressee' && dimension !== 'entity') return [[dimension, value]];
      return [
        [dimension, value],
        [`${dimension}Id`, (row) => row[dimension]?.id ?? null],
      ];
    });
    const names = columns.map(([name]) => name);
    return (
      tableHead([...names, 'quotes']) +
      tableRows(rows.map((row) => [...columns.map(([, cell]) => cell(row)), row.quotes]))
    );
  },
};
