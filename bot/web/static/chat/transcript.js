/** The conversation on the page: every message once, in the server's order. */

import { drawMessage, markChosen, showState } from "./message.js";

/**
 * @typedef {{element: HTMLElement, place: number, id: string|null, seq: number|null, message: object}} Entry
 * `place` orders the page: the message's seq; for an own message the server has answered but not yet sent back,
 * the seq it was answered after; infinite before that.
 */
export class Transcript {
  /** @type {Entry[]} */
  #entries = [];
  #words;
  #element;

  /**
   * @param {HTMLElement} element the messages are put into
   * @param {import("./words.js").Words} words
   */
  constructor(element, words) {
    this.#element = element;
    this.#words = words;
  }

  /** @returns {number} the last seq seen, 0 before the first. */
  get lastSeq() {
    return Math.max(0, ...this.#entries.map((entry) => entry.seq ?? 0));
  }

  /**
   * Show a message of the server.
   * @param {import("./message.js").Message} message
   * @returns {HTMLElement|null} its element, or null when the page had it already.
   */
  add(message) {
    if (this.#find({ seq: message.seq })) return null;
    if (message.author === "citizen") this.#markChosenBefore(message);
    const own = message.id ? this.#find({ id: message.id }) : null;
    if (own) {
      this.#confirm(own, message);
      return null;
    }
    return this.#insert({ message, place: message.seq, seq: message.seq, id: message.id ?? null });
  }

  /** Show the citizen's own message before the server has it. @returns {HTMLElement|null} null when shown already. */
  addOwn(id, text) {
    if (this.#find({ id })) return null;
    const message = { author: "citizen", text, id, at: new Date().toISOString() };
    const element = this.#insert({ message, place: Infinity, seq: null, id });
    showState(element, "sending", this.#words);
    return element;
  }

  /** Show a line that belongs to this page only. */
  note(text) {
    const message = { author: "system", text, language: this.#words.language };
    return this.#insert({ message, place: this.lastSeq, seq: null, id: null });
  }

  /** Show the state of an own message: "sending", "accepted", "failed" or "rejected". @returns {boolean} found */
  setState(id, state, reason) {
    const entry = this.#find({ id });
    if (!entry) return false;
    const isAnswered = state === "accepted" || state === "rejected";
    if (isAnswered && entry.place === Infinity) entry.place = this.lastSeq;
    showState(entry.element, state, this.#words, reason);
    return true;
  }

  /** @returns {Entry|undefined} the entry an element on the page belongs to. */
  entryAt(element) {
    const message = element.closest(".message");
    return this.#entries.find((entry) => entry.element === message);
  }

  /** Keep the page's messages to be read, but let the server's numbers begin anew. Unsent ones stay unsent. */
  archive() {
    for (const entry of this.#entries) {
      if (entry.place !== Infinity) Object.assign(entry, { place: -1, seq: null, id: null });
    }
  }

  clear() {
    this.#entries = [];
    this.#element.replaceChildren();
  }

  #find(wanted) {
    const [[name, value]] = Object.entries(wanted);
    return this.#entries.find((entry) => entry[name] === value);
  }

  #insert(entry) {
    const element = drawMessage(entry.message, this.#words);
    const index = this.#entries.findLastIndex((other) => other.place <= entry.place) + 1;
    this.#element.insertBefore(element, this.#entries[index]?.element ?? null);
    this.#entries.splice(index, 0, { ...entry, element });
    return element;
  }

  /** An own message came back with its number: it takes its place, moving only when it must. */
  #confirm(own, message) {
    Object.assign(own, { seq: message.seq, place: message.seq, message });
    showState(own.element, "accepted", this.#words);
    const others = this.#entries.filter((entry) => entry !== own);
    const index = others.findLastIndex((other) => other.place <= own.place) + 1;
    if (this.#entries[index] === own) return;
    this.#element.insertBefore(own.element, others[index]?.element ?? null);
    others.splice(index, 0, own);
    this.#entries = others;
  }

  /** After a reload the page sees from the citizen's words which quick reply they chose. */
  #markChosenBefore({ text, seq }) {
    const before = this.#entries.findLast((entry) => entry.message.buttons?.length && entry.place <= seq);
    const index = before?.message.buttons.findIndex(({ title }) => title === text) ?? -1;
    if (index >= 0) markChosen(before.element.querySelector(`[data-index="${index}"]`));
  }
}
