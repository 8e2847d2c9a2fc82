import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runReadme } from '../scripts/run-readme.ts';
import { NO_SHELL } from './programs.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe.skipIf(NO_SHELL)(`the README${NO_SHELL}`, () => {
  it('shows what its examples print: else run `npm run readme`', async () => {
    expect(await runReadme(readme)).toBe(readme);
  });

  it('has examples', () => {
    expect(readme.match(/```sh\n(curl|echo) /gu)?.length).toBeGreaterThanOrEqual(6);
  });
});
