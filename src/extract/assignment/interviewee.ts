import type { Document } from '../document.ts';

/** Whom an interview in questions and answers is with: the person whom the text before it names most; null where it names none. */
export function intervieweeOf({ turns, mentions, entities }: Document): number | null {
  const first = turns[0]?.label.first ?? 0;
  const counts = new Map<number, number>();
  for (const mention of mentions) {
    if (mention.first >= first || entities[mention.entity]?.type !== 'person') continue;
    counts.set(mention.entity, (counts.get(mention.entity) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? null;
}
