/** The conversation: what the citizen does becomes frames, what the server sends becomes the page. */

import { newIdentifier } from "./identifier.js";
import { browserLanguage } from "./language_menu.js";
import { markChosen } from "./message.js";

const RETRIABLE = new Set(["too_fast", "not_kept"]);
const PAGE = "page";
const LANGUAGE = "language";

/** Speaks the protocol of `/chat/ws`. The parts of the page are handed in by `chat.js`. */
export class Conversation {
  #handlers = {
    welcome: (frame) => this.#onWelcome(frame),
    accepted: (frame) => this.#onAccepted(frame),
    message: (frame) => this.#show(frame.message),
    typing: (frame) => this.parts.typing.set(frame.on),
    language: (frame) => this.#onLanguage(frame),
    error: (frame) => this.#onError(frame),
  };

  /**
   * @param {{root: HTMLElement, log: HTMLElement, memory: import("./memory.js").Memory,
   *   session: import("./session.js").Session, words: import("./words.js").Words,
   *   connection: import("./connection.js").Connection, outbox: import("./outbox.js").Outbox,
   *   transcript: import("./transcript.js").Transcript, scroll: import("./scroll.js").Scroll,
   *   composer: import("./composer.js").Composer, languages: import("./language_menu.js").LanguageMenu,
   *   sign: import("./signs.js").ConnectionSign, typing: import("./signs.js").TypingSign}} parts
   */
  constructor(parts) {
    this.parts = parts;
    this.#listen();
    const page = parts.memory.read(PAGE);
    if (page) this.#turnPage(page);
  }

  /** Connect; what was left unsent is on the page at once. */
  start() {
    this.parts.sign.connecting();
    this.parts.connection.restart();
  }

  /** Send a text of the citizen. */
  say(text) {
    const language = this.parts.words.language || undefined;
    this.#send({ type: "message", text, language }, text);
  }

  /** Press the quick reply `button` of a message. */
  press(button) {
    if (button.getAttribute("aria-disabled") === "true") return;
    const { seq } = this.parts.transcript.entryAt(button);
    const title = button.textContent.trim();
    markChosen(button);
    if (seq) this.#send({ type: "button", message: seq, button: Number(button.dataset.index), title }, title);
    else this.say(title);
  }

  /** Send a failed message again. */
  retry(button) {
    const { id } = this.parts.transcript.entryAt(button);
    this.parts.transcript.setState(id, "sending");
    this.parts.outbox.retry(id);
    if (!this.parts.connection.isOpen) this.parts.connection.restart();
    this.parts.composer.focus();
  }

  /** Leave this conversation and begin another. */
  begin() {
    this.parts.session.forget();
    this.#restart();
  }

  #listen() {
    const { connection, outbox, session, languages } = this.parts;
    connection.addEventListener("open", () => this.#sendHello());
    connection.addEventListener("frame", ({ detail }) => this.#handlers[detail.type]?.(detail));
    connection.addEventListener("close", ({ detail }) => this.#onClose(detail));
    outbox.addEventListener("overdue", ({ detail }) => this.#onOverdue(detail));
    languages.addEventListener("choose", ({ detail }) => this.#choose(detail));
    session.onMoved(() => this.#restart());
  }

  #sendHello() {
    const { connection, session, transcript, memory } = this.parts;
    const language = memory.read(LANGUAGE) ?? browserLanguage();
    connection.send({ type: "hello", token: session.token, after: transcript.lastSeq, language });
  }

  #send(frame, text) {
    const id = newIdentifier();
    if (text) this.parts.transcript.addOwn(id, text);
    if (text) this.parts.scroll.toEnd();
    this.parts.outbox.put({ ...frame, id });
  }

  #choose(language) {
    this.parts.memory.write(LANGUAGE, language);
    this.#send({ type: "language", language });
  }

  #onWelcome(frame) {
    const { session, memory, outbox, sign, connection, scroll } = this.parts;
    if (!session.keep(frame.token)) return connection.restart();
    const { language, dir, strings, languages, limit } = frame;
    this.#turnPage({ language, dir, strings, languages, limit });
    memory.write(PAGE, { language, dir, strings, languages, limit });
    sign.online();
    this.#restore(frame);
    outbox.flush();
    return scroll.settle();
  }

  /** Old messages are shown, not read out. */
  #restore({ messages, greeting }) {
    const { log, transcript, scroll } = this.parts;
    const isResumed = transcript.lastSeq > 0;
    log.setAttribute("aria-live", isResumed ? "polite" : "off");
    if (greeting && !messages.length) transcript.add({ ...greeting, seq: 0 });
    for (const message of messages) this.#show(message, isResumed);
    this.#showUnsent();
    if (!isResumed) scroll.toEnd();
    requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
  }

  #showUnsent() {
    const { outbox, transcript } = this.parts;
    for (const { id, text, title } of outbox.frames) {
      if (text ?? title) transcript.addOwn(id, text ?? title);
    }
  }

  #show(message, isNews = true) {
    const { transcript, typing, scroll, outbox } = this.parts;
    if (message.id) outbox.settle(message.id);
    if (message.author !== "citizen") typing.set(false);
    const element = transcript.add(message);
    if (element && isNews) scroll.arrived(element);
  }

  #onAccepted({ id }) {
    this.parts.outbox.settle(id);
    this.parts.transcript.setState(id, "accepted");
  }

  #onOverdue(id) {
    const { transcript, connection } = this.parts;
    // Without a connection the message is not overdue: it waits, and the sign says so.
    if (!connection.isOpen) return;
    transcript.setState(id, "failed");
    // An open connection that does not answer is taken for dead.
    connection.drop();
  }

  #onLanguage({ language, dir, strings }) {
    const { memory } = this.parts;
    const page = { ...memory.read(PAGE), language, dir, strings };
    memory.write(PAGE, page);
    memory.write(LANGUAGE, language);
    this.#turnPage(page);
  }

  #onError({ id, code, text }) {
    if (code === "session_expired") return this.#onExpired(text);
    const { outbox, transcript, scroll, typing } = this.parts;
    const isRetriable = RETRIABLE.has(code);
    if (id && isRetriable) outbox.pause(id);
    else if (id) outbox.settle(id);
    typing.set(false);
    if (!id || !transcript.setState(id, isRetriable ? "failed" : "rejected", text)) transcript.note(text);
    return scroll.settle();
  }

  #onExpired(text) {
    const { session, outbox, transcript, connection } = this.parts;
    const hadToken = session.token !== null;
    session.forget();
    outbox.detach();
    transcript.archive();
    transcript.note(text);
    // A server that refuses even a new conversation is not asked again at once.
    if (hadToken) connection.restart();
    else connection.drop();
  }

  #onClose(wasOpen) {
    const { sign, typing } = this.parts;
    typing.set(false);
    if (wasOpen && navigator.onLine) sign.connecting();
    else sign.offline();
  }

  #restart() {
    this.parts.outbox.detach();
    this.parts.transcript.clear();
    this.parts.connection.restart();
    this.parts.composer.focus();
  }

  #turnPage({ language, dir, strings, languages, limit }) {
    const { root, words, languages: menu, composer } = this.parts;
    words.use({ language, dir, strings });
    menu.show(language);
    menu.offer(languages);
    composer.limit = limit;
    root.dataset.phase = "ready";
  }
}
