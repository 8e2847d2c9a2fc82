import { articleOfPage } from './html.ts';
import { isFields, type Shape } from './shape.ts';

/** A page in a field, as crawlers keep it: `{html, url?}`. What stands beside it counts more than what the page says. */
export const pageInJson: Shape = {
  slow: true,
  recognises: (document) => isFields(document) && typeof document.html === 'string' && !('text' in document),
  articles(document) {
    const { html, url, ...beside } = document as { html: string; url?: unknown };
    const said = Object.entries(beside).filter(([, value]) => value !== null);
    const page = articleOfPage(html, typeof url === 'string' ? url : undefined);
    return [{ place: '', draft: { ...page, ...Object.fromEntries(said) } }];
  },
};
