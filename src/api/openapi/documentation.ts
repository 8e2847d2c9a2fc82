import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, onSendHookHandler } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { OpenAPIV3_1 } from 'openapi-types';
import { stringify } from 'yaml';
import { license, version } from '../../version.ts';
import { NoQuery } from '../queries.ts';
import { complete } from './complete.ts';
import { shareResponses } from './share-responses.ts';
import { describeTransfer } from './transfer.ts';

const DESCRIPTION = `Any news article goes in; who said what, to whom, when, and where in the text it stands comes out.

Offsets (\`start\`, \`end\`) count Unicode code points of the article's text; \`end\` is the first one after the span.
Lists come in pages: \`next\` is the address of the next one. An unknown parameter or field is refused, never ignored.

Every answer that has records comes in several forms, by \`Accept\` or by an extension of the path, which wins:
\`/quotes.csv?act=denial\`. \`.json\` is what comes where nothing is said. \`.ndjson\` and \`.csv\` give all of a list at once,
unless a \`limit\` is given; \`.atom\` and \`.jsonfeed\` are feeds of it, page by page; \`.jsonld\` is JSON-LD in the terms of
schema.org, or with \`profile="http://www.w3.org/ns/anno.jsonld"\` Web Annotations. With \`Accept: text/event-stream\` a list
stays open and tells what comes to it under the same filters, from now on or after \`Last-Event-ID\`; what changes later is
not told again, and an entity that an authority list brought is not told of when an article first names it.

Errors are \`application/problem+json\` (RFC 9457): 400 where something cannot be read as what it must be (syntax, types,
parameters and fields that are not known), 422 where it can, but not be done with the data as they are.
Reading is open to all, also to pages of other origins. Writing wants a key, unless the server listens on this machine
only. What is read has an \`ETag\`, and is answered with 304 to who sends it in \`If-None-Match\`; it is sent in br or gzip
to who takes them. HEAD gives what GET does without the body, OPTIONS the methods that an address takes.`;

const TAGS = [
  { name: 'articles', description: 'News articles, and what was found in each.' },
  { name: 'quotes', description: 'Who said what, to whom and when.' },
  { name: 'entities', description: 'Persons, organizations and places; speakers are those that are quoted.' },
  { name: 'claims', description: 'Checkable propositions, with who asserts or denies them.' },
  { name: 'corrections', description: 'What people say of the records, kept with its history and taken back at will.' },
  { name: 'extraction', description: 'The same without a database.' },
  { name: 'health', description: 'For those who keep the server running.' },
];

const BEARER = {
  type: 'http',
  scheme: 'bearer',
  description: 'A key that `onrecord keys create NAME` has made. It has scopes: `read`, `write`, `admin`.',
} as const;

// All that Swagger UI loads comes from here: it works without a network. It styles its elements inline.
const CONTENT_SECURITY_POLICY = {
  'default-src': "'self'",
  'img-src': "'self' data:",
  'style-src': "'self' 'unsafe-inline'",
  'base-uri': "'self'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
};

/** The OpenAPI document of the routes that are added after it, and Swagger UI at `/docs`. */
export async function documentRoutes(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'onrecord',
        version,
        summary: 'Who said what: quotes, speakers, entities and claims of news articles.',
        description: DESCRIPTION,
        license: { name: license, identifier: license },
      },
      // Relative: the document is right wherever the server runs, and "Try it out" asks the one it came from.
      servers: [{ url: '/', description: 'The server that this document came from.' }],
      tags: TAGS,
      security: [],
      components: { securitySchemes: { bearer: BEARER } },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) =>
      shareResponses(describeTransfer(complete(jsonSchemaTransformObject(document) as Partial<OpenAPIV3_1.Document>))),
    convertConstToEnum: false,
  });
  keepDocs(app);
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: CONTENT_SECURITY_POLICY,
    uiConfig: { docExpansion: 'list', tryItOutEnabled: true, displayRequestDuration: true },
  });

  const hide = { schema: { hide: true, querystring: NoQuery } };
  app.get('/openapi.json', hide, (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(app.swagger()),
  );
  app.get('/openapi.yaml', hide, (_request, reply) =>
    reply.type('application/yaml; charset=utf-8').send(openapiYaml(app)),
  );
}

/** The files of /docs change with the version only: browsers may keep them for an hour without asking. */
function keepDocs(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/docs/static/')) return;
    const keep: onSendHookHandler = (_request, reply, payload, done) => {
      if (reply.statusCode < 400) reply.header('cache-control', 'public, max-age=3600');
      done(null, payload);
    };
    route.onSend = [keep, route.onSend ?? []].flat();
  });
}

/** The OpenAPI document as `openapi.yaml` holds it. */
export function openapiYaml(app: FastifyInstance): string {
  return stringify(app.swagger(), { lineWidth: 120, aliasDuplicateObjects: false });
}
