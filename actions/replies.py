"""Outcomes that several actions come to."""

from collections.abc import Sequence
from typing import Any

from actions import effects
from actions.aspects import FIRST_ASPECT
from actions.effects import Option
from actions.outcome import Outcome
from actions.turn import Turn

LOST_TURNS = 2
"""So many turns in a row not understood, and a human is asked for."""


def tell(service: str, aspects: Sequence[str], detail: str = "short") -> Outcome:
    """Answer about a service, which the conversation is about from now on."""
    slots = {"service": service, "aspect": aspects[0], "pending_aspect": None}
    return Outcome((effects.answer(service, aspects, detail),), slots)


def offer(
    turn: Turn,
    phrase: str,
    options: Sequence[Option],
    pending_aspect: str | None = None,
    about: str | None = None,
) -> Outcome:
    """Offer questions as buttons. `pending_aspect` is what a typed name of a service will then mean,
    `about` the service the conversation is surely about from now on.
    """
    slots = {**_subject(turn), "offered": list(options), "pending_aspect": pending_aspect}
    return Outcome(
        (effects.suggest(phrase, options),), slots if about is None else {**slots, "service": about}
    )


def ask_service(turn: Turn, aspect: str = FIRST_ASPECT) -> Outcome:
    """Ask which service the question is about; asking it twice in a row leads nowhere."""
    if turn.just_asked:
        return lost(turn)
    return Outcome(("utter_ask_service",), {**_subject(turn), "pending_aspect": aspect})


def lost(turn: Turn) -> Outcome:
    """Say that we did not understand; the second time in a row, ask for a human."""
    count, slots = turn.lost_count + 1, {**_subject(turn), "pending_aspect": turn.pending_aspect}
    if count >= LOST_TURNS:
        service = turn.current_service if turn.focus == "none" else None
        return Outcome((effects.request_handoff("lost", service),), slots)
    options = [effects.option("help"), effects.option("ask_human")]
    slots |= {"offered": options, "lost_count": count}
    return Outcome((effects.suggest("utter_lost", options),), slots)


def decline(turn: Turn) -> Outcome:
    """Say what the assistant is for."""
    return Outcome(("utter_out_of_scope",), _subject(turn))


def _subject(turn: Turn) -> dict[str, Any]:
    """Return the change of subject: a message about something else leaves the current service behind, so
    that the next short question is not answered about that.
    """
    return {} if turn.focus == "none" else {"service": None}
