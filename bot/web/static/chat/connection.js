/** The WebSocket to the server: opened again whenever it closes, later and later, and at once when that may help. */

const FIRST_DELAY = 500;
const LONGEST_DELAY = 15_000;
const OPENING_TIME = 10_000;
// Longer than the outbox waits, so that a server which accepts connections but no messages is spared.
const SETTLED_AFTER = 12_000;
const STALE_AFTER = 30_000;

/**
 * Fires "open", "frame" (detail: the JSON object received) and "close" (detail: whether the connection had been open).
 * Times are in milliseconds.
 */
export class Connection extends EventTarget {
  #address;
  #socket = null;
  #wasOpen = false;
  #attempts = 0;
  #timer = 0;
  #hiddenAt = 0;

  /** @param {URL} address of the WebSocket */
  constructor(address) {
    super();
    this.#address = address;
    addEventListener("online", () => this.restart());
    addEventListener("offline", () => this.drop());
    document.addEventListener("visibilitychange", () => this.#onVisibility());
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Send a frame. @returns {boolean} false when there is no open connection to carry it. */
  send(frame) {
    if (!this.isOpen) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** Connect now, leaving any connection there is. */
  restart() {
    this.#leave();
    this.#open();
  }

  /** Leave the connection and come back after the waiting time. */
  drop() {
    const wasOpen = this.#wasOpen;
    this.#leave();
    this.#wait();
    this.dispatchEvent(new CustomEvent("close", { detail: wasOpen }));
  }

  #open() {
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    this.#timer = setTimeout(() => this.drop(), OPENING_TIME);
    const ifCurrent = (handle) => (event) => socket === this.#socket && handle(event);
    socket.addEventListener("open", ifCurrent(() => this.#onOpen()));
    socket.addEventListener("message", ifCurrent((event) => this.#onMessage(event)));
    socket.addEventListener("close", ifCurrent(() => this.drop()));
  }

  #onOpen() {
    this.#wasOpen = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#attempts = 0), SETTLED_AFTER);
    this.dispatchEvent(new Event("open"));
  }

  #onMessage(event) {
    this.dispatchEvent(new CustomEvent("frame", { detail: JSON.parse(event.data) }));
  }

  #onVisibility() {
    if (document.hidden) {
      this.#hiddenAt = Date.now();
    } else if (!this.isOpen || Date.now() - this.#hiddenAt > STALE_AFTER) {
      // A phone that slept may hold a socket that looks open and is dead.
      this.restart();
    }
  }

  #leave() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    this.#wasOpen = false;
    socket?.close();
  }

  #wait() {
    this.#attempts += 1;
    const longest = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (this.#attempts - 1));
    this.#timer = setTimeout(() => this.#open(), longest * (0.5 + Math.random() / 2));
  }
}
