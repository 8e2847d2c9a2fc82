/** What came of a poll, as far as the next one hangs on it; all in milliseconds. */
export interface Polled {
  /** Polls in a row that brought nothing new. */
  quiet: number;
  /** Polls in a row that failed. */
  failed: number;
  /** How long the feed or its server asks to be left alone; 0 where it does not. */
  asked: number;
}

const MINUTE = 60_000;
/** A feed that brings nothing is asked half as often after so many polls, and so on. */
const QUIET_POLLS = 4;
const SLOWEST = 8;
const LONGEST = 24 * 60 * MINUTE;

/**
 * How long to wait until a feed is polled again, in milliseconds: `every`, but longer where that is asked for, where
 * nothing comes (up to eight times as long) and where it fails (twice as long each time), up to a day.
 *
 * @param chance from 0 to 1: feeds that began together do not stay together
 */
export function pauseAfter({ quiet, failed, asked }: Polled, every: number, chance: number): number {
  const slower = Math.min(SLOWEST, 2 ** Math.floor(quiet / QUIET_POLLS));
  const pause = Math.max(every * slower, every * 2 ** Math.min(failed, 20), asked);
  return Math.min(LONGEST, pause) * (0.95 + 0.1 * chance);
}

const UNITS: Record<string, number> = { s: 1_000, m: MINUTE, h: 60 * MINUTE };

/**
 * Milliseconds of `30s`, `15m`, `2h`, or `15`, which is minutes.
 *
 * @throws Error that says what it must be
 */
export function millisecondsOf(interval: string): number {
  const [, number, unit = 'm'] = /^(\d{1,6})([smh])?$/.exec(interval) ?? [];
  if (number === undefined || Number(number) === 0) {
    throw new Error(`--every must be a time such as 30s, 15m or 2h, but is "${interval}"`);
  }
  return Number(number) * (UNITS[unit] ?? MINUTE);
}
