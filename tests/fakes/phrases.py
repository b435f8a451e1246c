"""Phrases that show which one was said, in which language and with which values."""

from collections.abc import Iterable

from bot.domain.language import Language


class NamedPhrases:
    """Says `key(language)`, or `key(language){name=value}` (port `Phrases`). `absent` keys are missing."""

    def __init__(self, absent: Iterable[str] = ()) -> None:
        self._absent = frozenset(absent)

    def say(self, key: str, language: Language, /, **values: str) -> str:
        """Return the name of the phrase."""
        if key in self._absent:
            raise KeyError(key)
        filled = "".join(f"{{{name}={value}}}" for name, value in values.items())
        return f"{key}({language}){filled}"
