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

const columnsOf = <K extends Kind>(kind: K) => COLUMNS[kind] as Record<string, Column<Records[K]>>;

const row = <K extends Kind>(kind: K, record: Records[K]): Cell[] =>
  Object.values(columnsOf(kind)).map((column) => column(record));

const start = (kind: Kind) => BYTE_ORDER_MARK + stringify([Object.keys(columnsOf(kind))], OPTIONS);
const part = (kind: Kind, records: Records[Kind][]) =>
  stringify(
    records.map((record) => row(kind, record)),
    OPTIONS,
  );

/** A record a row (RFC 4180), for spreadsheets: columns that stay the same, and no cell that is run as a formula. */
export const csv: Representation = {
  extension: 'csv',
  mediaTypes: ['text/csv', 'text/csv;charset=utf-8', 'text/csv;header=present'],
  contentType: 'text/csv; charset=utf-8; header=present',
  kinds: kindsOf(COLUMNS),
  one: async (kind, record) => start(kind) + part(kind, [record]),
  whole: { start, part: (kind, records) => part(kind, JSON.parse(`[${records.join(',')}]`)) },
};
