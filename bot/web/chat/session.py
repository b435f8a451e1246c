"""One open chat page: frames in, transcript lines out.

The protocol, all frames JSON objects:

    page    hello {token, after, language}   message {id, text, language}   button {id, message, button}
            language {id, language}
    server  welcome {token, language, dir, strings, languages, limit, messages, greeting}
            accepted {id}   message {message}   typing {on}   language {language, dir, strings}
            error {id, code, text}

A frame is `accepted` only after its event is committed; a page that heard nothing sends it again with the
same id, and it still makes one turn.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from aiohttp import web
from aiolimiter import AsyncLimiter

from bot.channels.web import encode
from bot.channels.web.channel import NAME
from bot.channels.web.decode import decode
from bot.domain.content import Author
from bot.domain.conversation import Line
from bot.domain.inbound import Undecodable
from bot.domain.language import Language, direction
from bot.ports import Conversations, Feed, Phrases, Transcript
from bot.services.receive import Receive
from bot.web.chat.hello import Hello, read_hello, read_id
from bot.web.chat.tokens import ChatTokens, TokenInvalid, new_address

MAX_FRAME = 64 * 1024
"""Characters of a frame; more is refused with a sentence."""

RATE_SECONDS = 10.0

READ_AGAIN_AFTER = 1.0
"""Seconds after which a transcript that could not be read is read again."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class ChatParts:
    """What a chat session works with. `rate` is the most frames a page may send in `RATE_SECONDS`."""

    receive: Receive
    transcript: Transcript
    conversations: Conversations
    feed: Feed
    phrases: Phrases
    tokens: ChatTokens
    language: Language
    limit: int
    rate: int
    topics: dict[Language, tuple[str, ...]]


class ChatSession:
    """Talks with one page until it goes away."""

    def __init__(self, socket: web.WebSocketResponse, parts: ChatParts) -> None:
        self._socket = socket
        self._parts = parts
        self._limiter = AsyncLimiter(parts.rate, RATE_SECONDS)
        self._language = parts.language
        self._address = ""
        self._seq = 0

    async def run(self) -> None:
        """Greet, then read and push at the same time. Raises an ExceptionGroup when either fails."""
        hello = await self._read_hello()
        if hello is None:
            return
        # Watched before the transcript is read: a line committed in between is pushed, not missed.
        async with self._parts.feed.watch(NAME, self._address) as changed, asyncio.TaskGroup() as group:
            await self._welcome(hello)
            pushing = group.create_task(self._push_for_ever(changed))
            while (text := await self._receive_text()) is not None:
                await self._take(text)
            pushing.cancel()

    async def _read_hello(self) -> Hello | None:
        """Return the page's `hello`; frames that are none are refused. None when the page left."""
        while (text := await self._receive_text()) is not None:
            try:
                hello = read_hello(text)
                self._address = self._read_address(hello.token)
            except Undecodable as fault:
                await self._refuse("malformed", "utter_malformed", reason=str(fault))
            except TokenInvalid:
                await self._refuse("session_expired", "utter_session_expired")
            else:
                return hello
        return None

    def _read_address(self, token: str | None) -> str:
        return new_address() if token is None else self._parts.tokens.read(token)

    async def _welcome(self, hello: Hello) -> None:
        known = await self._parts.conversations.find(NAME, self._address)
        self._language = (known and known.memory.language) or hello.language or self._parts.language
        self._seq = hello.after
        lines = await self._new_lines()
        empty = not lines and not hello.after
        await self._send(
            {
                "type": "welcome",
                "token": self._parts.tokens.issue(self._address),
                "languages": encode.languages(self._parts.phrases),
                "limit": self._parts.limit,
                "messages": [encode.line(entry, self._address) for entry in lines],
                "greeting": self._greeting() if empty else None,
            }
            | self._words()
        )

    def _greeting(self) -> encode.Frame:
        topics = self._parts.topics.get(self._language, ())
        return encode.greeting(self._parts.phrases, self._language, topics)

    def _words(self) -> encode.Frame:
        strings = self._parts.phrases.starting_with("utter_chat_", self._language)
        return {"language": self._language, "dir": direction(self._language), "strings": strings}

    async def _take(self, text: str) -> None:
        """Keep what the page sent, then say so."""
        frame_id, raw = None, text.encode("utf-8", "surrogatepass")
        try:
            frame_id = read_id(text)
            if not self._limiter.has_capacity():
                await self._refuse("too_fast", "utter_too_fast", frame_id)
                return
            decode(raw)
        except Undecodable as fault:
            await self._refuse("malformed", "utter_malformed", frame_id, reason=str(fault))
            return
        await self._limiter.acquire()
        await self._keep(frame_id, raw)

    async def _keep(self, frame_id: str, raw: bytes) -> None:
        event_id = f"{self._address}:{frame_id}"
        try:
            new = await self._parts.receive(NAME, event_id, self._address, raw)
        except Exception as trouble:
            log.warning("event not kept", channel=NAME, error=type(trouble).__name__)
            await self._refuse("not_kept", "utter_not_kept", frame_id)
            return
        await self._send({"type": "accepted", "id": frame_id})
        if new:
            await self._send({"type": "typing", "on": True})

    async def _push_for_ever(self, changed: asyncio.Event) -> None:
        while True:
            await changed.wait()
            changed.clear()
            try:
                lines = await self._new_lines()
            except Exception as trouble:
                log.warning("transcript not read", error=type(trouble).__name__)
                changed.set()
                await asyncio.sleep(READ_AGAIN_AFTER)
            else:
                await self._push(lines)

    async def _push(self, lines: Sequence[Line]) -> None:
        for entry in lines:
            if entry.author is Author.BOT and entry.content.language is not self._language:
                self._language = entry.content.language
                await self._send({"type": "language"} | self._words())
            await self._send({"type": "message", "message": encode.line(entry, self._address)})
        if lines:
            await self._send({"type": "typing", "on": False})

    async def _new_lines(self) -> list[Line]:
        lines = await self._parts.transcript.after(NAME, self._address, self._seq)
        if lines:
            self._seq = lines[-1].seq
        return lines

    async def _refuse(self, code: str, phrase: str, frame_id: str | None = None, *, reason: str = "") -> None:
        log.info("frame refused", code=code, reason=reason)
        await self._send(encode.error(code, self._parts.phrases.say(phrase, self._language), frame_id))

    async def _receive_text(self) -> str | None:
        """Return the next frame, refusing those that are no text or too long; None when the page left."""
        while True:
            message = await self._socket.receive()
            if message.type is web.WSMsgType.TEXT and len(message.data) <= MAX_FRAME:
                return str(message.data)
            if message.type is web.WSMsgType.TEXT:
                await self._refuse("too_long", "utter_malformed")
            elif message.type is web.WSMsgType.BINARY:
                await self._refuse("malformed", "utter_malformed")
            else:
                return None

    async def _send(self, frame: encode.Frame) -> None:
        if not self._socket.closed:
            await self._socket.send_json(frame)
