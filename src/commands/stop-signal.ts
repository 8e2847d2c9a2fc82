/** Ctrl-C, or an end that the system asks for: what was begun ends in order. */
export interface StopSignal {
  readonly stopped: boolean;
  /** Aborted with it: what only waits need not go on. */
  readonly signal: AbortSignal;
  /** Leaves signals to what they do else. */
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Waits for a signal to stop; a second one is from someone in a hurry, and ends the process at once. */
export function awaitStop(): StopSignal {
  const controller = new AbortController();
  const release = () => {
    for (const each of SIGNALS) process.removeListener(each, stop);
  };
  const stop = () => {
    release();
    controller.abort();
  };
  for (const each of SIGNALS) process.on(each, stop);
  return {
    get stopped() {
      return controller.signal.aborted;
    },
    signal: controller.signal,
    release,
  };
}
