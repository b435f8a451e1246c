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
        return TurnResult(answer["state"], acts, str(parse["intent"]), float(parse["confidence"]))
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise EngineSpeaksOtherwise(f"engine answer: {type(fault).__name__} at {fault}") from None


def _decode_act(reply: Mapping[str, Any]) -> Act:
    if "effect" not in reply:
        buttons = tuple(Button(button["title"], button["payload"]) for button in reply.get("buttons", ()))
        return Say(reply["text"], buttons)
    return EFFECTS[reply["effect"]](reply)


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
