import { StoreUnavailable } from './refusals.ts';

/** What went wrong on opening, and what to do about it, in one line. */
export function unopened(file: string, error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  const elsewhere = 'choose another file with --database';
  if (code === 'SQLITE_NOTADB') return new StoreUnavailable(`${file} is not an onrecord database: ${elsewhere}`);
  if (code.startsWith('SQLITE_BUSY')) {
    return new StoreUnavailable(`${file} is locked by another process: stop that one first, or ${elsewhere}`);
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new StoreUnavailable(`${file} is damaged (${message}): restore it from a backup, or ${elsewhere}`);
  }
  return new StoreUnavailable(
    `the database ${file} cannot be opened for writing (${message}): make its folder writable, or ${elsewhere}`,
    { cause: error },
  );
}

/** An error of writing that is no fault of the work, told so that its reader can do something about it. */
export function unwritable(file: string, error: unknown): unknown {
  const { code = '' } = error as { code?: string };
  const nothing = 'nothing of it was saved';
  if (code === 'SQLITE_FULL') {
    return new StoreUnavailable(`the disk is full, ${nothing}: make room for ${file}`, { cause: error });
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new StoreUnavailable(`${file} is locked by another process, ${nothing}: try again later`, { cause: error });
  }
  if (/^SQLITE_(IOERR|READONLY|CANTOPEN)/.test(code)) {
    return new StoreUnavailable(`${file} cannot be written (${code}), ${nothing}: look at its disk and folder`, {
      cause: error,
    });
  }
  return error;
}
