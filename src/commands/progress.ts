/** Tells on standard error how far a command has come: a bar on a terminal, a line now and then elsewhere. */
export interface Progress {
  /** So many more are done, one unless given. */
  tick(failed: boolean, many?: number): void;
  /** What share of all there is has been gone through, null where nobody knows; `skipped` of it took no time. */
  reach(amount: { share: number | null; skipped: number }): void;
  /** Writes a line to standard error, above the bar. */
  note(line: string): void;
  /** Makes room for what is written to standard output, where that is the same terminal. */
  clear(): void;
  /** Takes the bar away. */
  end(): void;
}

export interface ProgressOptions {
  /** Whether lines are written where there is no terminal. */
  lines?: boolean;
}

const WIPE = '\r\u001b[K';
const REDRAW_MS = 100;
const LINE_MS = 10_000;
const BAR_WIDTH = 20;

/** Starts to count `what` ("articles"). */
export function startProgress(what: string, { lines = false }: ProgressOptions = {}): Progress {
  const isTerminal = process.stderr.isTTY === true;
  // Where results go to the same terminal they show enough, unless all of it is to be told.
  const isBar = isTerminal && (lines || !process.stdout.isTTY);
  const pace = isBar ? REDRAW_MS : LINE_MS;
  const start = performance.now();
  const count: Count = { done: 0, failed: 0, share: null, skipped: 0 };
  let told = isBar ? 0 : start;
  let drawn = false;

  const clear = () => {
    if (drawn) process.stderr.write(WIPE);
    drawn = false;
  };
  const tell = () => {
    const now = performance.now();
    if (now - told < pace || !(isBar || lines)) return;
    told = now;
    const text = textOf(what, count, (now - start) / 1_000);
    process.stderr.write(isBar ? `${WIPE}${barOf(count)}${text}` : `${text}\n`);
    drawn = isBar;
  };
  return {
    tick(failed, many = 1) {
      count.done += many;
      if (failed) count.failed += many;
      tell();
    },
    reach({ share, skipped }) {
      count.share = share;
      count.skipped = skipped;
    },
    note(line) {
      clear();
      process.stderr.write(`${line}\n`);
      told = isBar ? 0 : told;
    },
    clear,
    end: clear,
  };
}

interface Count {
  done: number;
  failed: number;
  /** Null: nobody knows. */
  share: number | null;
  skipped: number;
}

function textOf(what: string, { done, failed, share, skipped }: Count, seconds: number): string {
  const failures = failed > 0 ? `, ${failed} failed` : '';
  const rate = seconds > 0 ? Math.round((done / seconds) * 60) : 0;
  const worked = (share ?? 0) - skipped;
  const left = share !== null && worked > 0 ? `, ${durationOf((seconds * (1 - share)) / worked)} left` : '';
  return `${done} ${what}${failures}, ${rate} a minute${left}`;
}

function barOf({ share }: Count): string {
  if (share === null) return '';
  const full = Math.round(Math.min(1, share) * BAR_WIDTH);
  return `[${'#'.repeat(full)}${'-'.repeat(BAR_WIDTH - full)}] ${Math.floor(Math.min(1, share) * 100)} %  `;
}

/** Seconds in the two greatest units that say something: `3 h 20 min`. */
function durationOf(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  if (whole < 86_400) return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
  return `${Math.floor(whole / 86_400)} d ${Math.floor((whole % 86_400) / 3_600)} h`;
}
