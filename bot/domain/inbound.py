"""What a citizen did on a channel, in our words: wrote, pressed a button, chose a language ..."""

from dataclasses import dataclass

from bot.domain.language import Language


@dataclass(frozen=True, slots=True)
class Wrote:
    """The citizen wrote a text. `page_language` is the language their page or app shows, if known."""

    text: str
    page_language: Language | None = None


@dataclass(frozen=True, slots=True)
class Pressed:
    """The citizen pressed button number `index` of the transcript line `seq`."""

    seq: int
    index: int


@dataclass(frozen=True, slots=True)
class ChoseLanguage:
    """The citizen chose a language in the channel's own menu."""

    language: Language


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Something we cannot read yet, named by its kind ("photo", "voice")."""

    kind: str


type Inbound = Wrote | Pressed | ChoseLanguage | Unsupported


class Undecodable(ValueError):
    """A raw event that is not what its channel promises. The message names the field, never its value."""
