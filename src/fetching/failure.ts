/** Why something was not fetched; the message says it in one line, without the address. */
export class FetchFailed extends Error {
  override readonly name = 'FetchFailed';
  /** Whether it may come all the same when it is asked for later. */
  readonly passing: boolean;
  /** Milliseconds that the server asks to wait, where it says so. */
  readonly wait: number | null;

  constructor(message: string, { passing = false, wait = null as number | null, cause = undefined as unknown } = {}) {
    super(message, { cause });
    this.passing = passing;
    this.wait = wait;
  }
}
