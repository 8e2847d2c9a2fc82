import type { IncomingMessage } from 'node:http';

/** So much of a body that nobody wants is let run by, in bytes and in milliseconds. */
const MOST = 64 * 1024 * 1024;
const PATIENCE = 10_000;

/**
 * Waits until a client has sent all of its body, within bounds. Many a client reads no answer before, and an answer on
 * a connection that is then closed is lost to it: it would see a broken pipe instead of the problem.
 */
export async function letBodyRunBy(request: IncomingMessage): Promise<void> {
  const { headers } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody || request.readableEnded || request.destroyed) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(end, PATIENCE);
    let seen = 0;
    function count(chunk: Buffer) {
      seen += chunk.length;
      if (seen > MOST) end();
    }
    function end() {
      clearTimeout(timer);
      request.off('data', count).off('end', end).off('close', end).pause();
      resolve();
    }
    // What unpacks it would take no more than it can give on.
    request.unpipe();
    request.on('data', count).once('end', end).once('close', end).resume();
  });
}
