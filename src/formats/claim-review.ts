import { isClaimReview } from '../records/review.ts';
import { type BodyFormat, Malformed } from './format.ts';
import { readJson } from './json.ts';

/** A node of JSON-LD, and where in its document it stands: `dataFeedElement[3].item[0]`. */
export interface PlacedNode {
  place: string;
  node: unknown;
}

/** What may hold reviews: a graph, and a feed with its elements (schema.org DataFeed, as Google gives it). */
const HOLDERS = ['@graph', 'dataFeedElement', 'item'];

/**
 * The ClaimReviews of a document: the document itself, or those in its lists, its graph or its feed. What stands beside
 * them and is something else is left out; what cannot be told is given as it is.
 */
export function* reviewsIn(document: unknown, place = ''): Generator<PlacedNode> {
  if (Array.isArray(document)) {
    for (const [i, each] of document.entries()) yield* reviewsIn(each, `${place}[${i}]`);
  } else if (isClaimReview(document) || typeof document !== 'object' || document === null) {
    yield { place, node: document };
  } else {
    const holders = HOLDERS.filter((name) => name in document);
    for (const name of holders) {
      yield* reviewsIn((document as Record<string, unknown>)[name], place === '' ? name : `${place}.${name}`);
    }
    if (holders.length === 0 && !('@type' in document && place !== '')) yield { place, node: document };
  }
}

/** One fact-check in JSON-LD, alone, or the only one of its list or graph. */
export const claimReview: BodyFormat = {
  mediaTypes: ['application/ld+json', 'application/json'],
  read(bytes) {
    const document = readJson(bytes);
    const [first, ...others] = reviewsIn(document);
    if (others.length > 0) {
      throw new Malformed(
        `the body holds ${others.length + 1} reviews: send one, or a feed by \`onrecord reviews import\``,
      );
    }
    return first ? first.node : document;
  },
};
