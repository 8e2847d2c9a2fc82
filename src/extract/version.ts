import type { Model } from './model/models.ts';

/**
 * Name and version stand on every stored article: a new version is what a re-extraction is for. They stand apart from
 * the extractor, so that who only names it does not load its lexicons.
 */
export const extractorOf = (model: Model) => ({ name: `onrecord-${model}`, version: '0.11.0' });
