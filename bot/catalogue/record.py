"""From the keys of a checked record file to the domain's `Service`."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from bot.domain.aspects import Aspect
from bot.domain.service import Fact, Media, MediaKind, Section, Service

FACT_KEYS: Mapping[Aspect, str] = MappingProxyType(
    {
        Aspect.OVERVIEW: "description",
        Aspect.DOCUMENTS: "evidence",
        Aspect.FEE: "costs",
        Aspect.DELAY: "processing_time",
        Aspect.WHERE: "channels",
        Aspect.HOURS: "opening_hours",
        Aspect.ONLINE: "online",
        Aspect.STEPS: "steps",
        Aspect.ELIGIBILITY: "eligibility",
        Aspect.VALIDITY: "validity",
        Aspect.APPEAL: "appeal",
        Aspect.CONTACT: "contact_points",
    }
)
"""The CPSV-AP name of the block that records each aspect."""


def to_service(record: Mapping[str, Any]) -> Service:
    """Return the service of a record that has passed every check; any other raises KeyError or ValueError."""
    return Service(
        id=record["id"],
        title=record["title"],
        office=record["office"],
        reviewed=date.fromisoformat(record["reviewed"]),
        owner=record["owner"],
        sample=record.get("sample", False),
        facts={aspect: _fact(record[key]) for aspect, key in FACT_KEYS.items() if key in record},
        aliases=_words(record.get("aliases", {})),
        keywords=_words(record.get("keywords", {})),
        life_events=tuple(record.get("life_events", ())),
        legal_basis=tuple(record.get("legal_basis", ())),
        sections=tuple(Section(**section) for section in record.get("sections", ())),
        media=tuple(_media(item) for item in record.get("media", ())),
    )


def _fact(block: Mapping[str, Any]) -> Fact:
    return Fact(
        source=block["source"],
        text=block.get("text", {}),
        items=tuple(block.get("items", ())),
        details=block.get("details", {}),
    )


def _media(item: Mapping[str, Any]) -> Media:
    return Media(MediaKind(item["kind"]), item["url"], item["alt"])


def _words(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {tag: tuple(words) for tag, words in lists.items()}
