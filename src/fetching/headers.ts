/** Seconds from now that a `Retry-After` says: a number of them, or a date. Null: it says nothing. */
export function secondsOf(retryAfter: string | null, now = Date.now()): number | null {
  if (retryAfter === null || retryAfter.trim() === '') return null;
  const seconds = /^\d+$/.test(retryAfter.trim()) ? Number(retryAfter) : (Date.parse(retryAfter) - now) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}

/** Seconds for which an answer stays fresh, by its `Cache-Control`. Null: it does not say. */
export function maxAgeOf(headers: Headers): number | null {
  const [, seconds] = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(headers.get('cache-control') ?? '') ?? [];
  return seconds === undefined ? null : Number(seconds);
}
