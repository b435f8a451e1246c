/** One message as an element. */

import { richText, webAddress, write } from "./rich_text.js";

const AUTHOR_WORDS = { citizen: "you", bot: "bot" };

/**
 * A message as the server sends it; a citizen's own, still unsent one has no `seq`.
 * @typedef {{seq?: number, author: "citizen"|"bot"|"agent"|"system", language?: string, dir?: string,
 *   heading?: string, text: string, footnote?: string, link?: string, buttons?: {title: string}[],
 *   id?: string|null, at?: string}} Message
 */

/**
 * Return the element of a message. Empty parts are left out.
 * @param {Message} message
 * @param {import("./words.js").Words} words
 * @returns {HTMLElement}
 */
export function drawMessage(message, words) {
  const element = document.getElementById("message").content.firstElementChild.cloneNode(true);
  const part = (name) => element.querySelector(`.message__${name}`);
  element.dataset.author = message.author;
  if (message.author === "citizen" && message.seq) element.dataset.state = "accepted";
  element.classList.toggle("message--greeting", message.seq === 0);
  drawAuthor(part("author"), message.author);
  for (const name of ["heading", "text", "source"]) speakAs(part(name), message);
  fill(part("heading"), message.heading);
  part("text").append(richText(message.text));
  drawButtons(part("buttons"), message);
  drawFootnote(part("footnote"), message);
  drawTime(element.querySelector("time"), message, words.language);
  words.write(element);
  return element;
}

/** Show how far the citizen's own message has come. `reason` is for failures that the server explains. */
export function showState(element, state, words, reason = "") {
  element.dataset.state = state;
  const failure = element.querySelector(".message__failure");
  failure.hidden = state !== "failed" && state !== "rejected";
  if (failure.hidden) return;
  failure.querySelector(".message__retry").hidden = state === "rejected";
  const text = failure.querySelector(".message__reason");
  text.lang = words.language;
  text.textContent = reason || words.say("failed");
}

/** Mark a quick reply as chosen. It keeps the focus, so it is not `disabled`. */
export function markChosen(button) {
  button.setAttribute("aria-disabled", "true");
}

function drawAuthor(element, author) {
  if (AUTHOR_WORDS[author]) element.dataset.words = AUTHOR_WORDS[author];
  else element.remove();
}

/** A citizen's own words show their direction themselves: Darija may come in Latin letters. */
function speakAs(element, { author, language, dir }) {
  if (language) element.lang = language;
  element.dir = author === "citizen" || !dir ? "auto" : dir;
}

function fill(element, text) {
  if (text) element.textContent = text;
  else element.remove();
}

function drawButtons(row, message) {
  const { buttons = [] } = message;
  if (!buttons.length) return row.remove();
  const template = document.getElementById("quick-reply").content.firstElementChild;
  return row.append(...buttons.map(({ title }, index) => {
    const button = template.cloneNode(true);
    button.dataset.index = index;
    const label = button.querySelector("span");
    label.textContent = title;
    speakAs(label, message);
    return button;
  }));
}

function drawFootnote(element, { footnote, link }) {
  const href = webAddress(link ?? "");
  if (!footnote && !href) return element.remove();
  const source = element.querySelector(".message__source");
  if (footnote) write(source, footnote);
  else source.remove();
  const anchor = element.querySelector("a");
  return href ? (anchor.href = href) : anchor.remove();
}

function drawTime(element, { at }, language) {
  if (!at) return element.remove();
  const time = new Date(at);
  const today = time.toDateString() === new Date().toDateString();
  const day = today ? {} : { day: "numeric", month: "short" };
  // Browsers know no Darija dates; Moroccan Arabic ones are the same.
  const locales = language === "ary" ? ["ar-MA"] : [`${language}-MA`, language];
  const format = { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23", numberingSystem: "latn" };
  element.dateTime = at;
  element.textContent = new Intl.DateTimeFormat(language ? locales : [], format).format(time);
  return element;
}
