import type { Kind, Representation } from './representation.ts';

const KINDS: Kind[] = [
  'article',
  'articleSummary',
  'quote',
  'entity',
  'articleEntity',
  'mention',
  'quotedWith',
  'nameUse',
  'claim',
  'doubtfulPair',
  'review',
  'change',
  'revision',
  'stats',
  'comparison',
];

/** The records as the store wrote them: nothing is made of them. */
export const json: Representation = {
  extension: 'json',
  mediaTypes: ['application/json', 'application/json;charset=utf-8'],
  contentType: 'application/json; charset=utf-8',
  kinds: new Set(KINDS),
};
