import { json } from './json.ts';
import type { Representation } from './representation.ts';

const line = (record: string) => `${record}\n`;

/** A record a line (https://github.com/ndjson/ndjson-spec): the store's own JSON, which has no line break in it. */
export const ndjson: Representation = {
  extension: 'ndjson',
  mediaTypes: ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines'],
  contentType: 'application/x-ndjson; charset=utf-8',
  kinds: json.kinds,
  one: async (_kind, record) => line(JSON.stringify(record)),
  whole: { start: () => '', part: (_kind, records) => records.map(line).join('') },
};
