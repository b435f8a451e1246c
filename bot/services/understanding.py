"""The steps of a turn that find out what a citizen wants: wording, language, services, the engine."""

import time
from collections.abc import Awaitable, Callable

import structlog

from bot.domain.conversation import HandoffRequest
from bot.domain.language import decide
from bot.domain.wording import refusal
from bot.ports import Catalogue, Detector, Engine, EngineUnavailable, Meter, Phrases, Renderer
from bot.services.draft import Draft

SURE = 0.6
"""A candidate this good shows that we understood a message even in a language we do not speak."""

log = structlog.get_logger(__name__)

type Step = Callable[[Draft], Awaitable[None]]


class Understanding:
    """Everything that happens to a message before it is put into words."""

    def __init__(
        self,
        *,
        detector: Detector,
        catalogue: Catalogue,
        engine: Engine,
        phrases: Phrases,
        renderer: Renderer,
        meter: Meter,
        max_text: int,
    ) -> None:
        self._detector = detector
        self._catalogue = catalogue
        self._engine = engine
        self._phrases = phrases
        self._renderer = renderer
        self._meter = meter
        self._max_text = max_text
        self.steps: tuple[Step, ...] = (
            self.refuse_unreadable,
            self.settle_language,
            self.search_catalogue,
            self.refuse_foreign,
            self.ask_engine,
        )

    async def refuse_unreadable(self, draft: Draft) -> None:
        """Refuse a message that is empty, too long, or has no words."""
        if draft.text is None:
            return
        refused = refusal(draft.text, self._max_text)
        if refused:
            draft.refuse(self._phrases.say(refused, draft.language, limit=str(self._max_text)))

    async def settle_language(self, draft: Draft) -> None:
        """Decide the language of the reply from the message and the conversation's memory."""
        if draft.text is None:
            return
        draft.named_languages = self._detector.named(draft.text)
        draft.foreign = not draft.named_languages and self._detector.foreign(draft.text)
        detection = None if draft.foreign else self._detector.detect(draft.text)
        if detection:
            draft.script = detection.script
        draft.memory = decide(draft.memory, detection, draft.default_language)

    async def search_catalogue(self, draft: Draft) -> None:
        """Find the services the message may be about."""
        if draft.text is not None:
            draft.search = self._catalogue.search(draft.text, draft.language, draft.script)

    async def refuse_foreign(self, draft: Draft) -> None:
        """Say so when the language is none of ours, unless a service was recognised all the same."""
        understood = draft.search.candidates and draft.search.candidates[0].score >= SURE
        if draft.foreign and not understood:
            sentence = self._phrases.say("utter_unknown_language", draft.language)
            draft.refuse(sentence, self._renderer.language_buttons())

    async def ask_engine(self, draft: Draft) -> None:
        """Let the engine take the turn; when it cannot, a human is called and the citizen is told."""
        started = time.perf_counter()
        try:
            result = await self._engine.turn(draft.turn_input())
        except EngineUnavailable as trouble:
            log.warning("engine unavailable", inbox_id=draft.event.id, reason=str(trouble))
            draft.handoff = HandoffRequest("engine_down")
            draft.refuse(self._phrases.say("utter_engine_down", draft.language), outcome="engine_down")
            return
        self._meter.took("engine", time.perf_counter() - started)
        draft.state, draft.acts = result.state, result.acts
        draft.understood = {"intent": result.intent, "confidence": round(result.confidence, 4)}
