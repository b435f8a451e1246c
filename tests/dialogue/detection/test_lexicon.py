from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.dialogue.detection.lexicon import (
    STRONG,
    WEAK,
    Lexicon,
    listed,
    read_lexicons,
    read_shared_words,
)
from bot.dialogue.detection.variety import Variety
from bot.dialogue.detection.words import Word, fold


def word(text: str) -> Word:
    return Word(text, fold(text))


def test_strong_words_say_more_than_weak_ones(lexicons: dict[Variety, Lexicon]) -> None:
    french = lexicons[Variety.FRENCH]
    assert french.weight(word("voudrais")) == STRONG
    assert french.weight(word("mairie")) == WEAK
    assert french.weight(word("lwra9")) == 0


def test_accents_do_not_matter(lexicons: dict[Variety, Lexicon]) -> None:
    assert lexicons[Variety.FRENCH].weight(word("Coûte")) == lexicons[Variety.FRENCH].weight(word("coute"))


def test_a_leading_and_or_in_is_looked_through(lexicons: dict[Variety, Lexicon]) -> None:
    assert lexicons[Variety.DARIJA].weight(word("وشحال")) == STRONG
    assert lexicons[Variety.DARIJA].weight(word("زشحال")) == 0


def test_neutral_words_are_in_every_lexicon(lexicons: dict[Variety, Lexicon]) -> None:
    assert all(lexicon.weight(word("pdf")) for lexicon in lexicons.values())


def test_shared_words_hold_the_neutral_and_the_foreign_ones(word_lists: Path) -> None:
    assert {"pdf", "que", "la"} <= read_shared_words(word_lists)


@pytest.mark.parametrize("variety", list(Variety))
def test_no_word_is_both_strong_and_weak(word_lists: Path, variety: Variety) -> None:
    groups = YAML(typ="safe").load(word_lists / f"{variety}.yml")
    strong, weak = ({found for text in groups[group].values() for found in listed(text)} for group in groups)
    assert strong & weak == set()


@pytest.mark.parametrize("content", ["", "words: [a, b]", "strong:\n  x: a", "words:\n  x: 3"])
def test_a_broken_list_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "neutral.yml").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"neutral\.yml: 'words' must hold lists of words"):
        read_lexicons(tmp_path)
