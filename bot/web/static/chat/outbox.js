/** What the citizen has sent and the server has not confirmed yet. */

const PREFIX = "unsent.";
const PATIENCE = 10_000;

/**
 * Keeps every frame until the server has stored it, through reloads and lost connections, and sends it again
 * under the same id; the server takes each id once. Fires "overdue" (detail: id) after 10 s without an answer.
 */
export class Outbox extends EventTarget {
  #memory;
  #send;
  #timers = new Map();

  /**
   * @param {import("./memory.js").Memory} memory
   * @param {(frame: object) => boolean} send
   */
  constructor(memory, send) {
    super();
    this.#memory = memory;
    this.#send = send;
  }

  /** @returns {object[]} the frames kept, oldest first. */
  get frames() {
    const kept = this.#memory.keys(PREFIX).map((key) => this.#memory.read(key)).filter(Boolean);
    return kept.sort((one, other) => one.at - other.at).map(({ frame }) => frame);
  }

  /** Keep a frame that has an `id`, and send it. */
  put(frame) {
    this.#memory.write(PREFIX + frame.id, { at: Date.now(), frame });
    this.#dispatch(frame);
  }

  /** Send everything kept, in order. */
  flush() {
    this.frames.forEach((frame) => this.#dispatch(frame));
  }

  /** Send one kept frame again. */
  retry(id) {
    const kept = this.#memory.read(PREFIX + id);
    if (kept) this.#dispatch(kept.frame);
  }

  /** The conversation is another: what pressed a quick reply of the old one becomes a message with its title. */
  detach() {
    for (const { id, type, title } of this.frames) {
      if (type !== "button") continue;
      const { at } = this.#memory.read(PREFIX + id);
      this.#memory.write(PREFIX + id, { at, frame: { type: "message", id, text: title } });
    }
  }

  /** The server has answered for this id and it need not be sent again. */
  settle(id) {
    this.pause(id);
    this.#memory.forget(PREFIX + id);
  }

  /** Keep the frame but stop waiting for its answer. */
  pause(id) {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  #dispatch(frame) {
    this.pause(frame.id);
    this.#send(frame);
    const overdue = () => this.dispatchEvent(new CustomEvent("overdue", { detail: frame.id }));
    this.#timers.set(frame.id, setTimeout(overdue, PATIENCE));
  }
}
