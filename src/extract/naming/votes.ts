import type { EntityType } from '../../records/entity.ts';
import type { NameMention } from '../document.ts';

/** So many times as often as another type one must be told of a name, to be its type everywhere. */
const CLEARLY = 3;

/**
 * A name that is of one type in most of its places is of that type in all of them: one entity, not two. Where it has a title, that tells.
 * Nearer votes decide nothing: a team and its town have one name.
 */
export function voted(mentions: readonly NameMention[]): NameMention[] {
  const votes = new Map<string, Map<EntityType, number>>();
  for (const { text, type } of mentions) {
    const ofText = votes.get(text) ?? new Map<EntityType, number>();
    votes.set(text, ofText.set(type, (ofText.get(type) ?? 0) + 1));
  }
  return mentions.map((mention) => {
    const [most, next] = [...(votes.get(mention.text) ?? [])].sort((a, b) => b[1] - a[1]);
    if (mention.title || !most || !next || most[0] === mention.type || most[1] < CLEARLY * next[1]) return mention;
    return { ...mention, type: most[0] };
  });
}
