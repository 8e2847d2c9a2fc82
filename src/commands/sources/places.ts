import { constants, type Dirent } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { STDIN } from '../input.ts';
import { messageOf } from '../problems.ts';
import { endingOf, isKnownEnding } from './source-format.ts';

/** Where articles are. A file is `found` where nobody has named it, but the folder that it is in, or a pattern. */
export type Place =
  | { kind: 'file'; name: string; found: boolean }
  | { kind: 'address'; name: string }
  | { kind: 'stdin'; name: typeof STDIN }
  | { kind: 'unreadable'; name: string; problem: string };

/** What a command line names. */
export type Named = Exclude<Place, { kind: 'unreadable' }> | { kind: 'folder' | 'pattern'; name: string };

/** What folders hold that is not read, counted. */
export interface LeftOut {
  hidden: number;
  /** By their endings. */
  unknown: Map<string, number>;
}

export const noneLeftOut = (): LeftOut => ({ hidden: 0, unknown: new Map() });

const isAddress = (name: string) => /^https?:\/\//i.test(name);

/**
 * What each of the sources of a command line is, so that a misspelt name is told before any work is done.
 *
 * @throws Error that names the first one that is not there
 */
export async function namedPlaces(sources: readonly string[]): Promise<Named[]> {
  return await Promise.all(sources.map(namedPlace));
}

async function namedPlace(name: string): Promise<Named> {
  if (name === STDIN) return { kind: 'stdin', name };
  if (isAddress(name)) return { kind: 'address', name };
  const info = await stat(name).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw new Error(`${name}: ${error.message}`);
    return null;
  });
  if (!info) {
    if (!isDynamicPattern(name)) throw new Error(`${name}: no such file`);
    for await (const _ of matching(name)) return { kind: 'pattern', name };
    throw new Error(`${name}: no file has such a name`);
  }
  await access(name, constants.R_OK).catch(() => {
    throw new Error(`${name} may not be read: change its permissions`);
  });
  return info.isDirectory() ? { kind: 'folder', name } : { kind: 'file', name, found: false };
}

/** All places in the order in which they are named, those of a folder by their names. Counts what is left out. */
export async function* placesIn(named: readonly Named[], leftOut: LeftOut): AsyncGenerator<Place> {
  for (const each of named) {
    if (each.kind === 'folder') yield* known(filesUnder(each.name, leftOut, new Set()), leftOut);
    else if (each.kind === 'pattern') yield* known(matching(each.name), leftOut);
    else yield each as Place;
  }
}

async function* known(places: AsyncIterable<Place>, leftOut: LeftOut): AsyncGenerator<Place> {
  for await (const place of places) {
    if (place.kind !== 'file' || isKnownEnding(place.name)) yield place;
    else {
      const ending = endingOf(place.name) || 'none';
      leftOut.unknown.set(ending, (leftOut.unknown.get(ending) ?? 0) + 1);
    }
  }
}

/** A file that links lead to again and again comes once, under the shortest of its names. */
async function* matching(pattern: string): AsyncGenerator<Place> {
  const names = await glob(pattern, { expandDirectories: false });
  const byFile = new Map<string, string>();
  for (const name of names.sort((a, b) => b.length - a.length)) {
    byFile.set(await realpath(name).catch(() => name), name);
  }
  for (const name of [...byFile.values()].sort()) yield { kind: 'file', name, found: true };
}

/** The files of a folder and those below it. One that links lead to again and again is gone through once. */
async function* filesUnder(folder: string, leftOut: LeftOut, seen: Set<string>): AsyncGenerator<Place> {
  try {
    const real = await realpath(folder);
    if (seen.has(real)) return;
    seen.add(real);
    const entries = await readdir(folder, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const name = join(folder, entry.name);
      if (entry.name.startsWith('.')) leftOut.hidden += 1;
      else yield* entryOf(name, entry, leftOut, seen);
    }
  } catch (error) {
    yield { kind: 'unreadable', name: folder, problem: messageOf(error) };
  }
}

async function* entryOf(name: string, entry: Dirent, leftOut: LeftOut, seen: Set<string>): AsyncGenerator<Place> {
  try {
    const info = entry.isSymbolicLink() ? await stat(name) : entry;
    if (info.isDirectory()) yield* filesUnder(name, leftOut, seen);
    else if (info.isFile()) yield { kind: 'file', name, found: true };
  } catch (error) {
    yield { kind: 'unreadable', name, problem: messageOf(error) };
  }
}
