"""Every phrase the product names exists, and every phrase that exists is said somewhere."""

import ast
import re
from collections.abc import Iterator

from bot.domain.aspects import Aspect
from bot.domain.language import Language
from tests.tree.sources import assert_none, files, literals, module, text
from tests.tree.topics import keys, names, read

KEY = re.compile(r"utter_[a-z_]*[a-z]")
FAMILY = re.compile(r"utter_[a-z_]*_")
"""The beginning of keys that are put together: `utter_aspect_` and an aspect."""

PAGE = "bot/web/static/chat"
PAGE_FAMILY = "utter_chat_"


def named(tree: ast.Module, pattern: re.Pattern[str]) -> Iterator[str]:
    return (value for _, value in literals(tree) if pattern.fullmatch(value))


def named_in_code(pattern: re.Pattern[str]) -> set[str]:
    return {key for path in files("bot", "actions") for key in named(module(path), pattern)}


def named_in_rules() -> set[str]:
    paths = [f"{topic}/{kind}.yml" for topic in names(engine=True) for kind in ("rules", "stories")]
    dialogues = [path for file in paths for kind in ("rules", "stories") for path in read(file).get(kind, [])]
    actions = {step["action"] for dialogue in dialogues for step in dialogue["steps"] if "action" in step}
    return {action for action in actions if action.startswith("utter_")}


def named_by_the_page() -> set[str]:
    """Return the keys of the words the chat page shows."""
    sources = "\n".join(text(path) for ending in (".js", ".html") for path in files(PAGE, ending=ending))
    return {key for key in keys() if f'"{key.removeprefix(PAGE_FAMILY)}"' in sources}


def family(prefix: str) -> set[str]:
    return {key for key in keys() if key.startswith(prefix)}


def test_every_phrase_that_is_named_exists() -> None:
    assert_none((named_in_code(KEY) | named_in_rules()) - keys())


def test_every_family_of_phrases_has_members() -> None:
    assert_none(prefix for prefix in named_in_code(FAMILY) if not family(prefix))


def test_every_phrase_is_said_somewhere() -> None:
    families = named_in_code(FAMILY) - {PAGE_FAMILY}
    grown = {key for prefix in families for key in family(prefix)}
    assert_none(keys() - named_in_code(KEY) - named_in_rules() - named_by_the_page() - grown)


def test_the_page_asks_only_for_words_there_are() -> None:
    markup = "\n".join(text(path) for path in files(PAGE, ending=".html"))
    scripts = "\n".join(text(path) for path in files(PAGE, ending=".js"))
    asked = set(re.findall(r'data-words(?:-\w+)?="([^"]+)"', markup))
    asked |= set(re.findall(r'words\.say\("(\w+)"', scripts))
    assert asked
    assert_none(f"{PAGE_FAMILY}{key}" for key in asked if f"{PAGE_FAMILY}{key}" not in keys())


def test_families_have_a_phrase_for_each_of_their_members() -> None:
    assert family("utter_aspect_") == {f"utter_aspect_{aspect}" for aspect in Aspect}
    assert family("utter_language_name_") == {f"utter_language_name_{language}" for language in Language}


def test_a_phrase_in_code_is_seen() -> None:
    tree = ast.parse('say("utter_greet", f"utter_aspect_{aspect}", "see utter_help")')
    assert list(named(tree, KEY)) == ["utter_greet"]
    assert list(named(tree, FAMILY)) == ["utter_aspect_"]
