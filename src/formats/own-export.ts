import { Article, ArticleDraft } from '../records/article.ts';
import { isFields, type Shape } from './shape.ts';

/** What onrecord finds out of an article itself, and finds out again. */
const COMPUTED = new Set(Object.keys(Article.shape).filter((field) => !(field in ArticleDraft.shape)));

/** An article as onrecord gives it out: what the publisher gave is taken, so that nothing is lost on the way. */
export const ownExport: Shape = {
  slow: false,
  recognises: (document) => isFields(document) && 'contentHash' in document && 'id' in document,
  articles: (document) => [
    {
      place: '',
      draft: Object.fromEntries(Object.entries(document as object).filter(([field]) => !COMPUTED.has(field))),
    },
  ],
};
