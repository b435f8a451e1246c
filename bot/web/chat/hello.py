"""The first frame of a chat page."""

from dataclasses import dataclass

from bot.channels.web.decode import MAX_NUMBER, parse, read_language
from bot.domain.inbound import Undecodable
from bot.domain.language import Language

MAX_TOKEN = 400
MAX_ID = 64


@dataclass(frozen=True, slots=True)
class Hello:
    """Which conversation a page wants to go on with, after which line, and in which language."""

    token: str | None
    after: int
    language: Language | None


def read_hello(text: str) -> Hello:
    """Return the page's `hello`. An unknown language is no fault: the browser may speak anything.

    Raises `Undecodable`.
    """
    frame = parse(text)
    if frame.get("type") != "hello":
        raise Undecodable("type: the first frame must be hello")
    token, after = frame.get("token"), frame.get("after", 0)
    if token is not None and not (isinstance(token, str) and len(token) <= MAX_TOKEN):
        raise Undecodable(f"token: not a string of at most {MAX_TOKEN} characters")
    if not isinstance(after, int) or isinstance(after, bool) or not 0 <= after <= MAX_NUMBER:
        raise Undecodable("after: not a line number")
    return Hello(token, after, read_language(frame.get("language")))


def read_id(text: str) -> str:
    """Return the id a page gave to its frame. Raises `Undecodable`."""
    frame_id = parse(text).get("id")
    if not isinstance(frame_id, str) or not 0 < len(frame_id) <= MAX_ID or not _printable(frame_id):
        raise Undecodable(f"id: not a string of 1 to {MAX_ID} printable ASCII characters")
    return frame_id


def _printable(text: str) -> bool:
    return text.isascii() and text.isprintable()  # the database takes no NUL
