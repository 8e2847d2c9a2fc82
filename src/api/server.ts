import type { FastifyInstance } from 'fastify';

/** The address cannot be listened on; the message says what to do. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

/**
 * Listens; gives the address under which a browser on this machine reaches the API, without a slash at its end.
 *
 * @throws CannotListen
 */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, host, port);
  }
  const address = app.server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${bound}`;
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new CannotListen(
        `port ${port} of ${host} is in use: stop what listens there, or give another with --port (0 for any free one)`,
      );
    case 'EACCES':
      return new CannotListen(`port ${port} needs rights that this user does not have: give one over 1023 with --port`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CannotListen(`${host} is no address of this machine: give another with --host (127.0.0.1, 0.0.0.0)`);
    default:
      return error;
  }
}
