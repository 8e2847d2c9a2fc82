import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { MEDIA_TYPES } from '../formats/registry.ts';
import { wording } from '../records/wording.ts';
import { ProblemError, type ProblemPlace } from './problem.ts';

/** Validates each part of a request with its schema; what does not pass is a problem that names every place. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data: unknown) => {
    const result = schema.safeParse(data, { error: wording });
    if (result.success) return { value: result.data };
    return { error: problemOf(httpPart ?? 'body', schema, data, result.error.issues) };
  };

function problemOf(part: string, schema: z.ZodType, data: unknown, issues: z.core.$ZodIssue[]): ProblemError {
  // What is no id at all is no record's id either: the same answer for both.
  if (part === 'params') {
    const id = Object.values(data as Record<string, string>).join('/');
    return new ProblemError(404, `there is nothing with the id "${id}": it ${issues[0]?.message}`);
  }
  if (part === 'body' && (data === undefined || data === null)) {
    return new ProblemError(400, `there is no article in the body: send it as ${MEDIA_TYPES.join(' or ')}`);
  }
  const errors = issues.flatMap((issue) => placesOf(part, schema, issue));
  return new ProblemError(400, errors.map((error) => `${nameOf(error)} ${error.detail}`).join('; '), { errors });
}

const nameOf = ({ pointer, parameter }: ProblemPlace) => parameter ?? (pointer || 'the body');

function placesOf(part: string, schema: z.ZodType, issue: z.core.$ZodIssue): ProblemPlace[] {
  const at = (path: PropertyKey[]) =>
    part === 'querystring' ? { parameter: path.join('.') } : { pointer: pointer(path) };
  if (issue.code !== 'unrecognized_keys') return [{ ...at(issue.path), detail: issue.message }];
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const detail = `is not known: there ${known.length > 0 ? `are ${known.join(', ')}` : 'is none to give here'}`;
  return issue.keys.map((key) => ({ ...at([...issue.path, key]), detail }));
}

/** A JSON pointer (RFC 6901); the whole document is the empty one. */
const pointer = (path: PropertyKey[]) =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
