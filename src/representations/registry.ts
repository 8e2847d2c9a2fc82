import { annotations } from './annotations.ts';
import { atom } from './atom.ts';
import { csv } from './csv.ts';
import { events } from './events.ts';
import { json } from './json.ts';
import { jsonFeed } from './json-feed.ts';
import { jsonld } from './jsonld.ts';
import { ndjson } from './ndjson.ts';
import { page } from './page/page.ts';
import { svg } from './plot/svg.ts';
import type { Representation } from './representation.ts';
import { statsCsv } from './stats-csv.ts';

/** Every form in which records are given; of those that somebody likes equally well the first is taken. */
export const REPRESENTATIONS: readonly Representation[] = [
  json,
  ndjson,
  csv,
  statsCsv,
  jsonld,
  annotations,
  atom,
  jsonFeed,
  events,
  svg,
  page,
];
