// Plain JavaScript, since a thread of Node 20 cannot be told to load TypeScript, as tests and development would need.
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { keptStatements } from './kept-statements.js';
import { addRevisionFunctions } from './revision-functions.js';

/**
 * @typedef {import('./reader-thread.ts').Question} Question
 * @typedef {import('./reader-thread.ts').Reply} Reply
 * @typedef {import('./reader-thread.ts').ReaderOptions} ReaderOptions
 */

// What a thread of its own runs: statements in the order in which they come, each answered with its rows.
/** @type {ReaderOptions} */
const { file, busyTimeoutMs, cacheKib } = workerData;
const connection = new Database(file, { readonly: true, timeout: busyTimeoutMs });
connection.pragma('temp_store = MEMORY');
connection.pragma(`cache_size = -${cacheKib}`);

addRevisionFunctions(connection);

const prepared = keptStatements(connection);

/**
 * @param {Question} question
 * @returns {Reply}
 */
function answer({ id, text, values }) {
  try {
    return { id, rows: prepared(text).all(...values) };
  } catch (error) {
    const { message, code } = /** @type {Error & { code?: string }} */ (error);
    return { id, error: { message, code } };
  }
}

parentPort?.on('message', (/** @type {Question | null} */ question) => {
  if (question) {
    parentPort?.postMessage(answer(question));
    return;
  }
  connection.close();
  // With nothing to listen to the thread ends.
  parentPort?.close();
});
