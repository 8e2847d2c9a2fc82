import { json } from '../representations/json.ts';
import { REPRESENTATIONS } from '../representations/registry.ts';
import type { Kind, Representation } from '../representations/representation.ts';
import { ProblemError } from './problem.ts';

/** The forms in which an answer is given, the one first that is taken where nothing is asked for. */
export type Forms = readonly Representation[];

/** For each kind of record the forms that are JSON or have what is wanted. */
const byKind = (wanted: (form: Representation) => unknown): Readonly<Record<Kind, Forms>> =>
  Object.fromEntries(
    [...json.kinds].map((kind) => [
      kind,
      REPRESENTATIONS.filter((form) => form.kinds.has(kind) && (form === json || wanted(form))),
    ]),
  ) as unknown as Record<Kind, Forms>;

/** The forms of one record, by its kind. */
export const RECORD_FORMS = byKind((form) => form.one);

/** The forms of a list, by the kind of its records. */
export const LIST_FORMS = byKind((form) => form.page ?? form.whole ?? form.live);

/** None of the forms has the extension that was asked for. */
export function noSuchExtension(extension: string, forms: Forms): ProblemError {
  const there = new Set(forms.flatMap((form) => (form.extension === null ? [] : [`.${form.extension}`])));
  return new ProblemError(404, `this is not given as .${extension}: there are ${[...there].join(', ')}`);
}

/** None of the forms is one that was asked for. */
export const notAcceptable = (forms: Forms): ProblemError =>
  new ProblemError(406, `send as Accept one of ${forms.map((form) => form.mediaTypes[0]).join(', ')}`);
