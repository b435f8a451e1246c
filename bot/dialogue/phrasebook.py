"""The phrases of all topics: the same files the engine is trained on, read once at start."""

from collections.abc import Mapping
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.domain.language import FALLBACKS, Language


class PhrasesFaulty(Exception):
    """A phrase file cannot be used. The message names the file and what is wrong with it."""


class Phrasebook:
    """Phrases by key and language (port `Phrases`)."""

    def __init__(self, phrases: Mapping[Language, Mapping[str, str]]) -> None:
        self._phrases = phrases

    def say(self, key: str, language: Language, /, **values: str) -> str:
        """Return the phrase in the language or its fallback, placeholders filled. Raises KeyError."""
        for tongue in (language, *FALLBACKS[language]):
            phrase = self._phrases.get(tongue, {}).get(key)
            if phrase is not None:
                return phrase.format_map(values) if values else phrase
        raise KeyError(key)

    def starting_with(self, prefix: str, language: Language) -> dict[str, str]:
        """Return every phrase whose key begins with the prefix, in the language or its fallback."""
        keys = {key for phrases in self._phrases.values() for key in phrases if key.startswith(prefix)}
        return {key.removeprefix(prefix): self.say(key, language) for key in sorted(keys)}


def load_phrases(topics: Path) -> Phrasebook:
    """Read `<topic>/responses/<language>.yml` of every topic. Raises `PhrasesFaulty`."""
    return Phrasebook({language: _read_language(topics, language) for language in Language})


def _read_language(topics: Path, language: Language) -> dict[str, str]:
    phrases: dict[str, str] = {}
    for path in sorted(topics.glob(f"*/responses/{language}.yml")):
        found = _read(path)
        doubled = phrases.keys() & found.keys()
        if doubled:
            raise PhrasesFaulty(f"{path}: {min(doubled)} is also in another topic; keep it in one")
        phrases |= found
    return phrases


def _read(path: Path) -> dict[str, str]:
    try:
        found = YAML(typ="safe").load(path.read_text("utf-8"))
    except (YAMLError, UnicodeDecodeError) as fault:
        raise PhrasesFaulty(f"{path}: not readable as YAML: {fault}") from fault
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise PhrasesFaulty(f"{path}: it must hold lines of the form `utter_key: text`")
    return {key: text.strip() for key, text in found.items()}
