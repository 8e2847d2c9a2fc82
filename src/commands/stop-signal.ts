/** Ctrl-C, or an end that the system asks for: what was begun ends in order. */
export interface StopSignal {
  readonly stopped: boolean;
  /** Leaves signals to what they do else. */
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Waits for a signal to stop; a second one is from someone in a hurry, and ends the process at once. */
export function awaitStop(): StopSignal {
  let stopped = false;
  const release = () => {
    for (const each of SIGNALS) process.removeListener(each, stop);
  };
  const stop = () => {
    stopped = true;
    release();
  };
  for (const each of SIGNALS) process.on(each, stop);
  return {
    get stopped() {
      return stopped;
    },
    release,
  };
}
