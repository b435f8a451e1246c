/** Which conversation this browser is in: the server's token, shared by all tabs. */

import { newIdentifier } from "./identifier.js";

const KEY = "session";

/**
 * Holds `{token, conversation}`. `conversation` is this browser's own name for the conversation: a token may be
 * renewed at every welcome, so tabs compare conversations, not tokens.
 */
export class Session {
  #memory;
  #current;

  /** @param {import("./memory.js").Memory} memory */
  constructor(memory) {
    this.#memory = memory;
    this.#current = memory.read(KEY);
  }

  /** @returns {string|null} */
  get token() {
    return this.#current?.token ?? null;
  }

  /**
   * Keep the token of a welcome.
   * @returns {boolean} false when another tab began a conversation first: this tab has joined it and must greet again.
   */
  keep(token) {
    if (!this.#current && this.join()) return false;
    this.#current = { token, conversation: this.#current?.conversation ?? newIdentifier() };
    this.#memory.write(KEY, this.#current);
    return true;
  }

  /** Leave the conversation; the next welcome begins another. */
  forget() {
    if (this.#memory.read(KEY)?.conversation === this.#current?.conversation) this.#memory.forget(KEY);
    this.#current = null;
  }

  /**
   * Take over what another tab has stored.
   * @returns {boolean} true when that is another conversation than the one this tab shows.
   */
  join() {
    const stored = this.#memory.read(KEY);
    if (!stored) return false;
    const moved = stored.conversation !== this.#current?.conversation;
    this.#current = stored;
    return moved;
  }

  /** Call `listener()` when another tab has moved this browser to another conversation. */
  onMoved(listener) {
    this.#memory.onOtherTab((key) => {
      if (key === KEY && this.join()) listener();
    });
  }
}
