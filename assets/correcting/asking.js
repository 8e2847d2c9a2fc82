import { askForKey, authorization } from './access.js';

/** What the server says is wrong. */
export class Refused extends Error {}

const TYPES = { PATCH: 'application/merge-patch+json', POST: 'application/json' };

/**
 * Asks the server for a change. Where that wants a key, one is asked for, and the change is sent again.
 *
 * @param {'PATCH' | 'POST'} method
 * @param {string} path
 * @param {{ body?: object | undefined, headers?: Record<string, string> }} [what]
 * @returns {Promise<Response>} any but 401 and 403
 * @throws {Refused} where no good key was given
 */
export async function send(method, path, { body, headers = {} } = {}) {
  for (;;) {
    const answer = await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body ? { 'content-type': TYPES[method] } : {}),
        ...headers,
        ...authorization(),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (answer.status !== 401 && answer.status !== 403) return answer;
    const reason = await detailOf(answer);
    if (!(await askForKey(reason))) throw new Refused(reason);
  }
}

/** @param {Response} answer */
export async function detailOf(answer) {
  try {
    return String((await answer.json()).detail);
  } catch {
    return `the server answers ${answer.status}`;
  }
}

/**
 * A record or a list, as it is now.
 *
 * @param {string} path
 * @throws {Refused}
 */
export async function read(path) {
  const answer = await fetch(path, { headers: { accept: 'application/json' }, cache: 'no-cache' });
  if (!answer.ok) throw new Refused(await detailOf(answer));
  return answer.json();
}

/**
 * A page as it is now.
 *
 * @param {string} path
 * @throws {Refused}
 */
export async function readPage(path) {
  const answer = await fetch(path, { headers: { accept: 'text/html' }, cache: 'no-cache' });
  if (!answer.ok) throw new Refused(`the server answers ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}
