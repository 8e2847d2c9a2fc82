import { execFileSync } from 'node:child_process';

function lacks(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return false;
  } catch {
    return true;
  }
}

const missing = ['bash', 'curl'].filter(lacks);

/** Why tests that run examples in a shell are skipped on this machine; empty where they run. */
export const NO_SHELL = missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not installed)` : '';
