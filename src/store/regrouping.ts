import sql from 'sql-template-tag';
import { recordsWith, type Worded } from './candidate-wordings.ts';
import { Components } from './components.ts';
import type { Dialect, Queries } from './engine.ts';
import { countMembers, newGroup } from './occurrence-groups.ts';
import { atMost } from './paging.ts';
import { fingerprintsOf, repeats, soughtBy, type WordingKind } from './wording-kinds.ts';
import { foldedWords } from './words.ts';

/**
 * A group of more wordings than this stays together when one of them goes, and one of more records: it hardly hung on that
 * one alone.
 */
const MOST_REGROUPED = 200;
const MOST_READ = 5_000;

/** Records with the same words; should others ever have the same hash, they only stay in the group that they are in. */
interface Rest extends Worded {
  words: number;
  members: number;
}

/** Groups anew what is left of a group after words of it have gone, whose records it still counts. */
export async function regroup(write: Queries, d: Dialect, kind: WordingKind, groupKey: number): Promise<void> {
  const left = sql`select key, words from ${kind.table} where group_key = ${groupKey} ${atMost(MOST_READ + 1)}`;
  const wordings = await write.all<Omit<Rest, 'text'>>(
    sql`select words, min(key) as key, count(*) as members from (${left}) as r group by words`,
  );
  const records = wordings.reduce((sum, { members }) => sum + members, 0);
  if (wordings.length < 2 || wordings.length > MOST_REGROUPED || records > MOST_READ) return;
  const stored = await recordsWith(
    write,
    d,
    kind,
    wordings.map(({ key }) => key),
  );
  const textOf = new Map(stored.map(({ key, text }) => [key, text]));
  const rest = wordings.map((wording) => ({ ...wording, text: textOf.get(wording.key) ?? '' }));
  const [, ...others] = partsOf(kind, rest).sort((a, b) => membersOf(b) - membersOf(a));
  for (const part of others) {
    const members = membersOf(part);
    const group = members > 1 ? await newGroup(write) : null;
    await write.run(sql`
      update ${kind.table} set group_key = ${group}
      where group_key = ${groupKey} and ${d.among(
        sql`words`,
        part.map(({ words }) => words),
      )}`);
    if (group !== null) await countMembers(write, group, members);
    await countMembers(write, groupKey, -members);
  }
}

const membersOf = (part: readonly Rest[]) => part.reduce((sum, { members }) => sum + members, 0);

/** Parts a list of wordings into those that repeat one another. */
function partsOf(kind: WordingKind, wordings: readonly Rest[]): Rest[][] {
  const sets = new Components();
  const known = wordings.map(({ key, text }) => ({ key, text, words: foldedWords(text) }));
  const found = new Map<number, typeof known>();
  for (const one of known) {
    for (const other of new Set(soughtBy(kind, one.text).flatMap((hash) => found.get(hash) ?? []))) {
      if (sets.of(one.key) !== sets.of(other.key) && repeats(kind, one.words, other.words))
        sets.join(one.key, other.key);
    }
    for (const hash of fingerprintsOf(kind, one.text)) found.set(hash, [...(found.get(hash) ?? []), one]);
  }
  const parts = new Map<number, Rest[]>();
  for (const wording of wordings) {
    const set = sets.of(wording.key);
    parts.set(set, [...(parts.get(set) ?? []), wording]);
  }
  return [...parts.values()];
}
