"""Answers about a service that a message surely names, whatever else the message was taken for."""

from actions import replies
from actions.aspects import FIRST_ASPECT, aspect_of
from actions.outcome import Outcome
from actions.resolution import NAMED, Kind, resolve
from actions.turn import Turn

SURE_CLAUSE = 0.9
"""From this confidence on, a clause is a question of its own: of six thousand examples with one question
each, four are taken for two."""

LIKELY = 0.4
"""From here up, the likeliest question about a named service is answered; below, the overview, whose
buttons lead to all others."""

MOST_ASPECTS = 2
"""Answers to give at once; more would be a wall of text."""


def answer_named(turn: Turn, otherwise: str | None = None) -> Outcome | None:
    """Return the answer about the service named in full, or None when none is.

    Where the message does not say what is asked, `otherwise` is answered.
    """
    found = resolve(turn.candidates, turn.focus, None)
    if found.kind is not Kind.ONE or turn.candidates[0].score < NAMED:
        return None
    likely = [aspect for intent, score in turn.ranking if score >= LIKELY and (aspect := aspect_of(intent))]
    aspect = turn.pending_aspect or next(iter(likely), otherwise) or FIRST_ASPECT
    return replies.tell(found.services[0], sure_aspects(turn) or (aspect,))


def sure_aspects(turn: Turn) -> tuple[str, ...]:
    """Return the aspects that clauses of the message surely ask about, in order."""
    asked = (aspect_of(intent) for intent, score in turn.clauses if score >= SURE_CLAUSE)
    return tuple(dict.fromkeys(aspect for aspect in asked if aspect))[:MOST_ASPECTS]
