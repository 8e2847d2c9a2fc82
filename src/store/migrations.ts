import { readdirSync, readFileSync } from 'node:fs';

export interface Migration {
  version: number;
  /** Reads its statements: where a database is up to date, nobody need. */
  sql(): string;
}

type EngineName = 'sqlite' | 'postgres';

/**
 * The migrations of this version of onrecord for an engine, in order; the first four digits of a file's name are its
 * number. One number means the same form of the tables in every engine.
 */
export function migrationsOf(engine: EngineName): Migration[] {
  const folder = new URL(`../../migrations/${engine}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .sort()
    .map((name) => ({ version: Number(name.slice(0, 4)), sql: () => readFileSync(new URL(name, folder), 'utf8') }));
}

/** The number of the form of the tables that this code reads. */
export const latestSchema = (engine: EngineName): number => migrationsOf(engine).at(-1)?.version ?? 0;
