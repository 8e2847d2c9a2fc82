import type { OpenAPIV3_1 } from 'openapi-types';

type Operation = OpenAPIV3_1.OperationObject;
type Response = OpenAPIV3_1.ResponseObject;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Header fields that many answers have. */
const HEADERS = {
  ETag: {
    description: 'Changes with the body. Send it in `If-None-Match` to get the body only if it is another by then.',
    schema: { type: 'string' },
    example: '"9sYBk1p0LqXTzFQ7oGxgaGB2Hhs="',
  },
  'Last-Modified': {
    description: 'When the record last changed. Used by `If-Modified-Since`, where there is no `If-None-Match`.',
    schema: { type: 'string' },
    example: 'Tue, 05 Mar 2024 09:30:00 GMT',
  },
  'RateLimit-Limit': {
    description: 'So many requests a minute are answered. Not there where there is no limit, as on your own machine.',
    schema: { type: 'integer' },
    example: 1200,
  },
  'RateLimit-Remaining': {
    description: 'So many of them are left.',
    schema: { type: 'integer' },
    example: 1187,
  },
  'RateLimit-Reset': {
    description: 'Seconds until all of them are there again.',
    schema: { type: 'integer' },
    example: 12,
  },
  'Preference-Applied': {
    description: 'The preference of `Prefer` that was followed (RFC 7240).',
    schema: { type: 'string' },
    example: 'return=minimal',
  },
} as const satisfies Record<string, OpenAPIV3_1.HeaderObject>;

const refer = (...names: (keyof typeof HEADERS)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const RATES = refer('RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset');

const PREFER: OpenAPIV3_1.ParameterObject = {
  in: 'header',
  name: 'Prefer',
  required: false,
  description: '`return=minimal`: the record is not wanted in the answer (RFC 7240).',
  schema: { type: 'string' },
  example: 'return=representation',
};

/** Documents what the hooks do with any answer: validators, limits, and writes that are answered without the record. */
export function describeTransfer(document: Partial<OpenAPIV3_1.Document>): Partial<OpenAPIV3_1.Document> {
  for (const item of Object.values(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item?.[method];
      if (operation) describeOperation(method, operation);
    }
  }
  return { ...document, components: { ...document.components, headers: HEADERS } };
}

function describeOperation(method: (typeof METHODS)[number], operation: Operation): void {
  const responses = (operation.responses ?? {}) as Record<string, Response>;
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  for (const [status, response] of Object.entries(responses)) {
    // Whoever has no limit cannot come over it.
    if (status === '429' || (responses[429] && status.startsWith('2'))) addHeaders(response, RATES);
  }
  if (method === 'get') {
    const validators = operation.operationId === 'getArticle' ? refer('ETag', 'Last-Modified') : refer('ETag');
    for (const [, response] of successes) addHeaders(response, validators);
    responses[304] = { description: 'It is what the client has already.', headers: validators };
  } else if (operation.security && successes.some(([, { content }]) => content)) {
    describePreference(operation, responses);
  }
  operation.responses = responses;
}

function describePreference(operation: Operation, responses: Record<string, Response>): void {
  const applied = refer('Preference-Applied');
  operation.parameters = [...(operation.parameters ?? []), PREFER];
  if (responses[200]) {
    const { headers = {} } = responses[200];
    responses[204] = {
      description: 'As 200, without the record, as was preferred.',
      headers: { ...headers, ...applied },
    };
  }
  for (const status of ['200', '201']) if (responses[status]) addHeaders(responses[status], applied);
}

function addHeaders(response: Response, headers: NonNullable<Response['headers']>): void {
  response.headers = { ...response.headers, ...headers };
}
