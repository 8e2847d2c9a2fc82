import { StoreUnavailable } from './refusals.ts';

interface Failure {
  /** An SQLSTATE, or what the system calls it; errors of the driver have none. */
  code?: string;
  message?: string;
}

const failure = (error: unknown): Failure => (error instanceof Error ? error : { message: String(error) });

/** A connection that broke, could not be had, or was closed by the server. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** Ends of connections, of which the driver tells in words alone. */
const IN_WORDS = /connection terminated|connection error|client was closed|timeout exceeded|query read timeout/i;

/** What the system says where there is no connection. */
const NO_CONNECTION = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_|EHOST|ENET|ENOENT|EACCES)/;

/** Whether the connection is gone, or there was none; it says nothing of the statement. */
export function isLost(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true;
  const { code = '', message = '' } = failure(error);
  // 08: connection exceptions, 57P: shut down, crashed, starting, idle for too long; 53300: too many connections.
  if (/^08|^57P0[1235]$|^53300$/.test(code) || NO_CONNECTION.test(code)) return true;
  return code === '' && IN_WORDS.test(message);
}

/** Whether a statement has to be prepared anew, since another process has migrated the database. */
export const isOutdated = (error: unknown): boolean => failure(error).code === '0A000';

/** Whether the same may go well another time: of several that stood in each other's way one was chosen to fail. */
export const isInTheWay = (error: unknown): boolean => /^40(001|P01)$/.test(failure(error).code ?? '');

/** The name of a database for messages: of its URL what is no secret. */
export function nameOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `postgres://${host}${pathname}`;
  } catch {
    return 'the PostgreSQL database';
  }
}

const ELSEWHERE = 'choose another database with --database';

/** What went wrong on opening, and what to do about it, in one line. */
export function unopened(name: string, error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  const { code = '', message = '' } = failure(error);
  const told = (text: string) => new StoreUnavailable(text, { cause: error });
  if (/^28/.test(code)) return told(`${name} refuses the user or the password: look at the URL`);
  if (code === '3D000') return told(`there is no database ${name}: make it with createdb, or ${ELSEWHERE}`);
  if (code === '42501')
    return told(`the user may not make tables in ${name}: let a user that may own it, or ${ELSEWHERE}`);
  if (isLost(error) || code === '') {
    return told(`${name} does not answer (${code || message}): start PostgreSQL there, or ${ELSEWHERE}`);
  }
  return told(`${name} cannot be used (${code}: ${message.split('\n')[0]}): ${ELSEWHERE}`);
}

/** An error that is no fault of what was asked, told so that its reader can do something about it. */
export function unusable(name: string, error: unknown): unknown {
  const { code = '', message = '' } = failure(error);
  const told = (reason: string) => new StoreUnavailable(`${name} ${reason}`, { cause: error });
  if (isLost(error)) return told(`does not answer (${code || message}): try again later`);
  if (isInTheWay(error) || code === '55P03') return told('is busy with what others write: try again later');
  if (code === '57014') return told('took too long to answer: ask for less, or try again later');
  if (code === '53100') return told('has no room on its disk, nothing was saved: make room there');
  if (code === '25006') return told('takes no writes now, as a copy of another does: write to that one');
  if (/^(53|58|XX)/.test(code)) return told(`cannot work (${code}): look at its log`);
  return error;
}
