import { FetchFailed } from './failure.ts';
import { secondsOf } from './headers.ts';

/** An answer, whatever it says. */
export interface Answer {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
  /** Where the answer came from, after redirects. */
  url: URL;
}

export interface Limits {
  /** Milliseconds from the request to the last byte. */
  time: number;
  /** Bytes of an answer, unpacked. */
  bytes: number;
  redirects: number;
}

export interface Request {
  headers: Record<string, string>;
  limits: Limits;
  signal: AbortSignal;
  /** Asked before each address that is gone to. @throws FetchFailed where it must not be */
  allow(url: URL): Promise<void>;
  /** Does the request when it is its turn. */
  turn<T>(url: URL, work: () => Promise<T>): Promise<T>;
}

const REDIRECTS = [301, 302, 303, 307, 308];

/** The address as a URL. @throws FetchFailed where it is nothing that is fetched */
export function webUrl(address: string | URL, base?: URL): URL {
  if (!URL.canParse(String(address), base?.href)) throw new FetchFailed('it is not a web address');
  const url = new URL(address, base);
  if (!/^https?:$/.test(url.protocol)) {
    throw new FetchFailed(`only http and https are fetched, not ${url.protocol.slice(0, -1)}`);
  }
  if (url.username || url.password) throw new FetchFailed('addresses with a name and a password are not fetched');
  return url;
}

/**
 * Asks for an address and goes where the answers send it.
 *
 * @throws FetchFailed
 */
export async function request(address: URL, asked: Request): Promise<Answer> {
  let url = address;
  for (let hops = 0; hops <= asked.limits.redirects; hops += 1) {
    await asked.allow(url);
    const at = url;
    const answer = await asked.turn(url, () => once(at, asked));
    const location = REDIRECTS.includes(answer.status) ? answer.headers.get('location') : null;
    if (location === null) return answer;
    url = webUrl(location, url);
  }
  throw new FetchFailed(`it leads on more than ${asked.limits.redirects} times`);
}

async function once(url: URL, { headers, limits, signal }: Request): Promise<Answer> {
  const deadline = AbortSignal.timeout(limits.time);
  // Ends the connection when there is enough, so that no more is sent.
  const enough = new AbortController();
  try {
    const response = await fetch(url, {
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([deadline, signal, enough.signal]),
    });
    const bytes = await collect(response, limits.bytes, enough);
    return { status: response.status, headers: response.headers, bytes, url };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof FetchFailed) throw error;
    if (deadline.aborted) throw new FetchFailed(`no whole answer came in ${limits.time / 1_000} s`, { passing: true });
    throw new FetchFailed(reasonOf(error), { passing: true, cause: error });
  }
}

/** Counts what is unpacked: a small answer may hold very much. */
async function collect(response: Response, most: number, enough: AbortController): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > most) {
      enough.abort();
      throw new FetchFailed(`the answer is longer than ${Math.round(most / 1024 / 1024)} MiB`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

/** What `fetch` has to say stands in the cause of its error. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  if (!(cause instanceof Error)) return message;
  const reason = cause.message || (cause as NodeJS.ErrnoException).code || cause.name;
  return `the server could not be reached: ${reason}`;
}

/** What is said by an answer that is none to keep. */
export function failureOf({ status, headers }: Answer): FetchFailed {
  const passing = status === 408 || status === 425 || status === 429 || status >= 500;
  const wait = secondsOf(headers.get('retry-after'));
  return new FetchFailed(`the server answered ${status}`, { passing, wait: wait === null ? null : wait * 1_000 });
}
