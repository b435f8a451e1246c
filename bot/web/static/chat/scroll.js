/** Scrolling: the newest message in view, unless the reader has gone up to read. */

const NEAR = 64;
const MARGIN = 16;

/** Follows the end of the conversation; when the reader is elsewhere, a button counts what came meanwhile. */
export class Scroll {
  #scroller;
  #button;
  #count;
  #unread = 0;
  #atEnd = true;

  /**
   * @param {HTMLElement} scroller
   * @param {HTMLButtonElement} button that leads to the end
   * @param {HTMLElement} count inside the button
   */
  constructor(scroller, button, count) {
    this.#scroller = scroller;
    this.#button = button;
    this.#count = count;
    scroller.addEventListener("scroll", () => this.#onScroll(), { passive: true });
    button.addEventListener("click", () => {
      this.toEnd();
      scroller.focus({ preventScroll: true });
    });
    new ResizeObserver(() => this.#atEnd && this.toEnd()).observe(scroller);
  }

  toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#read();
  }

  /** A message has arrived: bring its beginning into view, or count it. @param {HTMLElement} element */
  arrived(element) {
    if (!this.#atEnd) return this.#showUnread();
    const beginning = element.offsetTop - MARGIN;
    const end = this.#scroller.scrollHeight - this.#scroller.clientHeight;
    this.#scroller.scrollTop = Math.min(beginning, end);
    this.#atEnd = this.#isAtEnd();
    return undefined;
  }

  /** Something below the messages has grown: stay at the end if the reader is there. */
  settle() {
    if (this.#atEnd) this.toEnd();
  }

  #onScroll() {
    this.#atEnd = this.#isAtEnd();
    if (this.#atEnd) this.#read();
  }

  #isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  #showUnread() {
    this.#unread += 1;
    this.#count.textContent = this.#unread;
    this.#button.hidden = false;
  }

  #read() {
    this.#atEnd = true;
    this.#unread = 0;
    this.#button.hidden = true;
  }
}
