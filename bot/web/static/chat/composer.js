/** The field the citizen writes in. */

const COUNTED = 200;
// Keeps the minus sign in front of its number, also in an Arabic sentence.
const leftToRight = (number) => `\u2066${number}\u2069`;

/** Fires "submit" (detail: the text) for a text that is not blank and not over the limit; then the field is empty. */
export class Composer extends EventTarget {
  #form;
  #field;
  #send;
  #counter;
  #words;
  #limit = Infinity;

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} counter of the characters left
   * @param {import("./words.js").Words} words
   */
  constructor(form, counter, words) {
    super();
    this.#form = form;
    this.#field = form.querySelector("textarea");
    this.#send = form.querySelector("button");
    this.#counter = counter;
    this.#words = words;
    this.#listen();
  }

  /** @param {number} limit the most characters (code points) the server takes */
  set limit(limit) {
    this.#limit = limit;
    this.refresh();
  }

  get #left() {
    return this.#limit - [...this.#field.value].length;
  }

  get #isSendable() {
    return this.#field.value.trim() !== "" && this.#left >= 0;
  }

  /** Put the cursor in the field, but on a touch screen leave the keyboard down. */
  focus() {
    if (matchMedia("(hover: hover) and (pointer: fine)").matches) this.#field.focus({ preventScroll: true });
  }

  /** Bring height, counter and button in line with the text. */
  refresh() {
    this.#fit();
    const counted = this.#left < COUNTED;
    this.#counter.textContent = counted ? this.#words.say("counter", { left: leftToRight(this.#left) }) : "";
    this.#counter.dataset.over = this.#left < 0;
    this.#field.setAttribute("aria-invalid", this.#left < 0);
    this.#send.setAttribute("aria-disabled", !this.#isSendable);
  }

  #fit() {
    this.#field.style.height = "auto";
    // The placeholder counts as content, and may be longer than a line.
    if (this.#field.value) this.#field.style.height = `${this.#field.scrollHeight}px`;
  }

  #listen() {
    this.#field.addEventListener("input", () => this.refresh());
    this.#field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#form.requestSubmit();
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    // Pressing the button must not take the focus, or the phone's keyboard would close and open again.
    this.#send.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  #submit() {
    if (!this.#isSendable) return;
    const text = this.#field.value;
    this.#field.value = "";
    this.refresh();
    this.dispatchEvent(new CustomEvent("submit", { detail: text }));
  }
}
