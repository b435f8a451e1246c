"""Sentences citizens read live in data files: none in code, none in the page."""

import ast
import re
from html.parser import HTMLParser

import pytest

from tests.tree.sources import SOURCES, assert_none, files, literals, module, text
from tests.tree.topics import LETTER

ACCENT = re.compile("[àâçéèêëîïôûùœÀÂÇÉÈÊËÎÏÔÛÙŒ]")

TABLES = {
    "bot/catalogue/analysis.py": "the conjunctions that are written onto the next word",
    "bot/catalogue/fold.py": "letters that are written alike",
    "bot/catalogue/skeleton.py": "letters and the Latin ones they are written with",
    "bot/catalogue/stems.py": "clitics that are taken off",
    "bot/dialogue/detection/foreign.py": "letters of other languages",
    "bot/dialogue/detection/lexicon.py": "clitics that are taken off",
    "bot/dialogue/detection/spelling.py": "spellings that give a language away",
    "bot/dialogue/detection/words.py": "letters that are written alike",
    "engine/intents/clauses.py": "the conjunction that is written onto the next word",
    "engine/intents/normalise.py": "letters that are written alike",
    "engine/intents/skeleton.py": "letters and the Latin ones they are written with",
}
"""Modules that analyse what citizens write, and so hold letters, affixes and patterns: no sentences."""

SENTENCE = re.compile(r"\w{2,}[ ]\w+[ ]\w+")
TITLE = "Jmaa"


def foreign_literals(tree: ast.Module) -> list[str]:
    return [value for _, value in literals(tree) if LETTER.search(value) or ACCENT.search(value)]


class Page(HTMLParser):
    """Collects the words a page shows by itself. Without JavaScript no phrase can be asked for."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = 0
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in {"noscript", "style", "script"}
        shown = {"title", "placeholder", "aria-label", "alt"}
        self.words += [value for name, value in attrs if name in shown and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"noscript", "style", "script"}

    def handle_data(self, data: str) -> None:
        if not self._silent and any(letter.isalpha() for letter in data):
            self.words.append(data.strip())


def uncommented(script: str) -> str:
    return re.sub(r"/\*[\s\S]*?\*/|(?m:(?:^|\s)//\s.*$)", "", script)


def script_literals(script: str) -> list[str]:
    return [literal[1:-1] for literal in re.findall(r'"[^"\n]*"|`[^`]*`', uncommented(script))]


def test_no_literal_of_the_code_is_french_or_arabic() -> None:
    assert_none((path for path in files(*SOURCES) if foreign_literals(module(path))), TABLES)


def test_tables_hold_no_sentences() -> None:
    for path in TABLES:
        values = (re.sub(r"#.*", "", value) for value in foreign_literals(module(path)))
        assert_none(f"{path}: {value}" for value in values if SENTENCE.search(value))


def test_the_page_has_no_words_of_its_own() -> None:
    for path in files("bot/web", ending=".html"):
        assert_none(word for word in Page(text(path)).words if word != TITLE)


def test_the_page_s_scripts_have_no_words_of_their_own() -> None:
    for path in files("bot/web", ending=".js"):
        for literal in script_literals(text(path)):
            assert not ACCENT.search(literal), (path, literal)
            assert not LETTER.search(literal), (path, literal)
            assert not SENTENCE.search(literal), (path, literal)


@pytest.mark.parametrize("literal", ["Bonjour à vous", "مرحبا"])
def test_a_sentence_in_code_would_be_found(literal: str) -> None:
    assert foreign_literals(ast.parse(f'"""Doc: {literal}"""\nX = f"{literal} {{name}}"'))
    assert not foreign_literals(ast.parse(f'"""Doc: {literal}"""\nX = "plain"'))


def test_a_sentence_in_the_page_would_be_found() -> None:
    assert Page('<p>Hello</p><noscript>Bonjour</noscript><input placeholder="Write">').words == [
        "Hello",
        "Write",
    ]
    script = '// a "comment"\nsay("Not sent, sorry"); // "one"\n/* "another"\n"more" */ go("https://a.b/c")'
    assert script_literals(script) == ["Not sent, sorry", "https://a.b/c"]
