from bot.dialogue.detection.variety import VARIETIES, Variety
from bot.domain.language import Language, Script


def test_arabizi_is_darija_in_latin_letters() -> None:
    assert (Variety.ARABIZI.language, Variety.ARABIZI.script) == (Language.ARY, Script.LATIN)
    assert (Variety.DARIJA.language, Variety.DARIJA.script) == (Language.ARY, Script.ARABIC)


def test_every_language_is_written_in_some_variety() -> None:
    assert {variety.language for variety in Variety} == set(Language)


def test_every_variety_stands_under_its_script_once() -> None:
    listed = [variety for varieties in VARIETIES.values() for variety in varieties]
    assert sorted(listed) == sorted(Variety)
