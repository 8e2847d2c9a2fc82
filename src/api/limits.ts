/** Largest body that is read, in bytes: over the longest text in most alphabets, and far over any article. */
export const BODY_LIMIT = 2 * 1024 * 1024;

/** So long, in milliseconds, a client may take to send a body, or a line of one that is read line by line. */
export const BODY_PATIENCE = 60_000;

/** Most records of one page. */
export const PAGE_LIMIT = 100;
export const DEFAULT_PAGE_LIMIT = 20;

/** So long, in milliseconds, a request may have waited for its turn before it is refused. */
export const MAX_EVENT_LOOP_DELAY = 500;
/** Most values of one dimension of a statistic. */
export const VALUES_LIMIT = 1_000;
export const DEFAULT_VALUES_LIMIT = 20;

/** Most dimensions of a statistic. */
export const DIMENSIONS_LIMIT = 2;

/** So many speakers or publishers are set side by side. */
export const SIDES_LIMIT = 4;
