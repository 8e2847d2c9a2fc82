import { once } from 'node:events';

/** Whoever read the output has seen enough (`| head`): there is no use in going on, and nothing went wrong. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

/**
 * Writes to standard output, and waits while its reader is behind.
 *
 * @throws OutputClosed when nobody reads it any more; thrown and not left to `process.exit`, so that what was begun ends
 * in order
 */
export async function print(text: string): Promise<void> {
  if (process.stdout.destroyed) throw new OutputClosed();
  if (process.stdout.write(text)) return;
  try {
    await once(process.stdout, 'drain');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EPIPE' ? new OutputClosed() : error;
  }
}
