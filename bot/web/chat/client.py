"""A chat page without a page: for the terminal, for plays, for benchmarks. It loses and doubles nothing.

It keeps the rules of the real page: the first frame is `hello`, a frame that was not `accepted` is sent
again with the same id after a lost connection, and lines already seen are asked for by number.
"""

import asyncio
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

import aiohttp
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_delay, wait_exponential_jitter

type Frame = dict[str, Any]


class ChatRefused(Exception):
    """The server did not take a frame. The message is its code and its sentence."""


class ConnectionLost(Exception):
    """The WebSocket ended before the turn was answered."""


AWAY = (ConnectionLost, ConnectionError, aiohttp.ClientError)


@dataclass
class ChatClient:
    """A citizen of the web chat at `url` (the gateway's address). Use as an async context manager.

    `patience` is how many seconds a server that is away is waited for, at first and later; then
    `ConnectionLost` is raised. An answer is waited for `answer_patience` seconds, then `TimeoutError` is.
    """

    url: str
    language: str | None = None
    token: str | None = None
    seq: int = 0
    welcome: Frame = field(default_factory=dict)
    lines: list[Frame] = field(default_factory=list)
    patience: float = 60.0
    answer_patience: float = 60.0
    _complete: bool = field(default=True, init=False)
    _http: aiohttp.ClientSession | None = field(default=None, init=False)
    _socket: aiohttp.ClientWebSocketResponse | None = field(default=None, init=False)

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession()
        try:
            await self._connect()
        except BaseException:
            await self.close()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Leave the chat."""
        await self.drop()
        if self._http is not None:
            await self._http.close()

    async def say(self, text: str) -> list[Frame]:
        """Write a message and return the lines of its turn: the citizen's own, then the replies."""
        page = self.language or self.welcome.get("language")
        return await self.turn({"type": "message", "text": text, "language": page})

    async def press(self, title: str) -> list[Frame]:
        """Press the newest button with this title. Raises LookupError when there is none."""
        for line in reversed(self.lines):
            for index, button in enumerate(line["buttons"]):
                if button["title"] == title:
                    return await self.turn({"type": "button", "message": line["seq"], "button": index})
        raise LookupError(f"no button {title!r} was offered")

    async def choose_language(self, language: str) -> list[Frame]:
        """Choose a language in the menu."""
        return await self.turn({"type": "language", "language": language})

    async def turn(self, frame: Frame) -> list[Frame]:
        """Send a frame until it is taken and return the lines of its turn. Raises `ChatRefused`."""
        frame = {"id": uuid.uuid4().hex, **frame}
        async with asyncio.timeout(self.answer_patience):
            while True:
                try:
                    return await self._turn(frame)
                except AWAY:
                    await self._connect()

    async def drop(self) -> None:
        """Lose the connection, as a phone in a tunnel does."""
        if self._socket is not None:
            await self._socket.close()

    async def _turn(self, frame: Frame) -> list[Frame]:
        if not (answered := self._answered(frame["id"])):  # else it came with a new connection's welcome
            await self._send(frame)
        while not answered:
            self._take(await self._read(), frame["id"])
            answered = self._answered(frame["id"])
        return answered

    def _take(self, received: Frame, frame_id: str) -> None:
        match received["type"]:
            case "message":
                self._complete = False
                self._add([received["message"]])
            case "typing" if not received["on"]:
                self._complete = True
            case "error" if received["id"] in {None, frame_id}:
                raise ChatRefused(f"{received['code']}: {received['text']}")

    def _answered(self, frame_id: str) -> list[Frame]:
        """Return the lines of the turn this frame began, once all are there.

        They are committed together and sent together, with `typing` off at their end.
        """
        own = [number for number, line in enumerate(self.lines) if line["id"] == frame_id]
        return self.lines[own[0] :] if own and self._complete else []

    def _add(self, lines: Iterable[Frame]) -> None:
        for line in lines:
            if line["seq"] > self.seq:
                self.lines.append(line)
                self.seq = line["seq"]

    async def _connect(self) -> None:
        tries = AsyncRetrying(
            retry=retry_if_exception_type(AWAY),
            wait=wait_exponential_jitter(multiplier=0.1, max=2, jitter=0.2),
            stop=stop_after_delay(self.patience),
            reraise=True,
        )
        try:
            await tries(self._open)
        except AWAY as trouble:
            raise ConnectionLost(f"no chat at {self.url}: {type(trouble).__name__}. Is it running?") from None

    async def _open(self) -> None:
        if self._http is None:
            raise RuntimeError("use the client as an async context manager")
        await self.drop()
        self._socket = await self._http.ws_connect(f"{self.url}/chat/ws", heartbeat=20)
        hello = {"type": "hello", "token": self.token, "after": self.seq, "language": self.language}
        await self._send(hello)
        received = await self._read()
        if received["type"] != "welcome":
            raise ChatRefused(f"{received.get('code')}: {received.get('text')}")
        self.welcome, self.token = received, received["token"]
        self._add(received["messages"])
        self._complete = True

    async def _send(self, frame: Frame) -> None:
        if self._socket is None or self._socket.closed:
            raise ConnectionLost
        await self._socket.send_json(frame)

    async def _read(self) -> Frame:
        if self._socket is None:
            raise ConnectionLost
        message = await self._socket.receive()
        if message.type is not aiohttp.WSMsgType.TEXT:
            raise ConnectionLost
        frame: Frame = message.json()
        return frame
