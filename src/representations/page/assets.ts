import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the files lie that pages load: style and scripts. */
export const ASSETS_FOLDER = fileURLToPath(new URL('../../../assets/', import.meta.url));

const version = createHash('sha256');
const files = readdirSync(ASSETS_FOLDER, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
for (const file of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
  version.update(readFileSync(file));

/** Under which path they are given out; it changes with what is in them, so that browsers may keep them for good. */
export const ASSETS_PATH = `/assets/${version.digest('hex').slice(0, 12)}/`;
