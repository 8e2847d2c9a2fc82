import { writeFileSync } from 'node:fs';
import { collectExamples } from './collect-examples.ts';
import { withApp } from './with-app.ts';

// Writes the examples of the OpenAPI document: what the API really answers to the example article.
const examples = await withApp(collectExamples);
writeFileSync(
  new URL('../src/api/openapi/examples.ts', import.meta.url),
  `import type { Example } from './example-article.ts';

/** Written by \`npm run openapi\`; a test compares it with what the API answers. */
export const EXAMPLES: Record<string, Example> = ${JSON.stringify(examples)};
`,
);
