import type { OpenAPIV3_1 } from 'openapi-types';
import { beforeAll, expect, test } from 'vitest';
import { serveForTests } from './app.ts';

const served = serveForTests();

type Operation = OpenAPIV3_1.OperationObject & { responses: Record<string, OpenAPIV3_1.ResponseObject> };

/** The operations by method and path. */
let operations: Record<string, Operation>;
let document: OpenAPIV3_1.Document;
beforeAll(() => {
  document = served.app.swagger() as OpenAPIV3_1.Document;
  operations = Object.fromEntries(
    Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.entries(item ?? {}).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation]),
    ),
  ) as Record<string, Operation>;
});

const PROBES = ['GET /healthz', 'GET /readyz'];
const headersOf = (operation: Operation | undefined, status: number) => {
  const response = operation?.responses[status];
  // What most operations answer alike stands once.
  const shared = response && '$ref' in response ? String(response.$ref).split('/').at(-1) : undefined;
  const resolved = shared === undefined ? response : document.components?.responses?.[shared];
  return Object.keys((resolved as OpenAPIV3_1.ResponseObject | undefined)?.headers ?? {});
};

test('every read tells of its validator, and that it may be known already', () => {
  for (const [name, operation] of Object.entries(operations).filter(([each]) => each.startsWith('GET'))) {
    expect(headersOf(operation, 200), name).toContain('ETag');
    expect(headersOf(operation, 304), name).toContain('ETag');
    expect(operation.security, name).toBeUndefined();
  }
  expect(headersOf(operations['GET /articles/{id}'], 200)).toContain('Last-Modified');
});

test('all but probes tell of limits, and of a key that is none', () => {
  for (const [name, operation] of Object.entries(operations)) {
    const probe = PROBES.includes(name);
    for (const status of [401, 429]) expect(status in operation.responses, name).toBe(!probe);
    if (probe) continue;
    expect(operation.responses, name).toHaveProperty('503');
    const [success = ''] = Object.keys(operation.responses);
    for (const status of [Number(success), 429]) {
      expect(headersOf(operation, status), name).toEqual(
        expect.arrayContaining(['RateLimit-Limit', 'RateLimit-Reset']),
      );
    }
    expect(headersOf(operation, 429), name).toContain('Retry-After');
  }
});

test('what stores wants a key, and nothing else does', () => {
  expect(document.components?.securitySchemes).toMatchObject({ bearer: { type: 'http', scheme: 'bearer' } });
  for (const [name, operation] of Object.entries(operations)) {
    const writes = !name.startsWith('GET') && name !== 'POST /extract';
    expect(operation.security, name).toEqual(writes ? [{}, { bearer: [] }] : undefined);
    expect('403' in operation.responses, name).toBe(writes);
  }
});

test('a write that answers with a record tells how to do without', () => {
  const operation = operations['POST /articles'];
  expect(operation?.parameters).toContainEqual(expect.objectContaining({ in: 'header', name: 'Prefer' }));
  for (const status of [200, 201, 204]) {
    expect(headersOf(operation, status)).toEqual(expect.arrayContaining(['Location', 'Preference-Applied']));
  }
  for (const name of ['DELETE /articles/{id}', 'POST /extract']) {
    expect(operations[name]?.parameters ?? []).not.toContainEqual(expect.objectContaining({ name: 'Prefer' }));
  }
});
