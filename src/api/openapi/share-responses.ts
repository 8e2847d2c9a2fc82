import { STATUS_CODES } from 'node:http';
import type { OpenAPIV3_1 } from 'openapi-types';

type Document = Partial<OpenAPIV3_1.Document>;
type Responses = Record<string, OpenAPIV3_1.ResponseObject | OpenAPIV3_1.ReferenceObject>;

/** Says once, under the name of its status, what most operations answer where something went wrong, word for word. */
export function shareResponses(document: Document): Document {
  const shared: Responses = {};
  const all: Responses[] = Object.values(document.paths ?? {}).flatMap((item) =>
    [item?.get, item?.post, item?.patch, item?.delete].flatMap((operation) =>
      operation?.responses ? [operation.responses] : [],
    ),
  );
  for (const status of Object.keys(STATUS_CODES).filter((each) => each >= '400')) {
    const usual = mostCommon(all.flatMap((responses) => responses[status] ?? []).map((each) => JSON.stringify(each)));
    if (usual === undefined) continue;
    const name = (STATUS_CODES[status] ?? '').replace(/\W/g, '');
    shared[name] = JSON.parse(usual);
    for (const responses of all) {
      if (JSON.stringify(responses[status]) === usual) responses[status] = { $ref: `#/components/responses/${name}` };
    }
  }
  return { ...document, components: { ...document.components, responses: shared } };
}

/** Of texts, the one that stands there most often, if more than once. */
function mostCommon(texts: string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [[text, count] = ['', 0]] = [...counts].sort(([, a], [, b]) => b - a);
  return count > 1 ? text : undefined;
}
