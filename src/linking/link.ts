import type { Evidence, ExtractedEntity } from '../records/entity.ts';
import { type Candidate, type Context, keysOf, type Named, namesOf } from './candidate.ts';
import { blockKey, lookupKeys } from './names.ts';
import { isFullName } from './person-names.ts';
import { compare, oddsOf, scoreAmong } from './score.ts';

/** A stored entity with the probability that it is the same, and why. */
export interface Scored {
  id: string;
  /** 0 to 1. */
  score: number;
  /** The weights add up to the log odds of the score. */
  evidence: Evidence[];
}

/** Which stored entity an entity of an article is. */
export interface Decision {
  /** Null: none of them. */
  link: Scored | null;
  /** Others that it may be all the same, the likeliest first. */
  doubts: Scored[];
  /** Ids of candidates whose context may change the decision, the likeliest first. */
  open: string[];
}

/** Over this score two are one; below it they stay apart. */
const LINKED = 0.7;

/** From this score on it is a doubt that somebody should look at. */
const DOUBTFUL = 0.3;

/** Over this score nothing that stands around the names is looked at. */
const SURE = 0.9;

/** So many doubts of one entity are kept: whoever has more is one of many, and none of them is likely. */
const MOST_DOUBTS = 3;

/** The contexts of so many candidates of one entity are worth a look. */
const MOST_OPEN = 5;

/** With more that it may be, which one it is cannot be told anyway. */
const MOST_COMPARED = 100;

interface Pair {
  candidate: Candidate;
  evidence: Evidence[];
  odds: number;
}

const isNamedInFull = (named: Named) => named.type !== 'person' || keysOf(named).some(isFullName);

/** The stored entities by each key under which they are looked up. */
function byKey(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const index = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { type } = candidate;
    const keys = new Set([...keysOf(candidate), ...namesOf(candidate).map((each) => blockKey(type, each))]);
    for (const key of keys) {
      const there = index.get(key);
      if (there) there.push(candidate);
      else index.set(key, [candidate]);
    }
  }
  return index;
}

/**
 * Those that an entity may be. One that no article has named in full is doubtful itself: where another is named in full,
 * it makes that one no less likely.
 */
function pairsOf(
  entity: ExtractedEntity,
  index: ReadonlyMap<string, Candidate[]>,
  contexts: ReadonlyMap<string, Context>,
): Pair[] {
  const { names, blocks } = lookupKeys(entity);
  const candidates = new Set([...names, ...blocks].flatMap((key) => index.get(key) ?? []));
  return [...candidates].slice(0, MOST_COMPARED).flatMap((candidate) => {
    const evidence = compare(entity, candidate, contexts.get(candidate.id));
    return evidence ? [{ candidate, evidence, odds: oddsOf(evidence) }] : [];
  });
}

/** Those that are free, each with its score, the likeliest first. */
function scored(pairs: readonly Pair[]): Scored[] {
  const known = pairs.filter(({ candidate }) => isNamedInFull(candidate));
  return pairs
    .map((pair) => {
      const rivals = isNamedInFull(pair.candidate) ? known : pairs;
      const others = rivals.filter((other) => other !== pair).map(({ odds }) => odds);
      return { id: pair.candidate.id, ...scoreAmong(pair.evidence, others) };
    })
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** @param isStored whether it is a stored entity already, which is none of the others */
function decide(pairs: readonly Pair[], taken: ReadonlySet<string>, isStored: boolean): Decision {
  const free = pairs.filter(({ candidate }) => !taken.has(candidate.id));
  const all = scored(free);
  const link = all.find(({ score }) => score >= LINKED && !isStored) ?? null;
  // That it is one of them makes it no less likely that this one is another one of them as well.
  const others = link ? scored(free.filter(({ candidate }) => candidate.id !== link.id)) : all;
  const doubts = others.filter(({ score }) => score >= DOUBTFUL).slice(0, MOST_DOUBTS);
  const open = link && link.score >= SURE ? [] : all.slice(0, MOST_OPEN).map(({ id }) => id);
  return { link, doubts, open };
}

/**
 * Decides which stored entity each entity of one article is. Pure: the same input gives the same answer. A doubtful one
 * stays apart, since two entities are joined more easily than one is taken asunder. No two entities of an article become
 * one: extraction, which saw the text, kept them apart.
 *
 * @param entities all entities of the article
 * @param candidates stored entities that have one of the `lookupKeys` of one of them, or its id, in any order
 * @param contexts what is known of candidates beside their names and roles, by their ids; to be looked up for those that a
 *   first decision without them has left open
 * @returns by the id of each entity what it is; one that the same article has brought before stays what it was
 */
export function link(
  entities: readonly ExtractedEntity[],
  candidates: readonly Candidate[],
  contexts: ReadonlyMap<string, Context> = new Map(),
): Map<string, Decision> {
  const stored = new Set(candidates.map(({ id }) => id));
  const index = byKey(candidates);
  const decisions = new Map<string, Decision>();
  const taken = new Set(entities.map(({ id }) => id).filter((id) => stored.has(id)));
  const weighed = entities.map((entity) => ({ entity, pairs: pairsOf(entity, index, contexts) }));
  // The surest first, so that a doubtful one never takes the place of a sure one.
  const best = (pairs: readonly Pair[]) => Math.max(0, ...pairs.map(({ odds }) => odds));
  for (const { entity, pairs } of weighed.toSorted((a, b) => best(b.pairs) - best(a.pairs))) {
    const decision = decide(pairs, taken, stored.has(entity.id));
    decisions.set(entity.id, decision);
    if (decision.link) taken.add(decision.link.id);
  }
  // What another one has turned out to be is no doubt any more.
  for (const decision of decisions.values()) decision.doubts = decision.doubts.filter(({ id }) => !taken.has(id));
  return decisions;
}
