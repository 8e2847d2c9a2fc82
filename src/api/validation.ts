import { parse } from 'node:querystring';
import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { wording } from '../records/wording.ts';
import { ProblemError, type ProblemPlace, shortened } from './problem.ts';
import { encodingProblem } from './query-encoding.ts';
import { SeveralArticles } from './several-articles.ts';

/** An answer must not grow with what is wrong: so many places are named at most. */
const MOST_PLACES = 20;

/** Validates each part of a request with its schema; what does not pass is a problem that names every place. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  let none: unknown;
  return (data: unknown) => {
    // Each of them is looked at when it is taken.
    if (data instanceof SeveralArticles) return { value: data };
    // A query without parameters always comes to the same; nobody changes what is validated.
    const isNone = httpPart === 'querystring' && isEmpty(data);
    if (isNone && none !== undefined) return { value: none };
    const result = checked(schema, data, httpPart);
    if ('problem' in result) return { error: result.problem };
    if (isNone) none = Object.freeze(result.value);
    return result;
  };
};

function isEmpty(data: unknown): boolean {
  for (const _ in data as object) return false;
  return true;
}

/** What a schema makes of data, or a problem that names every place where it does not pass. */
export function checked<S extends z.ZodType>(
  schema: S,
  data: unknown,
  part = 'body',
): { value: z.infer<S> } | { problem: ProblemError } {
  const result = schema.safeParse(data, { error: wording, reportInput: true });
  if (result.success) return { value: result.data };
  return { problem: problemOf(part, schema, data, result.error.issues) };
}

/**
 * The parameters of a query string, as its schema has them.
 *
 * @throws ProblemError that names each that cannot be used
 */
export function readQuery<S extends z.ZodType>(schema: S, query: string): z.infer<S> {
  const badly = encodingProblem(query);
  if (badly) throw badly;
  const result = checked(schema, { ...parse(query) }, 'querystring');
  if ('problem' in result) throw result.problem;
  return result.value;
}

function problemOf(part: string, schema: z.ZodType, data: unknown, issues: z.core.$ZodIssue[]): ProblemError {
  // What is no id at all is no record's id either: the same answer for both.
  if (part === 'params') {
    const id = Object.values(data as Record<string, string>).join('/');
    return new ProblemError(404, `there is nothing with the id "${shortened(id)}": it ${issues[0]?.message}`);
  }
  const places =
    part === 'querystring'
      ? issues.flatMap((issue) => parametersOf(schema, data as Parameters, issue))
      : issues.flatMap((issue) => pointersOf(schema, issue));
  const errors = places.slice(0, MOST_PLACES);
  const details = errors.map((error) => `${nameOf(error)} ${error.detail}`);
  if (places.length > errors.length) details.push(`and so on, ${places.length} in all`);
  return new ProblemError(400, details.join('; '), { errors });
}

const nameOf = ({ pointer, parameter }: ProblemPlace) =>
  parameter === undefined ? pointer || 'the body' : parameter || 'a parameter without a name';

type Parameters = Record<string, string | string[]>;

function parametersOf(schema: z.ZodType, data: Parameters, issue: z.core.$ZodIssue): ProblemPlace[] {
  if (issue.code === 'unrecognized_keys') {
    const detail = unknown(schema);
    return issue.keys.map((key) => ({ parameter: shortened(key), detail }));
  }
  const parameter = String(issue.path[0]);
  const [, index] = issue.path;
  // A parameter that takes one value must not come twice; of several the issue says which cannot be used.
  if (index === undefined) {
    const twice = Array.isArray(data[parameter]) && !['too_big', 'custom'].includes(issue.code);
    return [{ parameter, detail: twice ? 'must be given once' : issue.message }];
  }
  return [{ parameter, detail: `${issue.message}, not "${shortened(String(issue.input))}"` }];
}

function pointersOf(schema: z.ZodType, issue: z.core.$ZodIssue): ProblemPlace[] {
  if (issue.code !== 'unrecognized_keys') return [{ pointer: pointer(issue.path), detail: issue.message }];
  const detail = unknown(schema);
  return issue.keys.map((key) => ({ pointer: pointer([...issue.path, shortened(key)]), detail }));
}

function unknown(schema: z.ZodType): string {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return `is not known: there ${known.length > 0 ? `are ${known.join(', ')}` : 'is none to give here'}`;
}

/** A JSON pointer (RFC 6901); the whole document is the empty one. */
const pointer = (path: PropertyKey[]) =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
