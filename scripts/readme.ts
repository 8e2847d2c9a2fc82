import { readFileSync, writeFileSync } from 'node:fs';
import { runReadme } from './run-readme.ts';

// Runs the examples of the README, and writes what they print below them.
const file = new URL('../README.md', import.meta.url);
writeFileSync(file, await runReadme(readFileSync(file, 'utf8')));
