/** The two passing signs of the page: the state of the connection, and that an answer is being written. */

const CONNECTING_AFTER = 1_000;
const RECONNECTED_FOR = 3_000;
const TYPING_AFTER = 400;

/** Says "connecting", "offline" or "connection is back" over the conversation; silent when all is well. */
export class ConnectionSign {
  #element;
  #words;
  #onShow;
  #timer = 0;
  #wasOffline = false;

  /**
   * @param {HTMLElement} element
   * @param {import("./words.js").Words} words
   * @param {() => void} onShow called when the sign has taken its place
   */
  constructor(element, words, onShow) {
    this.#element = element;
    this.#words = words;
    this.#onShow = onShow;
  }

  connecting() {
    this.#later(CONNECTING_AFTER, () => this.#show("connecting"));
  }

  offline() {
    clearTimeout(this.#timer);
    this.#wasOffline = true;
    this.#show("offline");
  }

  online() {
    clearTimeout(this.#timer);
    this.#element.hidden = true;
    if (!this.#wasOffline) return;
    this.#wasOffline = false;
    this.#show("reconnected");
    this.#later(RECONNECTED_FOR, () => (this.#element.hidden = true));
  }

  #later(delay, run) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, delay);
  }

  #show(key) {
    this.#element.dataset.kind = key;
    this.#element.hidden = false;
    this.#element.querySelector(".sign__text").dataset.words = key;
    this.#words.write(this.#element);
    this.#onShow();
  }
}

/** The typing sign, shown only when an answer takes longer than a glance. */
export class TypingSign {
  #element;
  #onShow;
  #timer = 0;

  /**
   * @param {HTMLElement} element
   * @param {() => void} onShow called when the sign has taken its place
   */
  constructor(element, onShow) {
    this.#element = element;
    this.#onShow = onShow;
  }

  set(on) {
    clearTimeout(this.#timer);
    if (!on) this.#element.hidden = true;
    else if (this.#element.hidden) this.#timer = setTimeout(() => this.#show(), TYPING_AFTER);
  }

  #show() {
    this.#element.hidden = false;
    this.#onShow();
  }
}
