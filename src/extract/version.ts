/**
 * Name and version stand on every stored article: a new version is what a re-extraction is for. They stand apart from
 * the extractor, so that who only names it does not load its lexicons.
 */
export const EXTRACTOR = { name: 'onrecord-large', version: '0.1.0' } as const;
