/** Counts on standard error, on a terminal only: nothing in a pipe, a log or a test. */
export interface Progress {
  tick(failed: boolean): void;
  /** Writes a line to standard error, and the counter anew below it. */
  note(line: string): void;
  /** Wipes the counter away. */
  end(): void;
}

const WIPE = '\r\u001b[K';

const SILENT: Progress = {
  tick: () => {},
  note: (line) => process.stderr.write(`${line}\n`),
  end: () => {},
};

const REDRAW_MILLISECONDS = 100;

/** Starts a counter of `what` ("articles"). Where results go to the same terminal there is none: they show enough. */
export function startProgress(what: string): Progress {
  if (!process.stderr.isTTY || process.stdout.isTTY) return SILENT;
  const start = performance.now();
  let done = 0;
  let failed = 0;
  let drawn = 0;
  return {
    tick(fails) {
      done += 1;
      if (fails) failed += 1;
      const now = performance.now();
      if (now - drawn < REDRAW_MILLISECONDS) return;
      drawn = now;
      const rate = (done / (now - start)) * 1000;
      const failures = failed > 0 ? `, ${failed} failed` : '';
      process.stderr.write(`${WIPE}${done} ${what}${failures}, ${rate.toFixed(0)} a second`);
    },
    note(line) {
      process.stderr.write(`${WIPE}${line}\n`);
    },
    end() {
      process.stderr.write(WIPE);
    },
  };
}
