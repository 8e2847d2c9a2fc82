import { setTimeout as pause } from 'node:timers/promises';
import type { Source } from '../formats/format.ts';
import { version } from '../version.ts';
import { plainAddress } from './address.ts';
import { FetchFailed } from './failure.ts';
import { maxAgeOf } from './headers.ts';
import { Hosts } from './hosts.ts';
import { type Answer, failureOf, type Limits, request, webUrl } from './request.ts';
import { MAX_ROBOTS_BYTES, Robots } from './robots.ts';

/** By which a server knows whether something has changed. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

/** What came: the source, or null where it is as it was when the validators were given. */
export interface Fetched extends Validators {
  source: Source | null;
  /** Seconds for which it need not be asked for again, where the server says so. */
  maxAge: number | null;
}

export interface FetcherOptions {
  /** An address at which whoever is asked reaches whoever asks. */
  contact?: string | undefined;
  /** Ends everything that goes on. */
  signal: AbortSignal;
  perHost?: number;
  gap?: number;
  limits?: Partial<Limits>;
  /** How often something is asked for that may yet come. */
  attempts?: number;
}

const LIMITS: Limits = { time: 30_000, bytes: 64 * 1024 * 1024, redirects: 5 };
const PER_HOST = 2;
const GAP_MS = 250;
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 1_000;
/** Who asks for a longer pause is not waited for. */
const LONGEST_PAUSE_MS = 30_000;

const ACCEPT =
  'text/html, application/xhtml+xml, application/feed+json, application/rss+xml, application/atom+xml, */*;q=0.8';

/**
 * Fetches pages and feeds for who runs a command, politely: it says who it is, keeps to robots.txt, asks a host for few
 * things at once, and waits where it is told to. No server may ever fetch what is posted to it, so nothing of the API
 * imports this.
 */
export class Fetcher {
  readonly agent: string;
  private readonly hosts: Hosts;
  private readonly robots: Robots;
  private readonly limits: Limits;
  private readonly options: FetcherOptions;

  constructor(options: FetcherOptions) {
    this.options = options;
    this.agent = options.contact ? `onrecord/${version} (+${options.contact})` : `onrecord/${version}`;
    this.limits = { ...LIMITS, ...options.limits };
    this.hosts = new Hosts({ perHost: options.perHost ?? PER_HOST, gap: options.gap ?? GAP_MS });
    this.robots = new Robots(this.agent, (url) => this.ask(url, { limits: { bytes: MAX_ROBOTS_BYTES * 4 } }));
  }

  /**
   * What is at an address.
   *
   * @param known what came with it last time, so that nothing is sent that is known
   * @throws FetchFailed; the reason of the signal where that has ended it
   */
  async fetch(address: string, known?: Validators): Promise<Fetched> {
    const url = webUrl(address);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return fetchedOf(await this.ask(url, { known, checked: true }), known);
      } catch (error) {
        if (!(error instanceof FetchFailed) || !error.passing) throw error;
        const wait = error.wait ?? FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random());
        if (error.wait !== null) this.hosts.rest(url, Math.min(wait, LONGEST_PAUSE_MS));
        if (attempt >= (this.options.attempts ?? ATTEMPTS) || wait > LONGEST_PAUSE_MS) throw error;
        await pause(wait, undefined, { signal: this.options.signal });
      }
    }
  }

  private async ask(
    url: URL,
    { known, checked = false, limits }: { known?: Validators | undefined; checked?: boolean; limits?: Partial<Limits> },
  ): Promise<Answer> {
    const { signal } = this.options;
    const headers: Record<string, string> = { 'user-agent': this.agent, accept: ACCEPT };
    if (known?.etag) headers['if-none-match'] = known.etag;
    if (known?.lastModified) headers['if-modified-since'] = known.lastModified;
    return await request(url, {
      headers,
      signal,
      limits: { ...this.limits, ...limits },
      allow: async (at) => {
        if (checked) this.hosts.widen(at, await this.robots.check(at));
      },
      turn: (at, work) => this.hosts.run(at, signal, work),
    });
  }
}

function fetchedOf(answer: Answer, known?: Validators): Fetched {
  const { status, headers, bytes, url } = answer;
  const maxAge = maxAgeOf(headers);
  const etag = headers.get('etag');
  const lastModified = headers.get('last-modified');
  if (status === 304 && known) {
    return { source: null, maxAge, etag: etag ?? known.etag, lastModified: lastModified ?? known.lastModified };
  }
  if (status !== 200) throw failureOf(answer);
  const contentType = headers.get('content-type') ?? undefined;
  return { source: { bytes, contentType, url: plainAddress(url.href) }, maxAge, etag, lastModified };
}
