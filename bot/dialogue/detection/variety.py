"""The five ways citizens write to us: a language in a script."""

from enum import StrEnum

from bot.domain.language import Language, Script


class Variety(StrEnum):
    """A language as it is written (BCP 47 tag); the value is also the name of its lexicon file."""

    FRENCH = "fr"
    ENGLISH = "en"
    ARABIZI = "ary-Latn"
    ARABIC = "ar"
    DARIJA = "ary"

    @property
    def language(self) -> Language:
        """The language, whatever its script."""
        return Language(self.value.removesuffix("-Latn"))

    @property
    def script(self) -> Script:
        """The script this variety is written in."""
        return Script.ARABIC if self in VARIETIES[Script.ARABIC] else Script.LATIN


VARIETIES = {
    Script.LATIN: (Variety.ARABIZI, Variety.FRENCH, Variety.ENGLISH),
    Script.ARABIC: (Variety.DARIJA, Variety.ARABIC),
}
"""The varieties of each script."""
