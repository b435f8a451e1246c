"""Each step by itself: the detector and the engine do as the test says, the catalogue has one service."""

from dataclasses import dataclass, field

import pytest
from structlog.testing import capture_logs

from bot.domain.conversation import HandoffRequest
from bot.domain.language import Detection, Language, Memory, Script
from bot.domain.turn import Focus, Say
from bot.services.draft import Draft
from bot.services.understanding import Understanding
from tests.fakes.catalogue import NamingRenderer, OneServiceCatalogue
from tests.fakes.engine import ScriptedEngine
from tests.fakes.meter import CountingMeter
from tests.fakes.phrases import NamedPhrases
from tests.services.test_draft import draft

ARABIC = Detection(Language.AR, Script.ARABIC, 1.0)
LIMIT = 20


@dataclass
class Detector:
    """Sees what it is told to (port `Detector`)."""

    seen: Detection | None = ARABIC
    names: tuple[Language, ...] = ()
    strange: bool = False

    def detect(self, text: str) -> Detection | None:
        return self.seen

    def named(self, text: str) -> tuple[Language, ...]:
        return self.names

    def foreign(self, text: str) -> bool:
        return self.strange


@dataclass
class Steps:
    """The steps with everything around them, and what they do to a draft."""

    detector: Detector = field(default_factory=Detector)
    engine: ScriptedEngine = field(default_factory=ScriptedEngine)
    meter: CountingMeter = field(default_factory=CountingMeter)

    @property
    def understanding(self) -> Understanding:
        return Understanding(
            detector=self.detector,
            catalogue=OneServiceCatalogue(),
            engine=self.engine,
            phrases=NamedPhrases(),
            renderer=NamingRenderer(),
            meter=self.meter,
            max_text=LIMIT,
        )


def said(made: Draft) -> list[str]:
    return [reply.text for reply in made.replies]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("", "utter_empty(ar){limit=20}"),
        ("x" * (LIMIT + 1), "utter_too_long(ar){limit=20}"),
        ("🙂", "utter_no_words(ar){limit=20}"),
    ],
)
async def test_what_nobody_can_read_is_refused_with_the_reason(text: str, phrase: str) -> None:
    made = draft(text=text)
    await Steps().understanding.refuse_unreadable(made)
    assert (said(made), made.outcome) == ([phrase], "refused")


async def test_the_language_follows_the_message() -> None:
    made = draft(Memory(), text="شحال")
    await Steps(Detector(names=(Language.EN,))).understanding.settle_language(made)
    assert (made.memory, made.script) == (Memory(Language.AR), Script.ARABIC)
    assert made.named_languages == (Language.EN,)


async def test_a_message_without_a_language_leaves_all_as_it_was() -> None:
    made = draft(text="12")
    await Steps(Detector(seen=None)).understanding.settle_language(made)
    assert (made.memory, made.script) == (Memory(Language.AR), Script.LATIN)


async def test_services_are_searched_in_the_message() -> None:
    made = draft(text="passport")
    await Steps().understanding.search_catalogue(made)
    assert made.search.focus is Focus.KNOWN


async def test_a_button_is_neither_read_nor_searched() -> None:
    made, steps = draft(Memory(), payload="/ask_fee"), Steps(Detector(names=(Language.EN,), strange=True))
    for step in steps.understanding.steps[:-1]:
        await step(made)
    assert (made.memory, made.named_languages, made.search.candidates, made.replies) == (Memory(), (), (), [])


async def test_a_language_we_do_not_speak_is_refused_with_the_ones_we_do() -> None:
    made = draft(text="hola que tal")
    understanding = Steps(Detector(strange=True)).understanding
    await understanding.settle_language(made)
    await understanding.refuse_foreign(made)
    assert made.memory == Memory(Language.AR), "a foreign message says nothing about the reply's language"
    assert said(made) == ["utter_unknown_language(ar)"]
    assert len(made.replies[0].buttons) == len(Language)


@pytest.mark.parametrize(
    ("text", "names"), [("quiero mi passport", ()), ("habla francés", (Language.FR,)), (None, ())]
)
async def test_who_is_understood_all_the_same_is_not_refused(
    text: str | None, names: tuple[Language, ...]
) -> None:
    made = draft(text=text)
    understanding = Steps(Detector(names=names, strange=True)).understanding
    await understanding.settle_language(made)
    await understanding.search_catalogue(made)
    await understanding.refuse_foreign(made)
    assert made.replies == []


async def test_the_engine_s_turn_is_kept_and_timed() -> None:
    made, steps = draft(text="bonjour"), Steps()
    await steps.understanding.ask_engine(made)
    assert (made.acts, made.state) == ((Say("2: bonjour"),), {"turns": 2})
    assert made.understood == {"intent": "echo", "confidence": 1.0}
    assert steps.meter.stages == {"engine": 1}


async def test_without_an_engine_a_human_is_called_and_the_citizen_told() -> None:
    made, steps = draft(text="0612345678"), Steps()
    steps.engine.down = True
    with capture_logs() as logs:
        await steps.understanding.ask_engine(made)
    assert (said(made), made.outcome) == (["utter_engine_down(ar)"], "engine_down")
    assert made.handoff == HandoffRequest("engine_down")
    assert made.state is None
    assert "0612345678" not in str(logs)


def test_the_order_of_the_steps_is_fixed() -> None:
    assert [step.__name__ for step in Steps().understanding.steps] == [
        "refuse_unreadable",
        "settle_language",
        "search_catalogue",
        "refuse_foreign",
        "ask_engine",
    ]
