import robotsParser from 'robots-parser';
import { FetchFailed } from './failure.ts';
import type { Answer } from './request.ts';

/** Its types speak of a module with a default; what Node gives is the function itself. */
const parse = robotsParser as unknown as typeof robotsParser.default;
type Rules = ReturnType<typeof parse>;

/** As RFC 9309 has it: for a day at most, and so much of it. */
const KEPT_MS = 24 * 60 * 60 * 1_000;
const FAILED_MS = 5 * 60 * 1_000;
export const MAX_ROBOTS_BYTES = 512 * 1_024;

/** A site that asks for longer pauses is asked for pages that seldom, and no seldomer, in seconds. */
const LONGEST_DELAY = 60;

interface Known {
  rules: Promise<Rules>;
  until: number;
}

/** What sites let programs fetch. */
export class Robots {
  private readonly sites = new Map<string, Known>();
  private readonly agent: string;
  private readonly fetchText: (url: URL) => Promise<Answer>;

  /** @param fetchText gets a robots.txt, with what it redirects to */
  constructor(agent: string, fetchText: (url: URL) => Promise<Answer>) {
    this.agent = agent;
    this.fetchText = fetchText;
  }

  /**
   * Milliseconds that the site asks for between two requests.
   *
   * @throws FetchFailed where it does not let this program have the address
   */
  async check(url: URL): Promise<number> {
    const rules = await this.of(url);
    if (rules.isAllowed(url.href, this.agent) === false) throw new FetchFailed('robots.txt of the site forbids it');
    return Math.min(rules.getCrawlDelay(this.agent) ?? 0, LONGEST_DELAY) * 1_000;
  }

  private of({ origin }: URL): Promise<Rules> {
    const known = this.sites.get(origin);
    if (known && known.until > Date.now()) return known.rules;
    const site = { rules: this.read(new URL('/robots.txt', origin)), until: Date.now() + KEPT_MS };
    this.sites.set(origin, site);
    site.rules.catch(() => {
      site.until = Date.now() + FAILED_MS;
    });
    return site.rules;
  }

  /** None, where there is no such file; a site that cannot tell is taken to forbid all. */
  private async read(url: URL): Promise<Rules> {
    const { status, bytes } = await this.fetchText(url).catch((error: unknown) => {
      if (!(error instanceof FetchFailed)) throw error;
      throw new FetchFailed(`robots.txt of the site cannot be read: ${error.message}`, { passing: true });
    });
    if (status >= 500 || status === 429) {
      throw new FetchFailed(`robots.txt of the site cannot be read: the server answered ${status}`, { passing: true });
    }
    const text = status === 200 ? new TextDecoder().decode(bytes.subarray(0, MAX_ROBOTS_BYTES)) : '';
    return parse(url.href, text);
  }
}
