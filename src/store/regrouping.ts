import sql from 'sql-template-tag';
import { Components } from './components.ts';
import type { Dialect, Queries } from './engine.ts';
import { newGroups } from './occurrence-groups.ts';
import { atMost } from './paging.ts';
import { fingerprintsOf, type WordingKind } from './wording-kinds.ts';
import { foldedWords } from './words.ts';

/** A group of more wordings than this stays together when one of them goes: it hardly hung on that one alone. */
const MOST_REGROUPED = 200;

interface Rest {
  key: number;
  members: number;
  text: string;
}

/** Groups anew what is left of a group after wordings of it have gone; with nothing left the group goes as well. */
export async function regroup(write: Queries, d: Dialect, kind: WordingKind, groupKey: number): Promise<void> {
  const rest = await write.all<Rest>(sql`
    select w.key, w.members, (select text from ${kind.table} where wording_key = w.key limit 1) as text
    from wordings w where w.group_key = ${groupKey} ${atMost(MOST_REGROUPED + 1)}`);
  if (rest.length === 0) await write.run(sql`delete from occurrence_groups where key = ${groupKey}`);
  if (rest.length < 2 || rest.length > MOST_REGROUPED) return;
  const [, ...others] = partsOf(kind, rest).sort((a, b) => membersOf(b) - membersOf(a));
  const parted = await newGroups(write, d, others.length);
  for (const [place, part] of others.entries()) {
    const key = parted[place] as number;
    await write.run(sql`update occurrence_groups set members = ${membersOf(part)} where key = ${key}`);
    const keys = part.map((wording) => wording.key);
    await write.run(sql`update wordings set group_key = ${key} where ${d.among(sql`key`, keys)}`);
    await write.run(sql`update ${kind.table} set group_key = ${key} where ${d.among(sql`wording_key`, keys)}`);
    await write.run(sql`
      update occurrence_groups set members = members - ${membersOf(part)} where key = ${groupKey}`);
  }
}

const membersOf = (part: readonly Rest[]) => part.reduce((sum, { members }) => sum + members, 0);

/** Parts a list of wordings into those that repeat one another. */
function partsOf(kind: WordingKind, wordings: readonly Rest[]): Rest[][] {
  const sets = new Components();
  const known = wordings.map(({ key, text }) => ({ key, words: foldedWords(text), marks: fingerprintsOf(kind, text) }));
  const seen = new Map<number, typeof known>();
  for (const one of known) {
    for (const mark of one.marks) {
      const before = seen.get(mark) ?? [];
      for (const other of before) {
        if (sets.of(one.key) !== sets.of(other.key) && kind.same(one.words, other.words)) sets.join(one.key, other.key);
      }
      seen.set(mark, [...before, one]);
    }
  }
  const parts = new Map<number, Rest[]>();
  for (const wording of wordings) {
    const set = sets.of(wording.key);
    parts.set(set, [...(parts.get(set) ?? []), wording]);
  }
  return [...parts.values()];
}
