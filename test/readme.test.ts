import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runReadme } from '../scripts/run-readme.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

function lacks(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return false;
  } catch {
    return true;
  }
}
const missing = ['bash', 'curl'].filter(lacks);
const why = missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not installed)` : '';

describe.skipIf(why)(`the README${why}`, () => {
  it('shows what its examples print: else run `npm run readme`', async () => {
    expect(await runReadme(readme)).toBe(readme);
  });

  it('has examples', () => {
    expect(readme.match(/```sh\n(curl|echo) /gu)?.length).toBeGreaterThanOrEqual(6);
  });
});
