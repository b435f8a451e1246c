"""Reads the frames of the chat page."""

import json
from collections.abc import Callable
from typing import Any

from bot.domain.inbound import ChoseLanguage, Inbound, Pressed, Undecodable, Wrote
from bot.domain.language import Language
from bot.domain.wording import clean

MAX_NUMBER = 2**31 - 1


def decode(raw: bytes) -> Inbound:
    """Return what a frame `message`, `button` or `language` says. Raises `Undecodable`."""
    frame = parse(raw)
    kind = frame.get("type")
    if not isinstance(kind, str) or kind not in DECODERS:
        raise Undecodable("type: not one of " + ", ".join(DECODERS))
    return DECODERS[kind](frame)


def parse(raw: bytes | str) -> dict[str, Any]:
    """Return the frame as a JSON object. Raises `Undecodable`."""
    try:
        frame = json.loads(raw)
    except (ValueError, RecursionError):
        raise Undecodable("frame: not JSON") from None
    if not isinstance(frame, dict):
        raise Undecodable("frame: not an object")
    return frame


def read_language(wanted: object) -> Language | None:
    """Return the language a page names. Another is no fault: a browser may speak anything."""
    return next((language for language in Language if language == wanted), None)


def _wrote(frame: dict[str, Any]) -> Inbound:
    text = frame.get("text")
    if not isinstance(text, str):
        raise Undecodable("text: not a string")
    return Wrote(clean(text), read_language(frame.get("language")))


def _pressed(frame: dict[str, Any]) -> Inbound:
    return Pressed(_number(frame, "message"), _number(frame, "button"))


def _chose_language(frame: dict[str, Any]) -> Inbound:
    try:
        return ChoseLanguage(Language(str(frame.get("language"))))
    except ValueError:
        raise Undecodable("language: not one of " + ", ".join(Language)) from None


def _number(frame: dict[str, Any], name: str) -> int:
    value = frame.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MAX_NUMBER:
        raise Undecodable(f"{name}: not a number from 0 to {MAX_NUMBER}")
    return value


DECODERS: dict[str, Callable[[dict[str, Any]], Inbound]] = {
    "message": _wrote,
    "button": _pressed,
    "language": _chose_language,
}
