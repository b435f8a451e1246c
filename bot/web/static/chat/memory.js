/** What the browser remembers between visits, as JSON values under "jmaa." keys. */

const PREFIX = "jmaa.";

/** Local storage; where the browser closes it (private windows, full disk), the same for this page only. */
export class Memory {
  #page = new Map();

  /** @returns {any} the value, or null when nothing readable is kept under the key. */
  read(key) {
    if (this.#page.has(key)) return this.#page.get(key);
    try {
      return JSON.parse(localStorage.getItem(PREFIX + key));
    } catch {
      return null;
    }
  }

  write(key, value) {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify(value));
      this.#page.delete(key);
    } catch {
      this.#page.set(key, value);
    }
  }

  forget(key) {
    this.#page.delete(key);
    try {
      localStorage.removeItem(PREFIX + key);
    } catch {
      // Closed storage holds nothing to remove.
    }
  }

  /** @returns {string[]} the keys that start with `start`. */
  keys(start) {
    const all = new Set(this.#page.keys());
    try {
      Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => all.add(key.slice(PREFIX.length)));
    } catch {
      // Closed storage has no keys.
    }
    return [...all].filter((key) => key.startsWith(start));
  }

  /** Call `listener(key)` when another tab changes a key. */
  onOtherTab(listener) {
    addEventListener("storage", (event) => {
      if (event.key?.startsWith(PREFIX)) listener(event.key.slice(PREFIX.length));
    });
  }
}
