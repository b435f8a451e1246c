"""Plays: conversations with their expected answers, read from YAML and played through the whole product.

    language: fr
    turns:
    - say: Quels papiers pour la carte nationale ?
      answer: national-id-card documents
    - press: Plus de détails
      contains: [photo]

Each turn has one of `say`, `press`, `choose`; what it expects is optional: `answer` (a service and one or
more aspects: heading and fact must be theirs), `missing` (the same, but the field is not recorded),
`contains` and `lacks` (words of the reply), `buttons` (titles among the offered), `language`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.domain.aspects import Aspect
from bot.domain.language import Language
from bot.ports import Catalogue, Phrases
from bot.web.chat.client import ChatClient, Frame


class PlayFaulty(Exception):
    """A play cannot be read. The message names the file, the place in it and the problem."""


class Turn(BaseModel):
    """One turn of a play: what the citizen does and what must come of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    say: str | None = None
    press: str | None = None
    choose: Language | None = None
    answer: str | None = None
    missing: str | None = None
    contains: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    language: Language | None = None

    @model_validator(mode="after")
    def _one_deed(self) -> "Turn":
        if sum(deed is not None for deed in (self.say, self.press, self.choose)) != 1:
            raise ValueError("a turn needs exactly one of say, press, choose")
        return self

    @property
    def deed(self) -> str:
        """What the citizen does, in short."""
        return self.say if self.say is not None else f"[{self.press or self.choose}]"


class Play(BaseModel):
    """A conversation with its expected answers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: Language | None = None
    turns: tuple[Turn, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Played:
    """A turn as it went: the replies, and what was expected in vain."""

    turn: Turn
    replies: Sequence[Frame]
    faults: tuple[str, ...]


def read_play(path: Path) -> Play:
    """Read a play. Raises `PlayFaulty`."""
    try:
        return Play.model_validate(YAML(typ="safe").load(path.read_text("utf-8")))
    except ValidationError as faults:
        first = faults.errors(include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise PlayFaulty(f"{path}: {place or 'play'}: {first['msg']}") from None
    except (OSError, UnicodeDecodeError, YAMLError) as fault:
        raise PlayFaulty(f"{path}: not readable: {fault}") from None


class Judge:
    """Compares replies with what a play expects, by the catalogue and phrases the product itself uses."""

    def __init__(self, catalogue: Catalogue, phrases: Phrases) -> None:
        self._catalogue = catalogue
        self._phrases = phrases

    async def play(self, turn: Turn, client: ChatClient) -> Played:
        """Take one turn of a play with the client."""
        try:
            lines = await _do(turn, client)
        except LookupError as missing:
            return Played(turn, (), (str(missing),))
        replies = [line for line in lines if line["author"] != "citizen"]
        return Played(turn, replies, tuple(self._faults(turn, replies)))

    def _faults(self, turn: Turn, replies: Sequence[Frame]) -> Iterator[str]:
        if not replies:
            yield "no reply"
            return
        language = Language(replies[0]["language"])
        if turn.language and turn.language is not language:
            yield f"expected a reply in {turn.language}, got {language}"
        if turn.answer:
            yield from self._wrong_answers(turn.answer, replies, language, recorded=True)
        if turn.missing:
            yield from self._wrong_answers(turn.missing, replies, language, recorded=False)
        yield from _wrong_words(turn, replies)

    def _wrong_answers(
        self, wanted: str, replies: Sequence[Frame], language: Language, *, recorded: bool
    ) -> Iterator[str]:
        service_id, *aspects = wanted.split()
        service = self._catalogue.service(service_id)
        if service is None:
            yield f"the catalogue has no service {service_id}"
            return
        for aspect, reply in zip(map(Aspect, aspects), replies, strict=False):
            label = self._phrases.say(f"utter_aspect_{aspect}", language)
            heading = f"{service.title[language]} — {label}"
            if reply["heading"] != heading:
                yield f"expected {heading!r}, got {reply['heading'] or reply['text']!r}"
            fact = service.facts.get(aspect)
            if recorded and (fact is None or not _tells(reply, fact.text, fact.items, language)):
                yield f"the text is not what the catalogue records about {aspect} of {service_id}"
            if not recorded and reply["text"] != self._phrases.say(
                "utter_not_recorded", language, aspect=label, service=service.title[language]
            ):
                yield f"expected to be told that {aspect} is not recorded"
        if len(replies) < len(aspects):
            yield f"expected {len(aspects)} answers, got {len(replies)}"


def _tells(reply: Frame, text: Any, items: Any, language: Language) -> bool:
    first = text.get(language) or (items[0].get(language) if items else None)
    return bool(first) and str(first).strip() in reply["text"]


def _wrong_words(turn: Turn, replies: Sequence[Frame]) -> Iterator[str]:
    said = "\n".join(f"{reply['heading']}\n{reply['text']}" for reply in replies)
    offered = [button["title"] for reply in replies for button in reply["buttons"]]
    for words in turn.contains:
        if words not in said:
            yield f"expected the words {words!r}"
    for words in turn.lacks:
        if words in said:
            yield f"did not expect the words {words!r}"
    for title in turn.buttons:
        if title not in offered:
            yield f"expected a button {title!r} among {offered}"


async def _do(turn: Turn, client: ChatClient) -> list[Frame]:
    if turn.say is not None:
        return await client.say(turn.say)
    if turn.press is not None:
        return await client.press(turn.press)
    return await client.choose_language(str(turn.choose))
