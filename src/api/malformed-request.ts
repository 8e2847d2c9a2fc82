import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError } from 'fastify';
import { PROBLEM_TYPE, ProblemError, problemText } from './problem.ts';

/** All that stands before the body is longer than what Node reads of it. */
export const HEAD_TOO_LONG = new ProblemError(
  431,
  'the address and the header fields are too long: 16 KiB is the most that is read',
);

/** A client takes too long to send what it has begun. */
export const TOO_SLOW = { code: 'ERR_HTTP_REQUEST_TIMEOUT' };

const REASONS: Record<string, [status: number, detail: string]> = {
  [TOO_SLOW.code]: [408, 'the request took too long to arrive'],
  HPE_INVALID_URL: [400, 'the address holds a character that must be percent-encoded'],
  HPE_HEADER_OVERFLOW: [HEAD_TOO_LONG.statusCode, HEAD_TOO_LONG.message],
};

/** Answers what is no HTTP: there is no request yet, only the socket. */
export function answerMalformedRequest(error: Pick<ConnectionError, 'code'>, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, detail] = REASONS[error.code] ?? [400, 'this is not a valid HTTP request'];
  const body = problemText(new ProblemError(status, detail));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
