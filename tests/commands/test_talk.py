"""The command with a citizen who answers as the test says, instead of a running gateway."""

from pathlib import Path
from typing import Any, ClassVar, Self

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands import talk
from bot.web.chat.client import ChatRefused

GREETING = {"text": "Bonjour.", "heading": "", "footnote": "", "buttons": [{"title": "Passeport"}]}


class Chat:
    """Echoes what the citizen does, with a button; refuses "trop" (as `ChatClient` would)."""

    opened: ClassVar[list[tuple[str, object]]] = []
    deeds: ClassVar[list[str]] = []

    def __init__(self, url: str, language: object = None, patience: float = 0) -> None:
        self.opened.append((url, language))
        self.welcome = {"greeting": GREETING}
        self.lines: list[dict[str, Any]] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.lines.clear()

    async def say(self, text: str) -> list[dict[str, Any]]:
        if text == "trop":
            raise ChatRefused("too_fast: Doucement.")
        return self._do(f"say {text}")

    async def press(self, title: str) -> list[dict[str, Any]]:
        return self._do(f"press {title}")

    def _do(self, deed: str) -> list[dict[str, Any]]:
        self.deeds.append(deed)
        line = {"heading": "Écho", "footnote": "Source : test", "language": "fr"}
        self.lines += [
            line | {"author": "citizen", "text": deed, "buttons": []},
            line
            | {"author": "bot", "text": f"echo [b]{deed}", "buttons": [{"title": "Oui"}, {"title": "Non"}]},
        ]
        return self.lines[-2:]


@pytest.fixture(autouse=True)
def chat(monkeypatch: pytest.MonkeyPatch) -> type[Chat]:
    monkeypatch.setattr(Chat, "opened", [])
    monkeypatch.setattr(Chat, "deeds", [])
    monkeypatch.setattr(talk, "ChatClient", Chat)
    return Chat


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> str:
    answers = iter([*lines, ""])
    monkeypatch.setattr(talk, "_ask", lambda: next(answers))
    with talk.console.capture() as shown:
        CliRunner().invoke(app, ["talk", "--url", "http://127.0.0.1:1/"], catch_exceptions=False)
    return shown.get()


def test_a_number_presses_the_button_of_that_number(
    monkeypatch: pytest.MonkeyPatch, chat: type[Chat]
) -> None:
    typed(monkeypatch, "bonjour", "2", "3")
    assert chat.deeds == ["say bonjour", "press Non", "say 3"]
    assert chat.opened == [("http://127.0.0.1:1", None)]


def test_a_number_says_what_the_welcome_offers(monkeypatch: pytest.MonkeyPatch, chat: type[Chat]) -> None:
    typed(monkeypatch, "1")
    assert chat.deeds == ["say Passeport"]


def test_replies_are_shown_as_they_are_with_their_buttons(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = typed(monkeypatch, "oui")
    for words in ("Bonjour.", "Écho", "echo [b]say oui", "[2] Non", "Source : test"):
        assert words in shown


def test_a_refusal_is_shown_and_the_talk_goes_on(monkeypatch: pytest.MonkeyPatch, chat: type[Chat]) -> None:
    assert "too_fast: Doucement." in typed(monkeypatch, "trop", "bien")
    assert chat.deeds == ["say bien"]


@pytest.mark.parametrize(
    ("words", "code", "sign"), [("echo", 0, "› bonjour"), ("adieu", 1, "✗ expected the words")]
)
def test_a_play_ends_with_zero_only_when_nothing_went_wrong(
    tmp_path: Path, chat: type[Chat], words: str, code: int, sign: str
) -> None:
    play = tmp_path / "fr.yml"
    play.write_text(f"language: fr\nturns:\n- say: bonjour\n  contains: [{words}]\n", "utf-8")
    with talk.console.capture() as shown:
        result = CliRunner().invoke(app, ["talk", "--script", str(play), "--url", "http://127.0.0.1:1"])
    assert result.exit_code == code
    assert sign in shown.get()
    assert chat.deeds == ["say bonjour"]
