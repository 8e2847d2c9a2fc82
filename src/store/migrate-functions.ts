import type Database from 'better-sqlite3';
import { blockKey, nameKey } from '../linking/names.ts';
import type { EntityType } from '../records/entity.ts';
import { Components } from './components.ts';
import { winnowed } from './fingerprints.ts';
import { fingerprintsOf, kindOf } from './wording-kinds.ts';
import { foldedWords, wordingHash } from './words.ts';

/**
 * Gives migrations what the program makes keys of: where it makes them otherwise, a migration writes them anew.
 *
 * - `name_key(type, name)`, `block_key(type, name)`: what entities are looked up by
 * - `wording_hash(kind, text)`: by which records with the same words are found
 * - `fingerprints_of(kind, text)`: a JSON array of integers, by which two texts are compared; `fewer_fingerprints_of(kind,
 *   text)`: those of them by which a text is found
 * - `same_wording(kind, text, text)`: 1 where one repeats the other
 * - `grouped(pair)`, an aggregate over JSON arrays of two keys: a JSON array of `[key, least key of its set]`
 */
export function addFunctions(database: Database.Database): void {
  database.function('name_key', (type, name) => nameKey(type as EntityType, String(name)));
  database.function('block_key', (type, name) => blockKey(type as EntityType, String(name)));
  database.function('wording_hash', (kind, text) => wordingHash(String(kind), String(text)));
  database.function('fingerprints_of', (kind, text) =>
    JSON.stringify(winnowed(foldedWords(String(text)), String(kind))),
  );
  database.function('fewer_fingerprints_of', (kind, text) =>
    JSON.stringify(fingerprintsOf(kindOf(kind), String(text))),
  );
  database.function('same_wording', (kind, one, other) =>
    Number(kindOf(kind).same(foldedWords(String(one)), foldedWords(String(other)))),
  );
  database.aggregate('grouped', {
    start: () => new Components(),
    step: (sets: Components, pair: unknown) => {
      const [one, other] = JSON.parse(String(pair)) as [number, number];
      sets.join(one, other);
    },
    result: (sets: Components) => JSON.stringify(sets.entries()),
  });
}
