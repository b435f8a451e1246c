from datetime import timedelta

import pytest

from bot.catalogue.rules import alias_faults, identity_faults, review_faults
from bot.catalogue.source import read_source
from tests.catalogue.conftest import TODAY

BIRTH = "birth-certificate.yml"


def test_the_identifier_must_be_the_name_of_the_file(broken):
    source = read_source(broken(BIRTH, "id: birth-certificate", "id: birth"))
    [fault] = identity_faults(source)
    assert (fault.line, fault.field) == (1, "id")
    assert fault.problem == 'must be "birth-certificate" like the name of the file, not "birth"'


@pytest.mark.parametrize("day", ["1926-11-01", "2027-11-01", "2026-02-30"])
def test_an_absurd_review_date_is_a_fault(broken, day):
    source = read_source(broken(BIRTH, "reviewed: 2026-11-01", f"reviewed: '{day}'"))
    [fault] = review_faults(source, TODAY)
    assert (fault.line, fault.field) == (9, "reviewed")


@pytest.mark.parametrize("day", [TODAY, TODAY + timedelta(days=1)])
def test_a_review_of_today_is_no_fault_nor_one_from_where_it_is_already_tomorrow(broken, day):
    source = read_source(broken(BIRTH, "reviewed: 2026-11-01", f"reviewed: {day}"))
    assert list(review_faults(source, TODAY)) == []


def test_an_alias_under_two_services_is_a_fault_in_the_second_file(broken):
    first = read_source(broken(BIRTH))
    second = read_source(
        broken("passport.yml", "[passeport biométrique]", "[biométrie, Extrait de NAISSANCE]")
    )
    [fault] = alias_faults([first, second])
    assert (fault.file, fault.line, fault.field) == (second.file, 7, "aliases.fr[1]")
    assert fault.problem == (
        '"Extrait de NAISSANCE" is already an alias in birth-certificate.yml; keep it in one'
    )


def test_the_same_alias_under_two_tags_is_no_fault(broken):
    first = read_source(broken(BIRTH))
    second = read_source(broken("passport.yml", "[travel document]", "[acte de naissance]"))
    assert list(alias_faults([first, second])) == []
