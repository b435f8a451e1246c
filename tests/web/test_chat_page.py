"""The chat page as files: what its content security policy, a slow phone and weak eyes ask of it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from bot.domain.language import Language

PAGE = Path(__file__).parents[2] / "bot" / "web" / "static" / "chat"
ADDRESS = "static/chat/"
WORDS = PAGE.parents[3] / "data" / "topics" / "webchat" / "responses" / "fr.yml"
MOST_BYTES = 100_000
SCHEMES = ("light", "dark")
SURFACES = ("surface", "surface-raised", "surface-accent")

TEXT_PAIRS = [
    *((role, surface) for role in ("text", "accent") for surface in SURFACES),
    *((role, surface) for role in ("text-muted", "danger") for surface in ("surface", "surface-raised")),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("warning", "surface-warning"),
]
CONTROL_PAIRS = [
    *((role, surface) for role in ("border-control", "focus", "accent") for surface in SURFACES[:2]),
    ("warning", "surface"),
]


class Tags(HTMLParser):
    """Collects every start tag as (name, attributes) and the text inside scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem and data.strip():
            self.inline.append(data)

    def attributes(self, name: str) -> list[str]:
        return [value for _, attributes in self.found if (value := attributes.get(name))]


@pytest.fixture(scope="module")
def tags() -> Tags:
    return Tags((PAGE / "index.html").read_text("utf-8"))


def sources(*suffixes: str) -> Iterator[Path]:
    return (path for path in sorted(PAGE.iterdir()) if path.suffix in suffixes)


def test_page_has_no_inline_script_or_style(tags: Tags) -> None:
    handlers = [name for _, attributes in tags.found for name in attributes if name.startswith("on")]
    assert tags.inline == []
    assert handlers == []
    assert tags.attributes("style") == []


def test_page_loads_from_no_other_host(tags: Tags) -> None:
    loaded = tags.attributes("src") + [address for address in tags.attributes("href") if address[0] != "#"]
    assert loaded
    assert [address for address in loaded if not address.startswith(ADDRESS)] == []
    foreign = re.compile(r"""(@import|url\(|from|fetch\()\s*["']?(https?:)?//""")
    assert [path.name for path in sources(".css", ".js") if foreign.search(path.read_text("utf-8"))] == []


def test_everything_the_page_loads_exists(tags: Tags) -> None:
    loaded = [address for address in tags.attributes("src") + tags.attributes("href") if address[0] != "#"]
    assert [address for address in loaded if not (PAGE / address.removeprefix(ADDRESS)).is_file()] == []


def test_every_module_and_style_sheet_is_loaded_up_front(tags: Tags) -> None:
    loaded = {address.removeprefix(ADDRESS) for address in tags.attributes("src") + tags.attributes("href")}
    assert {path.name for path in sources(".css", ".js")} <= loaded


def test_page_is_light_enough_for_a_slow_phone() -> None:
    assert sum(path.stat().st_size for path in PAGE.iterdir()) < MOST_BYTES


def test_no_script_turns_text_into_html() -> None:
    unsafe = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
    assert [path.name for path in sources(".js") if unsafe.search(path.read_text("utf-8"))] == []


def test_scripts_hold_no_words_of_a_language() -> None:
    letters = re.compile(r"[À-ÖØ-öø-ÿ\u0620-\u064a]")
    assert [path.name for path in sources(".js") if letters.search(path.read_text("utf-8"))] == []


def test_page_offers_the_languages_of_the_product(tags: Tags) -> None:
    assert tags.attributes("data-languages") == [" ".join(Language)]
    notices = {attributes.get("lang") for tag, attributes in tags.found if tag == "p"}
    assert notices >= set(Language)


def test_page_uses_every_phrase_of_its_topic_and_no_other(tags: Tags) -> None:
    phrases = WORDS.read_text("utf-8")
    known = set(re.findall(r"^utter_chat_(\w+):", phrases, re.MULTILINE))
    named = {key for name in ("", "-label", "-placeholder") for key in tags.attributes(f"data-words{name}")}
    quoted = {word for path in sources(".js") for word in re.findall(r'"(\w+)"', path.read_text("utf-8"))}
    assert named - known == set()
    assert known - named - quoted == set()


def test_headings_do_not_skip_a_level(tags: Tags) -> None:
    levels = [int(tag[1]) for tag, _ in tags.found if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_contrasts_enough(scheme: str) -> None:
    assert too_weak(scheme, TEXT_PAIRS, 4.5) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_controls_contrast_enough(scheme: str) -> None:
    assert too_weak(scheme, CONTROL_PAIRS, 3) == []


def test_browser_bar_has_the_colour_of_the_page(tags: Tags) -> None:
    bars = [attributes["content"] for _, attributes in tags.found if attributes.get("name") == "theme-color"]
    assert bars == [colours(scheme)["surface-raised"] for scheme in SCHEMES]


def too_weak(scheme: str, pairs: list[tuple[str, str]], least: float) -> list[tuple[str, str, float]]:
    """Return the pairs of roles whose contrast is below `least`, with it."""
    palette = colours(scheme)
    measured = [(front, back, contrast(palette[front], palette[back])) for front, back in pairs]
    return [pair for pair in measured if pair[2] < least]


def colours(scheme: str) -> dict[str, str]:
    """Return the colour roles of a scheme: name without dashes in front -> "#rrggbb"."""
    light, dark = (PAGE / "tokens.css").read_text("utf-8").split("@media (prefers-color-scheme: dark)")
    role = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6});")
    return dict(role.findall(light)) | (dict(role.findall(dark)) if scheme == "dark" else {})


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two "#rrggbb" colours, 1 to 21."""
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a "#rrggbb" colour, 0 to 1."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
