"""Finds the languages a message names."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from ruamel.yaml import YAML

from bot.dialogue.detection.lexicon import listed
from bot.dialogue.detection.words import readable
from bot.domain.language import Language


class LanguageNames:
    """The names of the languages we speak, as people write them."""

    def __init__(self, forms: Mapping[Language, Sequence[str]]) -> None:
        """Take the forms of each language's name; a form may have several words."""
        self._languages = {" ".join(listed(form)): tag for tag, listing in forms.items() for form in listing}
        longest_first = sorted(self._languages, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, longest_first))})(?!\S)")

    def find(self, text: str) -> tuple[Language, ...]:
        """Return the languages named in a message, each once, in order of mention."""
        found = (
            self._languages[match[0]] for match in self._pattern.finditer(" ".join(listed(readable(text))))
        )
        return tuple(dict.fromkeys(found))


def read_names(path: Path) -> LanguageNames:
    """Read forms by language tag. Raises OSError, YAMLError, or ValueError for a tag that is none of ours."""
    return LanguageNames({Language(tag): forms for tag, forms in YAML(typ="safe").load(path).items()})
