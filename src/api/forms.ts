import { json } from '../representations/json.ts';
import { REPRESENTATIONS } from '../representations/registry.ts';
import type { Kind, Representation } from '../representations/representation.ts';
import { ProblemError } from './problem.ts';

/** The forms in which an answer is given, the one first that is taken where nothing is asked for. */
export type Forms = readonly Representation[];

/** The forms of one record of a kind. */
export const formsOfRecord = (kind: Kind): Forms =>
  REPRESENTATIONS.filter((form) => form.kinds.has(kind) && (form === json || form.one));

/** The forms of a list of a kind. */
export const formsOfList = (kind: Kind): Forms =>
  REPRESENTATIONS.filter((form) => form.kinds.has(kind) && (form === json || form.page || form.whole || form.live));

/** None of the forms has the extension that was asked for. */
export function noSuchExtension(extension: string, forms: Forms): ProblemError {
  const there = new Set(forms.flatMap((form) => (form.extension === null ? [] : [`.${form.extension}`])));
  return new ProblemError(404, `this is not given as .${extension}: there are ${[...there].join(', ')}`);
}

/** None of the forms is one that was asked for. */
export const notAcceptable = (forms: Forms): ProblemError =>
  new ProblemError(406, `send as Accept one of ${forms.map((form) => form.mediaTypes[0]).join(', ')}`);
