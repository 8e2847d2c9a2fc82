import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { withApp } from '../scripts/with-app.ts';
import { DOUBTFUL_ARTICLE, EXAMPLE_ARTICLE, EXAMPLE_REVIEW } from '../src/api/openapi/example-article.ts';
import { listen } from '../src/api/server.ts';

// Lets schemathesis ask a live server whatever its OpenAPI document allows, and whatever it does not:
//
//   python3 -m venv var/schemathesis && var/schemathesis/bin/pip install schemathesis
//   npx tsx bench/schemathesis.ts --seed 1 --max-examples 400
//
// What stands after `--` goes to `schemathesis run` as it is. Ends with the exit status of schemathesis.
const { values, positionals } = parseArgs({
  options: {
    schemathesis: { type: 'string', default: 'var/schemathesis/bin/schemathesis' },
    seed: { type: 'string', default: '1' },
    'max-examples': { type: 'string', default: '100' },
  },
  allowPositionals: true,
});

/** The records of which the examples of the document tell, and those that are there to be deleted. */
async function store(app: FastifyInstance): Promise<void> {
  const post = async (url: string, payload: object) => {
    const answer = await app.inject({ method: 'POST', url, payload });
    if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.body}`);
    return answer.json();
  };
  await post('/articles', EXAMPLE_ARTICLE);
  await post('/articles', DOUBTFUL_ARTICLE);
  await post('/articles', { ...EXAMPLE_ARTICLE, url: 'https://www.example.org/2024/03/deleted' });
  const { items } = (await app.inject('/claims?sort=oldest')).json();
  const claim = items[0].id;
  await post(`/claims/${claim}/reviews`, EXAMPLE_REVIEW);
  await post(`/claims/${claim}/reviews`, {
    ...EXAMPLE_REVIEW,
    url: 'https://facts.example.org/deleted',
  });
}

process.exitCode = await withApp(async (app) => {
  await store(app);
  const origin = await listen(app, '127.0.0.1', 0);
  const child = spawn(
    values.schemathesis,
    [
      `--config-file=${new URL('schemathesis.toml', import.meta.url).pathname}`,
      'run',
      `${origin}/openapi.json`,
      `--seed=${values.seed}`,
      `--max-examples=${values['max-examples']}`,
      ...positionals,
    ],
    { stdio: 'inherit' },
  );
  const [code] = await once(child, 'exit');
  return code ?? 1;
}, 'small');
