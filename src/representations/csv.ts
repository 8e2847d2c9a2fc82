import { COLUMNS, type Column } from './csv-columns.ts';
import { CSV, tableHead, tableRows } from './csv-table.ts';
import { type Kind, kindsOf, type Records, type Representation } from './representation.ts';

function columnsOf<K extends Kind>(kind: K): Record<string, Column<Records[K]>> {
  const columns = COLUMNS[kind];
  if (!columns) throw new Error(`there are no rows of ${kind}`);
  return columns;
}

const start = (kind: Kind) => tableHead(Object.keys(columnsOf(kind)));

function part<K extends Kind>(kind: K, records: Records[K][]): string {
  const columns = Object.values(columnsOf(kind));
  return tableRows(records.map((record) => columns.map((column) => column(record))));
}

/** A record a row (RFC 4180), for spreadsheets: columns that stay the same, and no cell that is run as a formula. */
export const csv: Representation = {
  ...CSV,
  kinds: kindsOf(COLUMNS),
  one: async (kind, record) => start(kind) + part(kind, [record]),
  whole: { start, part: (kind, records) => part(kind, JSON.parse(`[${records.join(',')}]`)) },
};
