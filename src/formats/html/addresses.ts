import { webAddress } from '../../records/web-address.ts';

/**
 * The canonical address of an article: the first that a page gives and that can be its own. One of another site, and the
 * home page of its own, are what careless templates give, and are not believed. Where none is, the address that it was
 * fetched from.
 */
export function canonicalAddress(given: readonly string[], from: string | undefined, base: string): string | null {
  const own = absolute(from ?? '', undefined);
  for (const each of given) {
    const url = absolute(each, absolute(base, own)?.href ? absolute(base, own) : own);
    if (!url) continue;
    if (own && siteOf(url.hostname) !== siteOf(own.hostname)) continue;
    if (isHome(url) && !(own && isHome(own))) continue;
    if (webAddress.safeParse(url.href).success) return url.href;
  }
  return own && webAddress.safeParse(own.href).success ? own.href : null;
}

function absolute(address: string, base: URL | null | undefined): URL | null {
  if (address.trim() === '') return null;
  try {
    const url = new URL(address.trim(), base ?? undefined);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    url.hash = '';
    return url;
  } catch {
    return null;
  }
}

const isHome = (url: URL) => /^\/(?:index\.\w+)?$/.test(url.pathname) && url.search === '';

/** The part of a host's name that its copies for telephones and caches share; two labels, three under `co.uk` and its like. */
function siteOf(host: string): string {
  const labels = host.toLowerCase().split('.');
  const isShort = (labels.at(-2) ?? '').length <= 3 && (labels.at(-1) ?? '').length === 2;
  return labels.slice(isShort ? -3 : -2).join('.');
}
