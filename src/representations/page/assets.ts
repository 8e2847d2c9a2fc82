import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the files lie that pages load: style and scripts. */
export const ASSETS_FOLDER = fileURLToPath(new URL('../../../assets/', import.meta.url));

const version = createHash('sha256');
for (const name of readdirSync(ASSETS_FOLDER).sort()) version.update(readFileSync(`${ASSETS_FOLDER}${name}`));

/** Under which path they are given out; it changes with what is in them, so that browsers may keep them for good. */
export const ASSETS_PATH = `/assets/${version.digest('hex').slice(0, 12)}/`;
