import type { Document, TokenRange } from '../document.ts';
import { ENGLISH, type Gender } from '../naming/gazetteer.ts';
import type { Anaphor } from './anaphors.ts';
import type { Known, Registry } from './registry.ts';
import { hasRole, roleForms } from './role-forms.ts';
import { Salience } from './salience.ts';

/** How many sentences back an anaphor reaches, unless it says what is meant or the encoder sees farther. */
const REACH = 5;
/** What it counts that a description has a word of the entity's role or name. */
const SAME = 10;
/** What an unknown gender costs against a known one that fits. */
const UNKNOWN_GENDER = 0.5;
/** What the encoder's log-odds count against salience, and what stands for them where no window holds both mentions. */
const LEARNED = 1;
const UNSEEN = -4;

interface Candidate {
  fit: number;
  presence: number;
  learned: number | undefined;
}

/**
 * Which entity an anaphor means. An entity that `fit` does not exclude scores
 *
 *     fit + greatest presence of its mentions + LEARNED × greatest log-odds of its mentions
 *
 * and the best one is taken, of equals the one mentioned last. Presence is `Salience`'s, counted in sentences; log-odds
 * are `document.antecedents`', and left out where the encoder gives none at all.
 */
export class Antecedents {
  readonly #document: Document;
  readonly #registry: Registry;
  readonly #salience: Record<Anaphor['type'], Salience>;

  constructor(document: Document, registry: Registry) {
    this.#document = document;
    this.#registry = registry;
    this.#salience = { person: new Salience(document), organization: new Salience(document) };
  }

  /** Takes note of a mention; they come in text order. */
  add(entity: number, mention: TokenRange): void {
    const type = this.#registry.entities[entity]?.type;
    if (type === 'person' || type === 'organization') this.#salience[type].add(entity, mention);
  }

  /** The entity that an anaphor means, as an index; null when none fits. */
  of(anaphor: Anaphor): number | null {
    let best: number | null = null;
    let most = Number.NEGATIVE_INFINITY;
    for (const [entity, candidate] of this.#candidates(anaphor)) {
      const score = this.#score(candidate);
      if (score < most) continue;
      best = entity;
      most = score;
    }
    return best;
  }

  /** In the order of their last mentions. */
  #candidates(anaphor: Anaphor): Map<number, Candidate> {
    const candidates = new Map<number, Candidate>();
    const named = this.#saidToBe(anaphor);
    if (named !== null) candidates.set(named, { fit: SAME, presence: -REACH - 3, learned: undefined });
    for (const { entity, mention, presence, distance } of this.#salience[anaphor.type].before(anaphor.first)) {
      const fit = this.#fit(anaphor, entity);
      const learned = this.#document.antecedents?.score(anaphor, mention);
      if (fit === null || (distance > REACH && learned === undefined)) continue;
      const before = candidates.get(entity);
      candidates.delete(entity);
      candidates.set(entity, {
        fit,
        presence: Math.max(presence, before?.presence ?? presence),
        learned: learned === undefined ? before?.learned : Math.max(learned, before?.learned ?? learned),
      });
    }
    return candidates;
  }

  #score({ fit, presence, learned }: Candidate): number {
    return fit + presence + (this.#document.antecedents ? LEARNED * (learned ?? UNSEEN) : 0);
  }

  /** The person, wherever named, of whom the article says what the description says. */
  #saidToBe({ kind, type, head }: Anaphor): number | null {
    return kind === 'description' && type === 'person'
      ? this.#registry.withRole(roleForms(this.#document.at(head).lower))
      : null;
  }

  /** What speaks for an entity as such, null when the anaphor cannot mean it. */
  #fit(anaphor: Anaphor, index: number): number | null {
    const entity = this.#registry.entities[index];
    if (!entity) return null;
    if (anaphor.kind === 'description') return this.#fitOfDescription(anaphor, entity);
    return anaphor.gender === null ? 0 : fitOfGender(anaphor.gender, entity.gender);
  }

  #fitOfDescription({ type, first, last, head, speaks }: Anaphor, { name, roles }: Known): number | null {
    const noun = this.#document.at(head).lower;
    if (type === 'organization') return hasWord(name, noun) ? SAME : speaks && last - first === 2 ? 0 : null;
    if (roles.some((role) => hasRole(role, noun))) return SAME;
    // Age and origin tell of anyone, a role of one that has none yet.
    const ofAnyone = noun === 'old' || ENGLISH.demonyms.has(noun);
    return speaks && (ofAnyone || roles.length === 0) ? 0 : null;
  }
}

const fitOfGender = (wanted: Gender, known: Gender | null): number | null => {
  if (known === wanted) return 0;
  return known === null || known === 'u' ? -UNKNOWN_GENDER : null;
};

const hasWord = (name: string, noun: string): boolean =>
  name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .includes(noun);
