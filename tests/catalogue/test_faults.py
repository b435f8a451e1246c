from bot.catalogue.faults import CatalogueFaulty, Fault

NAMELESS = Fault("a.yml", 1, "", "is not YAML")
PLACED = Fault("a.yml", 12, "costs.text.ar", "is missing")


def test_a_fault_names_file_line_and_field():
    assert str(PLACED) == "a.yml:12 costs.text.ar: is missing"


def test_a_fault_of_the_whole_file_names_no_field():
    assert str(NAMELESS) == "a.yml:1: is not YAML"


def test_the_exception_lists_every_fault_on_its_own_line():
    assert str(CatalogueFaulty([NAMELESS, PLACED])).splitlines() == [str(NAMELESS), str(PLACED)]
