import type { z } from 'zod';
import { annotations } from '../representations/annotations.ts';
import { AnnotationPage } from './pages.ts';
import { PROBLEM_TYPE, Problem } from './problem.ts';

const DESCRIPTIONS = {
  400: 'Something in the request cannot be used; `errors` names each place. Nothing was changed.',
  401: 'A key is wanted, or the one that came is not known or was revoked.',
  403: 'The key is not for this.',
  404: 'There is no such record.',
  406: 'The answer is given in none of the forms that `Accept` names; the problem says in which it is.',
  409: 'The quote has been taken out of its article by the publisher: it cannot be changed.',
  412: 'The record has been changed since the version that `If-Match` names, or is there although `If-None-Match` is `*`.',
  413: 'The body is larger than what is read.',
  415: 'The body has a content type, a charset or a content encoding that is not read; the problem says what is.',
  422: 'What is asked for can be read, but not be done with the records as they are; `errors` names the place.',
  428: 'A change wants `If-Match`, so that nobody undoes what they have not seen.',
  429: 'There were too many requests of this key or address; `Retry-After` says in how many seconds to try again.',
  431: 'The address and the header fields are longer than what is read.',
  500: 'Something went wrong inside; the server log says what, under the `instance` of the problem.',
  503: 'Too much is waiting already; `Retry-After` says in how many seconds to try again.',
} as const;
export type ProblemStatus = keyof typeof DESCRIPTIONS;

const body = { [PROBLEM_TYPE]: { schema: Problem } };

/** An answer in JSON, as the schema of an operation wants it. */
export const answer = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** An answer in JSON-LD alone. */
export const annotationAnswer = (description: string) => ({
  description,
  content: { [annotations.mediaTypes[0]]: { schema: AnnotationPage } },
});

/** The errors that an operation can give, as its schema wants them; 431 and 500 are always among them. */
export function problems<S extends ProblemStatus>(...statuses: S[]) {
  const responses = [...statuses, 431 as const, 500 as const].map((status) => [
    status,
    { description: DESCRIPTIONS[status], content: body },
  ]);
  return Object.fromEntries(responses) as Record<S | 431 | 500, { description: string; content: typeof body }>;
}
