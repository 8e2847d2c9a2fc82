// Plain JavaScript, since the reader threads load it too (see reader-worker.js).

/** @typedef {import('better-sqlite3').Statement<unknown[]>} Statement */

/** Filters with several values make many statements: so many are kept, and the one that was made first goes. */
const MOST = 1_000;

/**
 * Prepares statements of a connection, each once while it is kept.
 *
 * @param {import('better-sqlite3').Database} connection
 * @returns {(text: string) => Statement}
 */
export function keptStatements(connection) {
  /** @type {Map<string, Statement>} */
  const kept = new Map();
  return (text) => {
    const known = kept.get(text);
    if (known) return known;
    if (kept.size === MOST) kept.delete(kept.keys().next().value ?? '');
    const statement = /** @type {Statement} */ (connection.prepare(text));
    kept.set(text, statement);
    return statement;
  };
}
