import { QUOTE_TYPES } from '../src/records/quote.ts';
import { ACTS } from '../src/records/speech-acts.ts';
import { type Chance, wordsOf } from './invented.ts';

/** Means over what extraction found in newspaper articles, so many to a quote. */
const SPEAKERS_EACH = 0.45;
const OTHERS_EACH = 0.6;
const CLAIMS_EACH = 0.8;
const ADDRESSED = 0.14;
const DATED = 0.5;
const WITH_QUANTITY = 0.4;

/** Of quotes so many repeat one of the last, as what an agency sends does. */
const REPEATED = 0.05;
const REMEMBERED = 1_000;

const LEMMAS = [
  ['said', 'say'],
  ['told', 'tell'],
  ['warned', 'warn'],
  ['announced', 'announce'],
] as const;
const ROLES = [null, 'minister', 'spokeswoman', 'head of the council', 'professor of law'];

export interface InventedEntity {
  /** Its number. */
  rank: number;
  name: string;
  spans: [start: number, end: number][];
}

export interface InventedQuote {
  text: string;
  start: number;
  type: string;
  act: string;
  said: string | null;
  confidence: number;
  cue: { text: string; lemma: string; start: number };
  speaker: InventedEntity;
  sourceStart: number;
  role: string | null;
  addressee: InventedEntity | null;
  about: InventedEntity | null;
}

export interface InventedClaim {
  quote: number;
  text: string;
  start: number;
  checkworthiness: number;
  quantity: number | null;
}

export interface InventedArticle {
  text: string;
  day: string;
  entities: InventedEntity[];
  quotes: InventedQuote[];
  claims: InventedClaim[];
}

const spoken: string[] = [];
let number = 0;

/** Begins anew with what may be repeated. */
export function forgetQuotes(): void {
  spoken.length = 0;
  number = 0;
}

function saying(chance: Chance): string {
  const earlier = chance.next() < REPEATED ? spoken[chance.below(spoken.length)] : undefined;
  const text = earlier ?? wordsOf(chance, 8 + chance.below(27));
  if (earlier === undefined) spoken[number % REMEMBERED] = text;
  number += 1;
  return text;
}

/** Some entities of the corpus, the well-known ones often. */
function cast(chance: Chance, names: readonly string[], count: number): InventedEntity[] {
  const ranks = new Set<number>();
  for (let tries = 0; ranks.size < count && tries < count * 4; tries += 1) ranks.add(chance.rank(names.length));
  return [...ranks].map((rank) => ({ rank, name: names[rank] as string, spans: [] }));
}

/**
 * An article with so many quotes, of the length and with as much in it as real ones.
 *
 * @param names of the entities of the corpus, the best known first
 * @param fillers sentences that stand between quotes
 */
export function inventArticle(
  chance: Chance,
  count: number,
  day: string,
  { names, fillers }: { names: readonly string[]; fillers: readonly string[] },
): InventedArticle {
  const entities = cast(chance, names, Math.max(2, Math.round(count * (SPEAKERS_EACH + OTHERS_EACH))));
  const speakers = entities.slice(0, Math.max(1, Math.round(count * SPEAKERS_EACH)));
  const quotes: InventedQuote[] = [];
  const claims: InventedClaim[] = [];
  let text = `${chance.pick(fillers)} ${chance.pick(fillers)}\n\n`;
  const mention = (entity: InventedEntity) => {
    const start = text.length;
    entity.spans.push([start, start + entity.name.length]);
    text += entity.name;
    return start;
  };
  for (let n = 0; n < count; n += 1) {
    const speaker = chance.pick(speakers);
    const words = saying(chance);
    const [cue, lemma] = chance.pick(LEMMAS);
    text += '“';
    const start = text.length;
    text += `${words},” `;
    const sourceStart = mention(speaker);
    const cueStart = text.length + 1;
    text += ` ${cue}. ${chance.pick(fillers)} `;
    const about = chance.next() < 0.9 ? chance.pick(entities) : null;
    if (about) mention(about);
    text += '\n\n';
    quotes.push({
      text: words,
      start,
      type: chance.pick(QUOTE_TYPES),
      act: ACTS[chance.rank(ACTS.length)] as string,
      said: chance.next() < DATED ? day : null,
      confidence: Math.round(chance.next() * 1e4) / 1e4,
      cue: { text: cue, lemma, start: cueStart },
      speaker,
      sourceStart,
      role: chance.pick(ROLES),
      addressee: chance.next() < ADDRESSED ? chance.pick(entities) : null,
      about,
    });
    if (chance.next() < CLAIMS_EACH) {
      claims.push({
        quote: n,
        text: words.slice(words.indexOf(' ') + 1),
        start: start + words.indexOf(' ') + 1,
        checkworthiness: Math.round(chance.next() * 1e4) / 1e4,
        quantity: chance.next() < WITH_QUANTITY ? chance.rank(100_000) : null,
      });
    }
  }
  for (const entity of entities) if (entity.spans.length === 0) mention(entity);
  return { text, day, entities, quotes, claims };
}
