import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenAPIV3_1 } from 'openapi-types';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { collectExamples } from '../../scripts/collect-examples.ts';
import { openapiYaml } from '../../src/api/openapi/documentation.ts';
import { EXAMPLES } from '../../src/api/openapi/examples.ts';
import { serveForTests } from './app.ts';

const served = serveForTests();
const text = readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8');
const document = parse(text) as OpenAPIV3_1.Document;

/** The response itself, also where it is one that many operations share. */
const responseOf = (response: OpenAPIV3_1.ResponseObject | OpenAPIV3_1.ReferenceObject) =>
  '$ref' in response ? document.components?.responses?.[response.$ref.split('/').at(-1) ?? ''] : response;

const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  (['get', 'post', 'patch', 'delete'] as const).flatMap((method) => {
    const operation = item?.[method];
    return operation ? [{ name: `${method.toUpperCase()} ${path}`, path, method, operation }] : [];
  }),
);

test('openapi.yaml is what the code says: else run `npm run openapi`', () => {
  expect(text).toBe(openapiYaml(served.app));
});

test('it is served as it is, in both forms', async () => {
  const yaml = await served.app.inject('/openapi.yaml');
  expect(yaml.headers['content-type']).toMatch(/^application\/yaml/);
  expect(yaml.body).toBe(text);
  const json = await served.app.inject('/openapi.json');
  expect(json.headers['content-type']).toMatch(/^application\/json/);
  expect(json.json()).toEqual(document);
});

test('every route is in it', () => {
  expect(operations.map(({ name }) => name).sort()).toMatchInlineSnapshot(`
    [
      "DELETE /articles/{id}",
      "DELETE /claims/{id}/reviews/{reviewId}",
      "GET /access",
      "GET /articles",
      "GET /articles/{id}",
      "GET /articles/{id}/annotations",
      "GET /articles/{id}/claims",
      "GET /articles/{id}/entities",
      "GET /articles/{id}/quotes",
      "GET /articles/{id}/revisions",
      "GET /articles/{id}/revisions/{number}",
      "GET /articles/{id}/speakers",
      "GET /claims",
      "GET /claims/withdrawn",
      "GET /claims/{id}",
      "GET /claims/{id}/occurrences",
      "GET /claims/{id}/reviews",
      "GET /claims/{id}/reviews/{reviewId}",
      "GET /compare",
      "GET /entities",
      "GET /entities/doubtful",
      "GET /entities/{id}",
      "GET /entities/{id}/history",
      "GET /entities/{id}/mentions",
      "GET /entities/{id}/names",
      "GET /entities/{id}/quoted-with",
      "GET /entities/{id}/quotes",
      "GET /healthz",
      "GET /quotes",
      "GET /quotes/withdrawn",
      "GET /quotes/{id}",
      "GET /quotes/{id}/history",
      "GET /quotes/{id}/occurrences",
      "GET /readyz",
      "GET /speakers",
      "GET /stats",
      "PATCH /entities/{id}",
      "PATCH /quotes/{id}",
      "POST /articles",
      "POST /articles/{id}/quotes",
      "POST /claims/{id}/reviews",
      "POST /entities/{id}/apart",
      "POST /entities/{id}/merge",
      "POST /entities/{id}/undo",
      "POST /extract",
      "POST /quotes/{id}/undo",
    ]
  `);
});

/** Scores are the engine's business, and no reader takes them from an example. */
const withoutScores = (examples: unknown) =>
  JSON.parse(JSON.stringify(examples), (key, value) => {
    if (['confidence', 'checkworthiness', 'extractor'].includes(key)) return 'any';
    // In forms that are text there are no keys: whatever looks like a score or a version goes.
    return typeof value === 'string' ? value.replace(/\b\d+\.\d+(\.\d+)?\b/g, 'any') : value;
  });

test('the examples are what the API answers: else run `npm run openapi`', async () => {
  expect(withoutScores(await collectExamples(served.app))).toEqual(withoutScores(EXAMPLES));
});

describe.each(operations)('$name', ({ operation }) => {
  test('says what it does, and what can go wrong', () => {
    expect(operation).toMatchObject({
      operationId: expect.stringMatching(/^[a-z][A-Za-z]+$/),
      summary: expect.stringMatching(/./),
      description: expect.stringMatching(/\.$/),
      tags: [expect.stringMatching(/./)],
    });
    const statuses = Object.keys(operation.responses ?? {});
    expect(statuses).toEqual(expect.arrayContaining(['400', '500']));
    expect(statuses.some((status) => status.startsWith('2'))).toBe(true);
    for (const parameter of operation.parameters ?? []) expect(parameter).toHaveProperty('description');
  });

  test('has examples that its schemas allow', () => {
    const bodies = operation.requestBody && 'content' in operation.requestBody ? [operation.requestBody] : [];
    const media = [...bodies, ...Object.values(operation.responses ?? {}).map(responseOf)].flatMap((part) =>
      part && 'content' in part ? Object.entries(part.content ?? {}) : [],
    );
    expect(media.length).toBeGreaterThan(0);
    for (const [type, { schema, example }] of media) {
      expect(example, type).toBeDefined();
      // A validator for each: references are looked up in the document's own components.
      const validate = new Ajv2020({ strict: false, validateFormats: false }).compile({
        ...schema,
        components: document.components,
      });
      expect(validate(example) || validate.errors, type).toBe(true);
    }
  });
});
