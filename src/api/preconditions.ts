import type { FastifyRequest } from 'fastify';
import type { Revision } from '../store/store.ts';
import { entityTag, matchingTag } from './entity-tags.ts';
import { ProblemError } from './problem.ts';

/**
 * Whether only what is not there yet may be written, as `If-None-Match: *` says (RFC 9110 13.1.2).
 *
 * @throws ProblemError 400 for a tag: what is not there yet has none
 */
export function wantsOnlyNew({ headers }: FastifyRequest): boolean {
  const given = headers['if-none-match'];
  if (given === undefined) return false;
  if (given.trim() === '*') return true;
  throw new ProblemError(
    400,
    'If-None-Match takes * here, so that nothing is changed that is there: leave it out else',
  );
}

const VERSION = /(?:^|,)\s*"(\d{1,9})"/g;

/**
 * Who changes a record, and which versions of it that person has seen, as `If-Match` says: by the version that stands in
 * the record ("3"), by the entity tag that came with it, or any (*). A version outlives what changes around the record,
 * such as how often its words are repeated elsewhere; a tag does not.
 *
 * @param text the record as it is now
 * @throws ProblemError 428 where nothing is said
 */
export function revisionOf(request: FastifyRequest, text: string): Revision {
  const { by } = request;
  const given = request.headers['if-match'];
  if (given === undefined) {
    throw new ProblemError(
      428,
      'send If-Match with the version that you have seen, as the record has it: If-Match: "1"',
    );
  }
  if (given.trim() === '*') return { by, versions: null };
  const versions = [...given.matchAll(VERSION)].map(([, version]) => Number(version));
  // Weak tags are no match for a change (RFC 9110 13.1.1).
  const strong = given.replace(/W\/"[^"]*"/g, '');
  if (matchingTag(strong, entityTag(text)) !== null) {
    versions.push((JSON.parse(text) as { version: number }).version);
  }
  return { by, versions };
}
