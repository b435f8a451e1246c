"""Changes the language of the replies."""

from actions import effects
from actions.deciding import DecidingAction
from actions.named import answer_named
from actions.outcome import Outcome
from actions.turn import Turn


class ActionChangeLanguage(DecidingAction):
    """Takes the language of a button or of the words; offers all of them when none is named."""

    def name(self) -> str:
        """Return the action's name in rules."""
        return "action_change_language"

    def decide(self, turn: Turn) -> Outcome:
        """Change the language this turn names."""
        return decide(turn)


def decide(turn: Turn) -> Outcome:
    """Return the change. It is confirmed by an action of its own, which speaks the new language.

    A message that names a service in full is about that: "carte nationale pour un français".
    """
    if turn.language is None and (named := answer_named(turn)):
        return named
    language = turn.language or next(iter(turn.named_languages), None)
    if language is None:
        return Outcome((effects.choose_language(),))
    return Outcome(
        (effects.set_language(language),), {"language": language}, followed_by="utter_language_changed"
    )
