"""Reads what the engine sends back: words, and effects it declares (see `engine/turn_channel.py`)."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.aspects import Aspect
from bot.domain.content import Button
from bot.domain.language import Language
from bot.domain.turn import (
    Act,
    Answer,
    ChooseLanguage,
    Option,
    RequestHandoff,
    Say,
    SetLanguage,
    Suggest,
    TurnResult,
)


class EngineSpeaksOtherwise(ValueError):
    """The engine's answer does not keep the contract. The message names the part, never its text."""


def decode_result(answer: Any) -> TurnResult:
    """Return the turn's result from the engine's JSON. Raises `EngineSpeaksOtherwise`."""
    try:
        parse = answer["parse"]
        acts = tuple(_decode_act(reply) for reply in answer["replies"])
        state = _expect(dict, answer["state"])
        return TurnResult(state, acts, _expect(str, parse["intent"]), float(parse["confidence"]))
    except KeyError as missing:
        raise EngineSpeaksOtherwise(f"engine answer: {missing} is missing or unknown") from None
    except (TypeError, ValueError, AttributeError) as fault:  # whose messages may quote a reply
        raise EngineSpeaksOtherwise(f"engine answer: {type(fault).__name__}") from None


def _expect[T](kind: type[T], value: Any) -> T:
    if not isinstance(value, kind):
        raise TypeError
    return value


def _decode_act(reply: Mapping[str, Any]) -> Act:
    if "effect" not in reply:
        buttons = tuple(map(_button, reply.get("buttons", ())))
        return Say(_expect(str, reply["text"]), buttons)
    return EFFECTS[reply["effect"]](reply)


def _button(button: Mapping[str, Any]) -> Button:
    return Button(_expect(str, button["title"]), _expect(str, button["payload"]))


def _suggest(reply: Mapping[str, Any]) -> Suggest:
    options = tuple(Option(option["intent"], option.get("service")) for option in reply["options"])
    return Suggest(reply["phrase"], options)


def _answer(reply: Mapping[str, Any]) -> Answer:
    aspects = tuple(Aspect(aspect) for aspect in reply["aspects"])
    return Answer(reply["service"], aspects, reply.get("detail") == "full")


EFFECTS: dict[str, Callable[[Mapping[str, Any]], Act]] = {
    "catalogue.answer": _answer,
    "catalogue.suggest": _suggest,
    "language.set": lambda reply: SetLanguage(Language(reply["language"])),
    "language.choose": lambda _: ChooseLanguage(),
    "handoff.request": lambda reply: RequestHandoff(reply["reason"], reply.get("service")),
}
"""Every effect an action may declare."""
