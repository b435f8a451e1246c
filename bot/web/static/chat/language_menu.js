/** The menu of languages. */

/** Fires "choose" (detail: language code). Shows what the conversation speaks, not what was asked for. */
export class LanguageMenu extends EventTarget {
  #select;
  #current = "";

  /** @param {HTMLSelectElement} select */
  constructor(select) {
    super();
    this.#select = select;
    select.addEventListener("change", () => {
      const chosen = select.value;
      this.show(this.#current);
      this.dispatchEvent(new CustomEvent("choose", { detail: chosen }));
    });
  }

  /** @param {{code: string, name: string, dir: string}[]} languages */
  offer(languages) {
    this.#select.replaceChildren(...languages.map(({ code, name, dir }) => {
      const option = new Option(name, code);
      return Object.assign(option, { lang: code, dir });
    }));
    this.#select.parentElement.hidden = false;
    this.show(this.#current);
  }

  show(language) {
    this.#current = language;
    this.#select.value = language;
    this.#select.lang = language;
  }
}

/**
 * Return the first of the browser's languages that the page offers (`data-languages` on `<html>`), or null.
 * @returns {string|null}
 */
export function browserLanguage() {
  const offered = document.documentElement.dataset.languages.split(" ");
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]);
  return wanted.find((code) => offered.includes(code)) ?? null;
}
