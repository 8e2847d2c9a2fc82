import type { BodyFormat } from './format.ts';
import { readJson } from './json.ts';

/** What is to be changed in a record, as a JSON merge patch (RFC 7396); plain JSON is taken for one as well. */
export const mergePatch: BodyFormat = {
  mediaTypes: ['application/merge-patch+json', 'application/json'],
  read: readJson,
};
