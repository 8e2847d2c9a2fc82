import type { OpenAPIV3_1 } from 'openapi-types';
import { ExtractionPoolFull } from '../../intake/pool.ts';
import { NOT_FOR_THIS, UNKNOWN_KEY } from '../auth.ts';
import { BODY_ENCODINGS } from '../content-encoding.ts';
import { OVERLOADED } from '../load-shedding.ts';
import { HEAD_TOO_LONG } from '../malformed-request.ts';
import { DATABASE_SILENT, INTERNAL, PROBLEM_TYPE, ProblemError, problemText } from '../problem.ts';
import { tooMany } from '../rate-limits.ts';
import { describeArticles, EXAMPLE_TAKEN } from './article-bodies.ts';
import { EXAMPLE_ARTICLE, EXAMPLE_REVIEW } from './example-article.ts';
import { EXAMPLES } from './examples.ts';
import { describeForms } from './forms.ts';
import { tidyComponents } from './tidy-components.ts';

type Operation = OpenAPIV3_1.OperationObject;
type Response = OpenAPIV3_1.ResponseObject;
type Headers = NonNullable<Response['headers']>;

const header = (description: string, example: string): Headers[string] => ({
  description,
  schema: { type: 'string' },
  example,
});

/** Where what was posted stands afterwards, by operation. */
const LOCATIONS: Record<string, Headers> = {
  postArticle: { Location: header('Address of the article.', '/articles/art_gyajym089nqa9e7thfhq') },
  postReviewOfClaim: {
    Location: header('Address of the review.', '/claims/clm_gyajym089nqa9e7thfhq/reviews/rev_05zk9ygrbwf0q4kvd6e1'),
  },
  postQuote: { Location: header('Address of the quote.', '/quotes/quo_jn32133820vyr42btp4h') },
  mergeEntity: { Location: header('Address of the entity that stays.', '/entities/ent_kw67vypg856w1rwe5mea') },
};
const LINK: Headers = {
  Link: header(
    'The next page, but for the last one, and this document (RFC 8288).',
    '</quotes?limit=20&cursor=...>; rel="next", </openapi.json>; rel="describedby"',
  ),
};
const PROBLEM_HEADERS: Record<string, Headers> = {
  401: { 'WWW-Authenticate': header('How to send a key (RFC 6750).', 'Bearer realm="onrecord"') },
  415: {
    Accept: header('The content types that are read, where it was another.', 'application/json'),
    'Accept-Encoding': header('The content encodings that are read, where it was another.', BODY_ENCODINGS),
  },
  429: { 'Retry-After': header('Seconds after which to try again.', '12') },
  503: { 'Retry-After': header('Seconds after which to try again.', '5') },
};

/** An entity may have become part of another. */
const MERGED: Response = {
  description: 'The entity has become part of another one, under whose address the same is found.',
  headers: { Location: header('The same address with the id of that one.', '/entities/ent_kw67vypg856w1rwe5mea') },
};

const IF_MATCH: OpenAPIV3_1.ParameterObject = {
  in: 'header',
  name: 'If-Match',
  required: true,
  description: 'The version of the record that has been seen, or its entity tag; `*` for any.',
  schema: { type: 'string' },
  example: '"1"',
};

/** Where a record that is there is not to be written over. */
const IF_NONE_MATCH: OpenAPIV3_1.ParameterObject = {
  in: 'header',
  name: 'If-None-Match',
  description: '`*`: nothing is changed where it is there already.',
  schema: { type: 'string', enum: ['*'] },
};

/** Adds to the document what route schemas have no place for: examples, headers, and bodies that are not JSON. */
export function complete(document: Partial<OpenAPIV3_1.Document>): Partial<OpenAPIV3_1.Document> {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const operation of [item?.get, item?.post, item?.patch, item?.delete]) {
      if (!operation) continue;
      completeOperation(operation);
      if (path.startsWith('/entities/{id}')) operation.responses = Object.assign({ 308: MERGED }, operation.responses);
    }
    if (item?.get) describeForms(item.get, EXAMPLES[item.get.operationId ?? '']);
  }
  return tidyComponents(document);
}

function completeOperation(operation: Operation): void {
  const example = EXAMPLES[operation.operationId ?? ''];
  for (const parameter of operation.parameters ?? []) {
    if ('in' in parameter && parameter.in === 'path') parameter.example = example?.params?.[parameter.name];
  }
  if (operation.requestBody && 'content' in operation.requestBody) {
    describeBody(operation.requestBody.content, example?.request);
  }
  const { 412: stale, 428: unseen } = operation.responses ?? {};
  const condition = unseen ? IF_MATCH : stale ? IF_NONE_MATCH : null;
  if (condition) operation.parameters = [...(operation.parameters ?? []), condition];
  const location = LOCATIONS[operation.operationId ?? ''];
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    if ('$ref' in response) continue;
    describeProblem(operation, status, response);
    if (JSON.stringify(response.content ?? '').includes('Page"')) response.headers = LINK;
    const json = response.content?.['application/json'];
    if (!json) continue;
    json.example = example?.body;
    const lines = response.content?.['application/x-ndjson'];
    if (lines && operation.operationId === 'postArticle') lines.example = EXAMPLE_TAKEN;
    if (location) response.headers = location;
    if (JSON.stringify(json.schema).includes('Page"')) response.headers = LINK;
  }
}

/** JSON of articles stands with the schema of the record; what has another shape is described in words. */
function describeBody(content: Record<string, OpenAPIV3_1.MediaTypeObject>, request: unknown): void {
  const isArticle = 'text/plain' in content;
  const example = request ?? (isArticle ? EXAMPLE_ARTICLE : EXAMPLE_REVIEW);
  for (const [type, media] of Object.entries(content)) {
    if (!isArticle || type === 'application/json') media.example = example;
    else content[type] = describeArticles(type);
  }
}

/** Problems that the example articles do not bring about. */
const RARE_PROBLEMS: Record<string, (operationId: string) => string> = {
  401: () => problemText(UNKNOWN_KEY),
  403: () => problemText(NOT_FOR_THIS),
  431: () => problemText(HEAD_TOO_LONG),
  500: () => problemText(INTERNAL, 'urn:uuid:5f0e3d54-8d3c-4f0e-9d5e-0c8a4f1b2c3d'),
  429: () => problemText(tooMany(12)),
  503: (id) => problemText(UNAVAILABLE[id] ?? OVERLOADED),
};

const POOL_FULL = new ProblemError(503, new ExtractionPoolFull(32).message);
const UNAVAILABLE: Record<string, ProblemError> = {
  getReadiness: DATABASE_SILENT,
  extract: POOL_FULL,
  postArticle: POOL_FULL,
};

function describeProblem(operation: Operation, status: string, response: Response): void {
  const media = response.content?.[PROBLEM_TYPE];
  if (!media) return;
  const headers = PROBLEM_HEADERS[status];
  if (headers) response.headers = headers;
  const id = operation.operationId ?? '';
  const rare = RARE_PROBLEMS[status];
  media.example ??= rare ? JSON.parse(rare(id)) : EXAMPLES[id]?.problems?.[status];
}
