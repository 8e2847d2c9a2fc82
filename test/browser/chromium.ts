import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium, or another one that `CHROMIUM` names; null where there is none. */
const path = [process.env.CHROMIUM, '/usr/bin/chromium'].find((one) => one && existsSync(one)) ?? null;

/** Why tests that need a browser are skipped on this machine; empty where they run. */
export const NO_BROWSER = path ? '' : ' (skipped: there is no Chromium; install it, or name one in CHROMIUM)';

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: path ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
