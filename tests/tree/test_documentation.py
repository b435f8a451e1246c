"""What an operator may set is written down."""

import re

import pytest

from bot.settings import Settings, variable
from tests.tree.sources import assert_none, files, text

VARIABLES = [variable(field) for field in Settings.model_fields]
GUIDES = ("README.md", *files("bot/docs", ending=".md"))
NOT_A_SETTING: dict[str, str] = {}


@pytest.mark.parametrize("name", VARIABLES)
def test_every_setting_is_explained(name: str) -> None:
    assert [guide for guide in GUIDES if re.search(rf"\b{name}\b", text(guide))], (
        f"explain {name} in README.md"
    )


def test_no_setting_is_explained_that_is_none() -> None:
    named = {name for guide in GUIDES for name in re.findall(r"\bBOT_[A-Z_]*[A-Z]\b", text(guide))}
    assert_none(named - set(VARIABLES), NOT_A_SETTING)
