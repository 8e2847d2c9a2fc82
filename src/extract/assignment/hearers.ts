import type { Assignment, Attribution, Document, TokenRange } from '../document.ts';
import type { Phrases } from '../grammar/phrases.ts';
import { isTimeWord } from '../grammar/time.ts';
import { beginningIn, overlap } from '../ranges.ts';
import { asking, reachOf } from './asking.ts';
import type { Speaking } from './speaking.ts';

/** The least log-odds at which a hearer is taken. */
const LEAST = -1.25;

/** What it counts that one heard what another one said just before, and how many paragraphs on: who goes on may speak to others. */
const JUST_BEFORE = 2;
const REACH = 1;

/**
 * What it counts that a place is a part of what is said, and more where it names nobody ("the dam"), that it is in another
 * sentence than the cue, or in one where only others speak.
 */
const IN_CONTENT = -1;
const NAMELESS_IN_CONTENT = -4;
const ELSEWHERE = -1;
const OF_OTHERS = -2;

interface Place extends TokenRange {
  /** What one place has in common with others that name the same hearer: the entity, or the words. */
  key: number | string;
  /** From where on it tells of the hearer: in "a Fox host", "Fox" is a place of its own. */
  telling: number;
}

/** The places of an article that may name a hearer, of which the encoder picks. */
export class Hearers {
  readonly #document: Document;
  /** In text order. */
  readonly #places: readonly Place[];
  readonly #speaking: Speaking;

  constructor(document: Document, phrases: Phrases, speaking: Speaking) {
    this.#document = document;
    this.#speaking = speaking;
    this.#places = placesOf(document, phrases);
  }

  /**
   * Where the hearer whom a cue points at is named most clearly, null where that is nobody. Of several places that name one
   * hearer, that one has the share of all. `before` is what was last said to somebody.
   */
  pointedAt(attribution: Attribution, speakers: readonly number[], before: Assignment | null): TokenRange | null {
    const cue = asking(attribution);
    const heard = before && !before.speakers.some((one) => speakers.includes(one)) ? this.#heard(cue, before) : [];
    const found = new Map<number | string, { share: number; most: number; place: Place }>();
    for (const place of beginningIn(this.#places, reachOf(cue))) {
      if (speakers.includes(place.key as number)) continue;
      const pointed = this.#document.hearers?.score(cue, { first: place.telling, last: place.last });
      if (pointed === undefined) continue;
      const score = pointed + this.#weight(cue, place, attribution, speakers);
      const known = found.get(place.key);
      if (!known) found.set(place.key, { share: Math.exp(score), most: score, place });
      else {
        known.share += Math.exp(score);
        if (score <= known.most) continue;
        known.most = score;
        known.place = place;
      }
    }
    let best: { share: number; place: Place | null } = { share: Math.exp(LEAST), place: null };
    for (const [key, one] of found) {
      const share = heard.includes(key) ? one.share * Math.exp(JUST_BEFORE) : one.share;
      if (share > best.share) best = { share, place: one.place };
    }
    return best.place;
  }

  /** Who heard what was said before, where that is just before a cue, as keys of places. */
  #heard(cue: TokenRange, { attribution, addressees }: Assignment): (number | string)[] {
    const paragraph = (token: number): number => this.#document.sentenceOf(token).paragraph;
    const isNear = paragraph(cue.first) - paragraph(asking(attribution).first) <= REACH;
    return isNear ? addressees.map(({ entity, name }) => entity ?? name.toLowerCase()) : [];
  }

  /** What it counts where the place is. */
  #weight(cue: TokenRange, place: Place, { content }: Attribution, speakers: readonly number[]): number {
    const inContent = typeof place.key === 'number' ? IN_CONTENT : NAMELESS_IN_CONTENT;
    const isElsewhere = this.#document.at(place.first).sentence !== this.#document.at(cue.first).sentence;
    return (
      (content.some((part) => overlap(part, place)) ? inContent : 0) +
      (isElsewhere ? ELSEWHERE : 0) +
      (this.#speaking.isOthers(place.first, speakers) ? OF_OTHERS : 0)
    );
  }
}

/** Mentions, and the phrases whose heads are in none. */
function placesOf(document: Document, phrases: Phrases): Place[] {
  const mentioned = new Uint8Array(document.tokens.length);
  for (const { first, last } of document.mentions) mentioned.fill(1, first, last);
  const places: Place[] = document.mentions.map(({ first, last, entity }) => ({
    first,
    last,
    key: entity,
    telling: first,
  }));
  for (const { first, last } of phrases.all) {
    const head = document.at(last - 1);
    if (mentioned[last - 1] || head.pos === 'PRON' || isTimeWord(head)) continue;
    let telling = last - 1;
    while (telling > first && !mentioned[telling - 1]) telling -= 1;
    places.push({ first, last, key: document.textOf({ first, last }).toLowerCase(), telling });
  }
  return places.sort((a, b) => a.first - b.first);
}
