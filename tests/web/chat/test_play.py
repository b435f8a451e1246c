from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.domain.aspects import Aspect
from bot.domain.language import Language, Script
from bot.domain.service import Fact, Service
from bot.domain.turn import Search
from bot.web.chat.play import Judge, PlayFaulty, Turn, read_play
from tests.fakes.catalogue import PASSPORT
from tests.fakes.phrases import NamedPhrases

FACTS = {
    Aspect.FEE: Fact("https://example.org", text={"fr": "300 dirhams"}),
    Aspect.DOCUMENTS: Fact("https://example.org", items=({"fr": "Une photo"}, {"fr": "Le timbre"})),
}
SERVICE = Service("passport", PASSPORT.title, PASSPORT.office, PASSPORT.reviewed, "test", facts=FACTS)


class Catalogue:
    """Knows a passport with a price and documents (port `Catalogue`)."""

    def search(self, text: str, language: Language, script: Script) -> Search:
        return Search()

    def service(self, service_id: str) -> Service | None:
        return SERVICE if service_id == "passport" else None


class Citizen:
    """Gets these replies, whatever the citizen does, and remembers what that was."""

    def __init__(self, replies: Sequence[dict[str, Any]]) -> None:
        self._replies = replies
        self.deed = ""

    async def say(self, text: str) -> list[dict[str, Any]]:
        return self._do(f"say {text}")

    async def press(self, title: str) -> list[dict[str, Any]]:
        if title == "absent":
            raise LookupError("no button 'absent' was offered")
        return self._do(f"press {title}")

    async def choose_language(self, language: str) -> list[dict[str, Any]]:
        return self._do(f"choose {language}")

    def _do(self, deed: str) -> list[dict[str, Any]]:
        self.deed = deed
        return [reply("x", author="citizen"), *self._replies]


def reply(text: str, aspect: str = "", author: str = "bot", **fields: Any) -> dict[str, Any]:
    heading = f"passport-fr — utter_aspect_{aspect}(fr)" if aspect else ""
    common = {"author": author, "language": "fr", "heading": heading, "text": text, "buttons": []}
    return common | fields


NOT_RECORDED = "utter_not_recorded(fr){aspect=utter_aspect_delay(fr)}{service=passport-fr}"
FEE = reply("300 dirhams", "fee")
OFFER = reply("Laquelle ?", buttons=[{"title": "Passeport"}])


async def faults(replies: Sequence[dict[str, Any]], **expected: Any) -> tuple[str, ...]:
    turn = Turn.model_validate({"say": "combien ?"} | expected)
    played = await Judge(Catalogue(), NamedPhrases()).play(turn, Citizen(replies))  # type: ignore[arg-type]
    return played.faults


@pytest.mark.parametrize(
    ("replies", "expected"),
    [
        ([FEE], {}),
        ([FEE], {"answer": "passport fee", "language": "fr"}),
        ([FEE, reply("• Une photo\n• Le timbre", "documents")], {"answer": "passport fee documents"}),
        ([reply(NOT_RECORDED, "delay")], {"missing": "passport delay"}),
        ([OFFER], {"buttons": ["Passeport"], "contains": ["Laquelle"], "lacks": ["300"]}),
    ],
)
async def test_a_right_reply_has_no_faults(replies: list[dict[str, Any]], expected: dict[str, Any]) -> None:
    assert await faults(replies, **expected) == ()


@pytest.mark.parametrize(
    ("replies", "expected", "fault"),
    [
        ([], {}, "no reply"),
        ([FEE], {"language": "ar"}, "expected a reply in ar, got fr"),
        ([FEE], {"answer": "passport documents"}, "expected 'passport-fr — utter_aspect_documents"),
        (
            [reply("200 dirhams", "fee")],
            {"answer": "passport fee"},
            "not what the catalogue records about fee",
        ),
        ([reply("x", "delay")], {"answer": "passport delay"}, "not what the catalogue records about delay"),
        ([FEE], {"answer": "passport fee documents"}, "expected 2 answers, got 1"),
        ([FEE], {"answer": "licence fee"}, "the catalogue has no service licence"),
        ([reply("une semaine", "delay")], {"missing": "passport delay"}, "delay is not recorded"),
        ([FEE], {"contains": ["gratuit"]}, "expected the words 'gratuit'"),
        ([FEE], {"lacks": ["dirhams"]}, "did not expect the words 'dirhams'"),
        ([OFFER], {"buttons": ["Permis"]}, "expected a button 'Permis' among"),
    ],
)
async def test_a_wrong_reply_is_a_fault(
    replies: list[dict[str, Any]], expected: dict[str, Any], fault: str
) -> None:
    assert any(fault in found for found in await faults(replies, **expected))


@pytest.mark.parametrize(
    ("turn", "deed", "shown"),
    [
        ({"say": "combien ?"}, "say combien ?", "combien ?"),
        ({"press": "Prix"}, "press Prix", "[Prix]"),
        ({"choose": "ar"}, "choose ar", "[ar]"),
    ],
)
async def test_the_citizen_does_what_the_play_says(turn: dict[str, str], deed: str, shown: str) -> None:
    citizen = Citizen([FEE])
    played = await Judge(Catalogue(), NamedPhrases()).play(Turn.model_validate(turn), citizen)  # type: ignore[arg-type]
    assert (citizen.deed, played.turn.deed) == (deed, shown)
    assert played.replies == [FEE]


async def test_a_button_that_was_not_offered_is_a_fault() -> None:
    played = await Judge(Catalogue(), NamedPhrases()).play(Turn(press="absent"), Citizen([]))  # type: ignore[arg-type]
    assert played.faults == ("no button 'absent' was offered",)


def test_a_play_is_read(tmp_path: Path) -> None:
    file = tmp_path / "fr.yml"
    file.write_text("language: fr\nturns:\n- say: bonjour\n- choose: ar\n", "utf-8")
    play = read_play(file)
    assert play.language is Language.FR
    assert [turn.deed for turn in play.turns] == ["bonjour", "[ar]"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("turns: [", "not readable"),
        ("turns: []", "turns: "),
        ("- say: x", "play: "),
        ("turns:\n- say: x\n  press: y", "turns.0: .*exactly one of say, press, choose"),
        ("turns:\n- contains: [x]", "turns.0: .*exactly one"),
        ("turns:\n- say: x\n  answr: passport fee", "turns.0.answr: "),
        ("turns:\n- choose: de", "turns.0.choose: "),
        (b"turns: \xff", "not readable"),
    ],
)
def test_a_faulty_play_is_named_with_the_place(tmp_path: Path, text: str | bytes, problem: str) -> None:
    file = tmp_path / "fr.yml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(PlayFaulty, match=problem) as faulty:
        read_play(file)
    assert str(faulty.value).startswith(str(file))


def test_a_play_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlayFaulty, match=r"absent\.yml: not readable"):
        read_play(tmp_path / "absent.yml")
