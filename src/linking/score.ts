import type { Evidence } from '../records/entity.ts';
import { type Candidate, type Context, keysOf, type Named, namesOf } from './candidate.ts';
import { initialsOf, nameKey } from './names.ts';
import { comparePersonNames, isFullName, type PersonNameMatch } from './person-names.ts';
import { compareRoles, type RoleMatch } from './roles.ts';

/**
 * How two names agree. `alias`: the same as one of the other names; `acronym`: one has the initials of the other;
 * `listed`: one that an authority list gives.
 */
type NameMatch = PersonNameMatch | 'alias' | 'acronym' | 'listed';

/**
 * What each kind of agreement adds to the log odds that the two are one. The weights of bare names, roles, prominence and
 * company started from a logistic regression on articles of PolNeAR's train and dev parts whose full names had been taken
 * out, as `npm run bench:linking` does, and were then set by hand where its evidence was thin; the others are set beside
 * them by judgement, since no corpus at hand marks who is whom over its articles.
 */
const WEIGHTS: { name: Record<NameMatch, number>; role: Record<RoleMatch, number> } = {
  name: {
    same: 3,
    alias: 2.5,
    listed: 2.5,
    middle: 2.5,
    nickname: 1.5,
    acronym: 0.5,
    initials: -0.5,
    short: -3.3,
    surname: -3.3,
    given: -4.5,
  },
  role: { same: 5, similar: 2, contradictory: -3.5 },
};

/** A bare name means those sooner of whom there is more to read: for each e-fold of articles, and at most. */
const PROMINENCE = 0.6;
const MOST_PROMINENCE = 3;

/** An organization and a place of one name ("Kremlin") may be one thing that was read in two ways. */
const OTHER_TYPE = -3;

/** A unit of company, and the most that company can tell. */
const COMPANY = 0.7;
const MOST_COMPANY = 2.1;

const PUBLISHER = 0.3;

const rounded = (value: number) => Math.round(value * 100) / 100;

function matchPersons(one: Named, other: Named): NameMatch | null {
  const [ours, theirs] = [keysOf(one), keysOf(other)];
  // Where both are named in full, what their short names have in common says nothing.
  const full = ours.some(isFullName) && theirs.some(isFullName);
  const [a, b] = full ? [ours.filter(isFullName), theirs.filter(isFullName)] : [ours, theirs];
  const matches = a.flatMap((key) => b.flatMap((each) => comparePersonNames(key, each) ?? []));
  return ORDER.find((match) => matches.includes(match)) ?? null;
}

const ORDER = ['same', 'middle', 'nickname', 'initials', 'short', 'surname', 'given'] as const;

function matchThings(one: Named, other: Named): NameMatch | null {
  const [ours, theirs] = [keysOf(one), keysOf(other)];
  if (ours[0] !== undefined && ours[0] === theirs[0]) return 'same';
  if (ours.some((key) => theirs.includes(key))) return 'alias';
  const initials = (named: Named) =>
    namesOf(named)
      .map(initialsOf)
      .filter((each) => each !== '');
  const acronym =
    initials(one).some((each) => theirs.includes(each)) || initials(other).some((each) => ours.includes(each));
  return acronym ? 'acronym' : null;
}

const isPerson = ({ type }: Named) => type === 'person';

function matchNames(entity: Named, candidate: Candidate): NameMatch | null {
  const match = isPerson(entity) ? matchPersons(entity, candidate) : matchThings(entity, candidate);
  // Whoever made the list has vouched for its short names as well.
  const vouched = (candidate.listed ?? []).map((each) => nameKey(candidate.type, each));
  const isListed = match !== null && keysOf(entity).some((key) => vouched.includes(key));
  return isListed && WEIGHTS.name[match] < WEIGHTS.name.listed ? 'listed' : match;
}

const isBare = (match: NameMatch) => match === 'short' || match === 'surname' || match === 'given';

/**
 * What speaks for and against an entity of an article being a stored one; null where their names cannot be one's.
 *
 * The weights of all evidence add up to log odds. Company is measured after Adamic and Adar (2003): each entity that
 * both have been seen with counts for the more the fewer articles it comes up in, 1 / ln(2 + articles).
 */
export function compare(entity: Named, candidate: Candidate, context?: Context): Evidence[] | null {
  if (isPerson(entity) !== isPerson(candidate)) return null;
  const name = matchNames(entity, candidate);
  if (name === null) return null;
  const evidence: Evidence[] = [{ feature: 'name', value: name, weight: WEIGHTS.name[name] }];
  if (entity.type !== candidate.type) {
    evidence.push({ feature: 'type', value: `${entity.type}, ${candidate.type}`, weight: OTHER_TYPE });
  }
  if (isBare(name) && candidate.articles > 1) {
    const weight = rounded(Math.min(MOST_PROMINENCE, PROMINENCE * Math.log(candidate.articles)));
    evidence.push({ feature: 'prominence', value: `${candidate.articles} articles`, weight });
  }
  const role = compareRoles(entity.roles, candidate.roles);
  if (role) evidence.push({ feature: 'role', value: role, weight: WEIGHTS.role[role] });
  if (context) evidence.push(...compareContext(context));
  return evidence;
}

function compareContext({ company, publisher }: Context): Evidence[] {
  const evidence: Evidence[] = [];
  if (company.length > 0) {
    const shared = company.reduce((sum, { articles }) => sum + 1 / Math.log(2 + articles), 0);
    const names = company.toSorted((a, b) => a.articles - b.articles).map(({ name }) => name);
    const weight = rounded(Math.min(MOST_COMPANY, COMPANY * shared));
    evidence.push({ feature: 'company', value: names.slice(0, 5).join(', '), weight });
  }
  if (publisher !== null) evidence.push({ feature: 'publisher', value: publisher, weight: PUBLISHER });
  return evidence;
}

/** The odds that evidence adds up to. */
export const oddsOf = (evidence: readonly Evidence[]): number =>
  Math.exp(evidence.reduce((sum, { weight }) => sum + weight, 0));

/**
 * The probability of one candidate, when it is one of several or none of them: its odds among all odds, where those of
 * being new are 1. The others are told as evidence against it, so that its log odds are still the sum of all weights.
 */
export function scoreAmong(
  evidence: readonly Evidence[],
  others: readonly number[],
): { score: number; evidence: Evidence[] } {
  const rivals = others.reduce((sum, odds) => sum + odds, 0);
  const weight = rounded(-Math.log(1 + rivals));
  const rival: Evidence[] = weight === 0 ? [] : [{ feature: 'rivals', value: String(others.length), weight }];
  const all = [...evidence, ...rival];
  const odds = oddsOf(all);
  return { score: Math.round((1000 * odds) / (1 + odds)) / 1000, evidence: all };
}
