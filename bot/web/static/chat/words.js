/** The words of the page. They come from the server, in the language of the conversation. */

/**
 * Writes them into every element that names one: `data-words="key"` (text), `data-words-label="key"`
 * (accessible name) and `data-words-placeholder="key"`.
 */
export class Words {
  #strings = {};
  #root;
  language = "";

  /** @param {HTMLElement} root the `<html>` element */
  constructor(root) {
    this.#root = root;
  }

  /** Turn the page to a language. @param {{language: string, dir: string, strings: Object<string, string>}} page */
  use({ language, dir, strings }) {
    this.#strings = strings;
    this.language = language;
    this.#root.lang = language;
    this.#root.dir = dir;
    this.write(this.#root);
  }

  /** @returns {string} the words for a key, with `{name}` replaced from `values`; empty before the first welcome. */
  say(key, values = {}) {
    return (this.#strings[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  /** Write the words into the elements below `root` that name one. */
  write(root) {
    const each = (name, put) => root.querySelectorAll(`[data-${name}]`).forEach((element) => {
      const words = this.say(element.getAttribute(`data-${name}`));
      if (words) put(element, words);
    });
    each("words", (element, words) => this.#writeText(element, words));
    each("words-label", (element, words) => element.setAttribute("aria-label", words));
    each("words-placeholder", (element, words) => (element.placeholder = words));
  }

  #writeText(element, words) {
    element.textContent = words;
    element.lang = this.language;
  }
}
