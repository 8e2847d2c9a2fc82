import { connect, type Socket } from 'node:net';

/** What came of asking for some time. */
export interface Load {
  requests: number;
  /** So many more were refused (503), as the server must when it does not come to them in time. */
  refused: number;
  /** Milliseconds that each took, the shortest first. */
  times: Float64Array;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** What every request brings along: an address beyond the machine, so that the limits count it. */
const HEADERS = 'Host: 127.0.0.1\r\nX-Forwarded-For: 192.0.2.7\r\nAccept: */*\r\n\r\n';

/**
 * Asks for the paths in turn over so many connections, on each for one after the other. A client of its own, since a
 * general one takes more of a core than the servers that are measured.
 */
export async function load(
  port: number,
  paths: readonly string[],
  connections: number,
  seconds: number,
): Promise<Load> {
  const requests = paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\n${HEADERS}`));
  const times: number[] = [];
  const end = performance.now() + seconds * 1_000;
  let next = 0;
  let refused = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = await connected(port);
      let began = 0;
      const ask = () => {
        began = performance.now();
        socket.write(requests[next % requests.length] as Buffer);
        next += 1;
      };
      await new Promise<void>((resolve, reject) => {
        let missing = -1;
        let ok = true;
        let head: Buffer = Buffer.alloc(0);
        socket.on('data', (data: Buffer) => {
          if (missing < 0) {
            head = head.length > 0 ? Buffer.concat([head, data]) : data;
            const at = head.indexOf(HEAD_END);
            if (at < 0) return;
            const text = head.toString('latin1', 0, at);
            const length = /content-length: (\d+)/i.exec(text)?.[1];
            if (!/^HTTP\/1.1 (200|503)/.test(text) || length === undefined) return reject(new Error(text));
            ok = text.startsWith('HTTP/1.1 200');
            missing = at + 4 + Number(length) - head.length;
            head = Buffer.alloc(0);
          } else missing -= data.length;
          if (missing > 0) return;
          missing = -1;
          const now = performance.now();
          if (ok) times.push(now - began);
          else refused += 1;
          if (now < end) ask();
          else resolve();
        });
        socket.on('error', reject);
        ask();
      });
      socket.destroy();
    }),
  );
  return { requests: times.length, refused, times: Float64Array.from(times).sort() };
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** The time that this part of the requests did not go over. */
export const quantile = ({ times }: Load, part: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
