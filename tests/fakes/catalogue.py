"""A catalogue of one service, and a renderer that shows which question it was asked."""

from collections.abc import Sequence
from datetime import date

from bot.domain.aspects import Aspect
from bot.domain.content import Button, Content
from bot.domain.language import Language, Script
from bot.domain.service import Service
from bot.domain.turn import Candidate, Focus, Search

PASSPORT = Service(
    id="passport",
    title={language: f"passport-{language}" for language in Language},
    office={language: f"office-{language}" for language in Language},
    reviewed=date(2026, 11, 1),
    owner="test",
    facts={},
)


class OneServiceCatalogue:
    """Knows the passport (port `Catalogue`)."""

    def search(self, text: str, language: Language, script: Script) -> Search:
        if "passport" in text:
            return Search((Candidate("passport", 0.9),), Focus.KNOWN)
        return Search()

    def service(self, service_id: str) -> Service | None:
        return PASSPORT if service_id == "passport" else None


class NamingRenderer:
    """Says what would be rendered (port `Renderer`)."""

    def answer(
        self, service: Service, aspects: Sequence[Aspect], language: Language, *, full: bool
    ) -> tuple[Content, ...]:
        size = "full" if full else "short"
        return tuple(Content(f"{service.id} {aspect} {size}", language) for aspect in aspects)

    def title(self, intent: str, service_id: str | None, language: Language) -> str:
        return f"{intent}:{service_id}"

    def office(self, service: Service, language: Language) -> tuple[str, str]:
        return f"office of {service.id}", "tel. 37 37"

    def language_buttons(self) -> tuple[Button, ...]:
        return tuple(Button(code, f'/change_language{{"language":"{code}"}}') for code in Language)
