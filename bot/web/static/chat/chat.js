/** Puts the chat page together. */

import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { Conversation } from "./conversation.js";
import { LanguageMenu } from "./language_menu.js";
import { Memory } from "./memory.js";
import { offerNewConversation } from "./new_conversation.js";
import { Outbox } from "./outbox.js";
import { Scroll } from "./scroll.js";
import { Session } from "./session.js";
import { ConnectionSign, TypingSign } from "./signs.js";
import { Transcript } from "./transcript.js";
import { fitToKeyboard } from "./viewport.js";
import { Words } from "./words.js";

const byId = (id) => document.getElementById(id);

const root = document.documentElement;
const log = byId("scroller");
const memory = new Memory();
const words = new Words(root);
const connection = new Connection(socketAddress());
const scroll = new Scroll(log, byId("latest"), byId("latest-count"));
const composer = new Composer(byId("composer"), byId("counter"), words);

const conversation = new Conversation({
  root,
  log,
  memory,
  words,
  connection,
  scroll,
  composer,
  session: new Session(memory),
  outbox: new Outbox(memory, (frame) => connection.send(frame)),
  transcript: new Transcript(byId("transcript"), words),
  languages: new LanguageMenu(byId("language")),
  sign: new ConnectionSign(byId("connection"), words, () => scroll.settle()),
  typing: new TypingSign(byId("typing"), () => scroll.settle()),
});

composer.addEventListener("submit", ({ detail }) => conversation.say(detail));
log.addEventListener("click", ({ target }) => {
  const reply = target.closest(".quick-reply");
  const retry = target.closest(".message__retry");
  if (reply) conversation.press(reply);
  if (retry) conversation.retry(retry);
});
offerNewConversation(byId("new"), byId("new-confirm"), () => conversation.begin());
fitToKeyboard(root);
composer.focus();
conversation.start();

function socketAddress() {
  const address = new URL("chat/ws", document.baseURI);
  address.protocol = address.protocol.replace("http", "ws");
  return address;
}
