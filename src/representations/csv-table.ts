import { stringify } from 'csv-stringify/sync';

/** What stands in a cell; numbers stay numbers, null is an empty cell. */
export type Cell = string | number | null;

/** Without it a spreadsheet reads UTF-8 as something else. */
const BYTE_ORDER_MARK = '\ufeff';

const OPTIONS = {
  record_delimiter: 'windows',
  // A cell that begins like a formula is one to a spreadsheet, and what is quoted here comes from anywhere.
  // https://owasp.org/www-community/attacks/CSV_Injection
  escape_formulas: true,
  cast: { string: (text: string) => (text.startsWith('\n') ? `'${text}` : text) },
} as const;

/** The beginning of a table: the names of its columns. */
export const tableHead = (names: readonly string[]): string => BYTE_ORDER_MARK + stringify([[...names]], OPTIONS);

/** Rows of a table (RFC 4180). */
export const tableRows = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    OPTIONS,
  );

/** What says that something is CSV, and what it is sent as. */
export const CSV = {
  extension: 'csv',
  mediaTypes: ['text/csv', 'text/csv;charset=utf-8', 'text/csv;header=present'],
  contentType: 'text/csv; charset=utf-8; header=present',
} as const;
