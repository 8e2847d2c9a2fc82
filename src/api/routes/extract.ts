import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { MEDIA_TYPES } from '../../formats/registry.ts';
import type { Parts } from '../../intake/take-in.ts';
import { ArticleDraft } from '../../records/article.ts';
import { Extraction } from '../../records/extraction.ts';
import { STORABLE, storable } from '../../records/storable.ts';
import { extractionPage } from '../../representations/page/article.tsx';
import { page } from '../../representations/page/page.ts';
import type { Json } from '../../store/store.ts';
import { answerJson, describeForm } from '../answer.ts';
import { varyByAccept, wantsPage } from '../negotiation.ts';
import { NoQuery } from '../queries.ts';
import { answer, problems } from '../responses.ts';

const ExtractRequest = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .max(1_000)
      .refine(storable, STORABLE)
      .optional()
      .describe('Any name: it comes back as `id` of the answer.'),
    ...ArticleDraft.shape,
  })
  .meta({ id: 'ExtractRequest', description: 'An article to look into; nothing of it is kept.' });

export const extract: FastifyPluginAsyncZod<Parts> = async (app, { pool }) => {
  app.post(
    '/extract',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'extract',
        tags: ['extraction'],
        summary: 'Extract without storing',
        description: 'Finds who said what in an article, with its entities and claims. Nothing is stored.',
        consumes: [...MEDIA_TYPES],
        body: ExtractRequest,
        querystring: NoQuery,
        response: { 200: answer(Extraction, 'What was found.'), ...problems(400, 413, 415, 503) },
      },
    },
    async (request, reply) => {
      const asPage = wantsPage(request);
      varyByAccept(reply);
      const extraction = await pool.extract(request.body);
      if (asPage) {
        describeForm(reply, page);
        const shown = await extractionPage(request.body, extraction);
        return shown as unknown as Extraction;
      }
      return answerJson(reply, JSON.stringify(extraction) as Json<Extraction>);
    },
  );
};
