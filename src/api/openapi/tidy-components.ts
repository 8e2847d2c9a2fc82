import type { OpenAPIV3_1 } from 'openapi-types';

const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g;

/**
 * Keeps the schemas that operations refer to. Every record comes twice, as it is read and, with `Input` at the end of
 * its name, as it is written; where only one of the two is used, it has the plain name.
 */
export function tidyComponents(document: Partial<OpenAPIV3_1.Document>): Partial<OpenAPIV3_1.Document> {
  const schemas = document.components?.schemas ?? {};
  const used = new Set<string>();
  const reach = (part: unknown) => {
    for (const [, name = ''] of (JSON.stringify(part) ?? '').matchAll(REFERENCE)) {
      if (used.has(name)) continue;
      used.add(name);
      reach(schemas[name]);
    }
  };
  reach(document.paths);

  const plain = (name: string) => {
    const short = name.replace(/Input$/, '');
    return used.has(short) ? name : short;
  };
  const kept = [...used].sort().map((name) => [plain(name), schemas[name]]);
  const tidy = { ...document, components: { ...document.components, schemas: Object.fromEntries(kept) } };
  return JSON.parse(JSON.stringify(tidy).replace(REFERENCE, (_, name) => `"#/components/schemas/${plain(name)}"`));
}
