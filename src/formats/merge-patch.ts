import type { Format } from './format.ts';
import { json } from './json.ts';

/** What is to be changed in a record, as a JSON merge patch (RFC 7396); plain JSON is taken for one as well. */
export const mergePatch: Format = {
  mediaTypes: ['application/merge-patch+json', 'application/json'],
  read: json.read,
};
