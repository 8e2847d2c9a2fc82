import type { OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';
import { json } from '../../representations/json.ts';
import { ANSWERS } from '../answers.ts';
import { type Forms, notAcceptable } from '../forms.ts';
import { TOO_MANY_FOLLOWED } from '../open-answers.ts';
import { PROBLEM_TYPE, type ProblemError, problemText } from '../problem.ts';
import type { Example } from './example-article.ts';

type Operation = OpenAPIV3_1.OperationObject;

/** The forms of answers, by the names of their schemas in the document. */
const FORMS = new Map<string, Forms>(
  [...ANSWERS].map(([schema, forms]) => [z.globalRegistry.get(schema as z.ZodType)?.id ?? '', forms]),
);

const NAME = /"#\/components\/schemas\/(\w+)"/;

const LAST_EVENT_ID: OpenAPIV3_1.ParameterObject = {
  in: 'header',
  name: 'Last-Event-ID',
  description: 'With `Accept: text/event-stream`: the id of the last event that came; those after it follow.',
  schema: { type: 'string' },
};

/** How a page for people begins. */
const DOCUMENT = '<!doctype html>';

/** Adds to an operation the forms that its answer has beside that of its schema, and what goes with them. */
export function describeForms(operation: Operation, example: Example | undefined): void {
  const response = operation.responses?.[200];
  if (!response || '$ref' in response || !response.content) return;
  const [, name = ''] = NAME.exec(JSON.stringify(Object.values(response.content)[0]?.schema) ?? '') ?? [];
  const forms = FORMS.get(name);
  if (!forms) return;
  for (const { mediaTypes, isDocument } of forms.filter((form) => form !== json)) {
    const [type] = mediaTypes;
    // What is made for people is shown by a server, not by the document.
    const shown = isDocument ? DOCUMENT : example?.forms?.[type];
    const schema = response.content[type]?.schema ?? { type: typeof shown === 'object' ? 'object' : 'string' };
    response.content[type] = { schema, example: shown };
  }
  if (forms.some(({ live }) => live)) operation.parameters = [...(operation.parameters ?? []), LAST_EVENT_ID];
  showProblem(operation, 406, notAcceptable(forms));
  showProblem(operation, 503, TOO_MANY_FOLLOWED);
}

function showProblem(operation: Operation, status: number, problem: ProblemError): void {
  const response = operation.responses?.[status];
  const media = response && 'content' in response ? response.content?.[PROBLEM_TYPE] : undefined;
  if (media) media.example = JSON.parse(problemText(problem));
}
