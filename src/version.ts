import { readFileSync } from 'node:fs';

/** What package.json says of this program: beside src/ as it is beside dist/. */
export const { version, license } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
  license: string;
};
