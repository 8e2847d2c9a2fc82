import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

const IPV6_LOOPBACK = /^(::1|0{0,4}(:0{0,4}){6}:0{0,3}1|::ffff:127\..*)$/i;

/** Whether an address, or a name without its port, is this machine's own: 127.0.0.0/8, ::1 or localhost. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (isIP(name) === 4) return name.startsWith('127.');
  if (isIP(name) === 6) return IPV6_LOOPBACK.test(name);
  return name === 'localhost' || name.endsWith('.localhost');
}

const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/** Whether a proxy says that it has passed the request on. */
export const cameByProxy = ({ headers }: FastifyRequest): boolean =>
  PROXY_HEADERS.some((name) => headers[name] !== undefined);

/**
 * Why a request may not write without a key though the server listens on loopback only, or null where it may. Not all
 * that comes over loopback is the user's own doing: a proxy passes on what strangers send, and a browser what any page
 * makes it send. Such a page names itself in `Origin`; one that has made its own name lead here (DNS rebinding) is its
 * own origin, but has that name in `Host`.
 */
export function whyNotOpen(request: FastifyRequest): string | null {
  const { host, origin } = request.headers;
  if (cameByProxy(request)) return 'what comes through a proxy wants a key';
  if (host !== undefined && !isLoopback(host.replace(/:\d*$/, ''))) {
    return 'this server is only written to as localhost, unless there is a key';
  }
  if (origin !== undefined && hostOf(origin) !== host?.toLowerCase()) {
    return 'a page of another origin may not write without a key';
  }
  return null;
}

/** The host and port of an origin; of "null", which sandboxed pages send, there is none. */
const hostOf = (origin: string) => /^https?:\/\/([^/]+)$/i.exec(origin)?.[1]?.toLowerCase();
