import { existsSync } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Parts, takeIn } from '../intake/take-in.ts';
import { makeFolder } from '../store/folder.ts';
import { messageOf } from './problems.ts';
import { articlesOfFile, draftOf, readHere } from './sources/drafts.ts';

/** The articles that come with onrecord: beside src/ as beside dist/. */
const FOLDER = fileURLToPath(new URL('../../data/articles/', import.meta.url));

/**
 * Only a new database is seeded, so that an article which someone deleted does not come back with the next start. This
 * file beside the database is there from before the database is made until the last article is in: after a kill in
 * between, the next start goes on where it stopped.
 */
const markerOf = (database: string) => `${database}.seeding`;

/** Whether the database is to be seeded; to be asked before it is opened, since opening makes it. */
export async function expectSeed(database: string): Promise<boolean> {
  const marker = markerOf(database);
  if (existsSync(marker)) return true;
  if (existsSync(database) || /^[a-z][a-z0-9+.-]+:/i.test(database)) return false;
  try {
    makeFolder(dirname(database));
    const file = await open(marker, 'w');
    await file.sync();
    await file.close();
    return true;
  } catch {
    // Where no marker can be written no database can be made either, and opening it says so better.
    return false;
  }
}

/** Takes in the articles that come with onrecord; one that fails is told of, and stops nothing. */
export async function seed(database: string, parts: Parts, say: (line: string) => void): Promise<void> {
  let stored = 0;
  for (const source of await seedArticles()) {
    try {
      if ('problem' in source) throw new Error(source.problem);
      await takeIn(source.draft, parts);
      stored += 1;
    } catch (error) {
      say(`onrecord: ${source.place} was left out: ${messageOf(error)}`);
    }
  }
  await forgetSeeding(database);
  say(`${stored} articles were read into the new database`);
}

/** Leaves a database as it is: nothing is read into it any more. */
export const forgetSeeding = (database: string): Promise<void> => rm(markerOf(database), { force: true });

/** An article of a file, or why it cannot be stored. */
type DraftSource = { place: string } & ReturnType<typeof draftOf>;

/** The oldest first, since lists begin with what was stored last. */
async function seedArticles(): Promise<DraftSource[]> {
  const names = existsSync(FOLDER) ? await readdir(FOLDER) : [];
  const sources: DraftSource[] = [];
  for (const name of names.filter((each) => each.endsWith('.txt')).sort()) {
    const place = join(FOLDER, name);
    for (const found of await articlesOfFile(place, { read: readHere })) sources.push({ place, ...draftOf(found) });
  }
  return sources.sort((a, b) => dateOf(a).localeCompare(dateOf(b)));
}

const dateOf = (source: DraftSource) => ('draft' in source && source.draft.publishedAt) || '';
