import { stringify } from 'csv-stringify/sync';
import { type Cell, COLUMNS, type Column } from './csv-columns.ts';
import { type Kind, kindsOf, type Records, type Representation } from './representation.ts';

/** Without it a spreadsheet reads UTF-8 as something else. */
const BYTE_ORDER_MARK = '\ufeff';

const OPTIONS = {
  record_delimiter: 'windows',
  // A cell that begins like a formula is one to a spreadsheet, and what is quoted here comes from anywhere.
  // https://owasp.org/www-community/attacks/CSV_Injection
  escape_formulas: true,
  cast: { string: (text: string) => (text.startsWith('\n') ? `'${text}` : text) },
} as const;

const start = (kind: Kind) => BYTE_ORDER_MARK + stringify([Object.keys(COLUMNS[kind])], OPTIONS);

function part<K extends Kind>(kind: K, records: Records[K][]): string {
  const columns = Object.values<Column<Records[K]>>(COLUMNS[kind]);
  const rows = records.map((record): Cell[] => columns.map((column) => column(record)));
  return stringify(rows, OPTIONS);
}

/** A record a row (RFC 4180), for spreadsheets: columns that stay the same, and no cell that is run as a formula. */
export const csv: Representation = {
  extension: 'csv',
  mediaTypes: ['text/csv', 'text/csv;charset=utf-8', 'text/csv;header=present'],
  contentType: 'text/csv; charset=utf-8; header=present',
  kinds: kindsOf(COLUMNS),
  one: async (kind, record) => start(kind) + part(kind, [record]),
  whole: { start, part: (kind, records) => part(kind, JSON.parse(`[${records.join(',')}]`)) },
};
