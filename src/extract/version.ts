import type { Model } from './model/models.ts';

/** What a model and the steps around it give: counted on where it gives otherwise than before. */
const VERSIONS: Readonly<Record<Model, string>> = { large: '0.14.0', small: '0.14.0' };

/**
 * Name and version stand on every stored article: a new version is what a re-extraction is for. They stand apart from
 * the extractor, so that who only names it does not load its lexicons.
 */
export const extractorOf = (model: Model) => ({ name: `onrecord-${model}`, version: VERSIONS[model] });
