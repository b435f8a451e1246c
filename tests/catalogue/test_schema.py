import pytest

from bot.catalogue.schema import schema_faults
from bot.catalogue.source import read_source

BIRTH = "birth-certificate.yml"
SLUG = "must be lower-case letters and digits joined by hyphens"


def faults_of(file):
    return [(fault.line, fault.field, fault.problem) for fault in schema_faults(read_source(file))]


def test_a_complete_record_has_no_fault(broken):
    assert faults_of(broken(BIRTH)) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("owner: test\n", "", (1, "owner", "is missing")),
        ("  en: Registry office\n", "", (4, "office.en", "is missing")),
        ("deux, ar: اثنان, ", "deux, ", (37, "evidence.items[1].ar", "is missing")),
        ("sample: true", "sample: yes please", (2, "sample", "must be true or false")),
        ("fr: un,", "fr: 1,", (36, "evidence.items[0].fr", "must be a text (put it in quotes)")),
        ("fr: un,", "fr: ' ',", (36, "evidence.items[0].fr", "must hold words")),
        ("ar: مكتب الحالة المدنية", "ar: Bureau", (6, "office.ar", "must be written in Arabic letters")),
        ("ary: بيرو الحالة المدنية", "ary: biro", (7, "office.ary", "must be written in Arabic letters")),
        ("reviewed: 2026-11-01", "reviewed: last week", (9, "reviewed", "must be a date such as 2026-01-31")),
        ("kind: image", "kind: film", (63, "media[0].kind", "must be one of image, audio, video, document")),
        ("[having-a-baby]", "[Having a baby]", (20, "life_events[0]", SLUG)),
    ],
)  # fmt: skip
def test_a_fault_names_line_field_and_what_to_do(broken, old, new, fault):
    assert faults_of(broken(BIRTH, old, new)) == [fault]


@pytest.mark.parametrize("source", ["http://www.watiqa.ma", "unknown", "To be confirmed", "https://", "''"])
def test_a_source_is_an_https_address_or_to_be_confirmed(broken, source):
    [(line, field, problem)] = faults_of(
        broken(BIRTH, "source: https://www.watiqa.ma/fr", f"source: {source}")
    )
    assert (line, field) == (28, "description.source")
    assert problem == 'must be an address that begins with https:// or exactly "to be confirmed"'


def test_a_fact_without_text_and_items_says_nothing(broken):
    fact = "  text: {fr: C'est gratuit., ar: مجاني., ary: فابور., en: It is free.}\n"
    assert faults_of(broken(BIRTH, fact, "")) == [(49, "costs", "needs `text` or at least one of `items`")]


def test_an_unknown_key_names_the_known_ones(broken):
    [(line, field, problem)] = faults_of(broken(BIRTH, "costs:", "price:"))
    assert (line, field) == (49, "price")
    assert "costs" in problem


def test_an_unknown_language_is_no_key_of_a_text(broken):
    [(line, field, _)] = faults_of(
        broken(BIRTH, "  en: Registry office", "  en: Registry office\n  es: Registro")
    )
    assert (line, field) == (9, "office.es")
