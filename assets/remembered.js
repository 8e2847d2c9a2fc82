/** @typedef {'session' | 'computer'} Where for how long: until the window closes, or until it is forgotten */

/** @param {Where} where */
const storageOf = (where) => (where === 'session' ? sessionStorage : localStorage);

/**
 * What was remembered under a name; null where nothing was, or the browser remembers nothing.
 *
 * @param {string} name
 */
export function recall(name) {
  try {
    return sessionStorage.getItem(name) ?? localStorage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 * @param {Where} where
 */
export function remember(name, value, where) {
  try {
    storageOf(where).setItem(name, value);
  } catch {
    // It holds until the page is left.
  }
}

/** @param {string} name */
export function forget(name) {
  try {
    sessionStorage.removeItem(name);
    localStorage.removeItem(name);
  } catch {
    // Nothing is remembered then.
  }
}
