"""A turn while it is being made: what the steps of the pipeline read and fill in."""

from dataclasses import dataclass, field
from typing import Any

from bot.domain.content import Button, Content
from bot.domain.conversation import Conversation, Event, HandoffRequest, TurnRecord
from bot.domain.inbound import Inbound
from bot.domain.language import Language, Memory, Script
from bot.domain.turn import Act, Search, TurnInput


@dataclass(slots=True)
class Draft:
    """One turn in the making. A step that ends the turn before the engine is asked calls `refuse`.

    `said` is the citizen's line, `text` what the engine is asked, `payload` the button it is told.
    """

    event: Event
    conversation: Conversation
    inbound: Inbound
    default_language: Language
    memory: Memory
    said: str = ""
    text: str | None = None
    payload: str | None = None
    script: Script = Script.LATIN
    search: Search = Search()
    named_languages: tuple[Language, ...] = ()
    foreign: bool = False
    acts: tuple[Act, ...] = ()
    state: Any = None
    replies: list[Content] = field(default_factory=list)
    handoff: HandoffRequest | None = None
    understood: dict[str, Any] = field(default_factory=dict)
    outcome: str = "answered"

    @property
    def language(self) -> Language:
        """The language to answer in."""
        return self.memory.language or self.default_language

    def refuse(self, text: str, buttons: tuple[Button, ...] = (), outcome: str = "refused") -> None:
        """End the turn with a sentence that says why there is no answer."""
        self.replies = [Content(text, self.language, buttons=buttons)]
        self.outcome = outcome

    def turn_input(self) -> TurnInput:
        """Return what the engine may know."""
        return TurnInput(
            conversation=str(self.conversation.id),
            language=self.language,
            script=self.script,
            text=self.text if self.payload is None else None,
            payload=self.payload,
            search=self.search,
            named_languages=self.named_languages,
            state=self.conversation.state,
        )

    def record(self) -> TurnRecord:
        """Return what is to be committed."""
        said = Content(self.said, self.language)
        return TurnRecord(said, tuple(self.replies), self.memory, self.state, self.handoff, self.understood)
