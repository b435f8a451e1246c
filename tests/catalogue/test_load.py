import pytest

from bot.catalogue.faults import CatalogueFaulty
from bot.catalogue.load import check, load
from tests.catalogue.conftest import DATA, FIXTURES, TODAY


def test_a_sound_catalogue_has_no_faults():
    assert check(FIXTURES, today=TODAY) == []


def test_the_sample_catalogue_has_no_faults():
    assert check(DATA / "catalogue") == []


def test_services_come_in_the_order_of_their_identifiers(services):
    names = [service.id for service in services]
    assert names == sorted(names)
    assert len(names) == 7


def test_every_fault_of_every_file_is_listed_by_file_and_line(broken, tmp_path):
    broken("birth-certificate.yml", "owner: test\n", "")
    broken("criminal-record.yml", "reviewed: 2026-10-15", "reviewed: 1026-10-15")
    broken("passport.yml", "owner: test", "owner: test\nowner: test")
    with pytest.raises(CatalogueFaulty) as caught:
        load(tmp_path, today=TODAY)
    lines = [line.removeprefix(f"{tmp_path}/") for line in str(caught.value).splitlines()]
    assert lines[0] == "birth-certificate.yml:1 owner: is missing"
    assert lines[1].startswith("criminal-record.yml:4 reviewed: must lie between 2000-01-01 and today")
    assert lines[2].startswith("passport.yml:6: YAML: found duplicate key")
    assert len(lines) == 3


def test_an_unreadable_file_does_not_hide_the_faults_of_the_others(broken, tmp_path):
    broken("passport.yml", "title: {", "title: {{")
    broken("vehicle-registration.yml", "owner: test\n", "")
    assert [fault.field for fault in check(tmp_path, today=TODAY)] == ["", "owner"]


@pytest.mark.parametrize("folder", ["", "nowhere"])
def test_a_folder_without_services_is_a_fault(tmp_path, folder):
    [fault] = check(tmp_path / folder, today=TODAY)
    assert fault.problem.startswith("holds no service")


def test_without_a_day_given_the_clock_tells_today():
    assert [fault.field for fault in check(FIXTURES)] == []
