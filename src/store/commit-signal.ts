/** How often it is looked for what other processes have committed, in milliseconds. */
const LOOK_MS = 1_000;

/** Tells those who wait that something was committed, by this process or by another. */
export interface Commits {
  /** Changes with every commit that has been seen. */
  count(): number;
  /** Fulfilled once the count is another than `seen`; or when it is aborted, or after `patience` milliseconds. */
  next(seen: number, how: { signal: AbortSignal; patience: number }): Promise<void>;
}

/** Other processes over the same database that can be told and heard at once. */
export interface Neighbours {
  /** Tells them that something was committed here. */
  tell(): void;
  /** Calls this whenever one of them has told so. */
  hear(heard: () => void): void;
}

export interface CommitSignal extends Commits {
  /** To be called after each commit of this process, so that those who wait hear of it at once. */
  committed(): void;
}

/**
 * @param version gives another number after each commit of anyone, or null where that cannot be told now; it is asked only
 *   while somebody waits
 * @param neighbours who is told and heard besides
 */
export function commitSignal(version: () => number | Promise<number | null>, neighbours?: Neighbours): CommitSignal {
  const waiting = new Set<() => void>();
  let known: number | null = null;
  let count = 0;
  let timer: NodeJS.Timeout | undefined;

  const seen = () => {
    count += 1;
    for (const wake of [...waiting]) wake();
  };
  const compare = (now: number | null) => {
    if (now === null || now === known) return;
    known = now;
    seen();
  };
  const look = () => {
    const now = version();
    if (now instanceof Promise) void now.then(compare);
    else compare(now);
  };
  look();
  neighbours?.hear(() => {
    if (waiting.size > 0) look();
  });

  return {
    count: () => count,
    committed() {
      seen();
      neighbours?.tell();
    },
    next(before, { signal, patience }) {
      look();
      if (count !== before || signal.aborted) return Promise.resolve();
      timer ??= setInterval(look, LOOK_MS).unref();
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(patient);
          signal.removeEventListener('abort', wake);
          waiting.delete(wake);
          if (waiting.size === 0) {
            clearInterval(timer);
            timer = undefined;
          }
          resolve();
        };
        const patient = setTimeout(wake, patience).unref();
        signal.addEventListener('abort', wake);
        waiting.add(wake);
      });
    },
  };
}
