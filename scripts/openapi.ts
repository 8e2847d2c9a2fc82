import { writeFileSync } from 'node:fs';
import { openapiYaml } from '../src/api/openapi/documentation.ts';
import { withApp } from './with-app.ts';

// Writes openapi.yaml from the routes and their schemas.
writeFileSync(new URL('../openapi.yaml', import.meta.url), await withApp(async (app) => openapiYaml(app)));
