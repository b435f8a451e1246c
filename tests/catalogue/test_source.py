import pytest

from bot.catalogue.faults import CatalogueFaulty
from bot.catalogue.source import MAX_BYTES, dotted, read_source


def faults_of(file):
    with pytest.raises(CatalogueFaulty) as caught:
        read_source(file)
    return [(fault.line, fault.problem) for fault in caught.value.faults]


def written(tmp_path, content):
    file = tmp_path / "service.yml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_every_field_knows_its_line(tmp_path):
    source = read_source(written(tmp_path, "id: a\ncosts:\n  items:\n    - fr: un\n    - fr: deux\n"))
    assert source.lines["costs", "items", 1, "fr"] == 5


def test_a_date_becomes_text_and_numbers_stay_what_they_are(tmp_path):
    source = read_source(written(tmp_path, "reviewed: 2026-11-01\nid: 7\n"))
    assert source.data == {"reviewed": "2026-11-01", "id": 7}


def test_a_fault_in_a_missing_field_stands_at_the_field_around_it(tmp_path):
    source = read_source(written(tmp_path, "id: a\ncosts:\n  text: {fr: x}\n"))
    assert source.fault(("costs", "text", "ar"), "is missing").line == 3


def test_a_path_is_written_with_dots_and_positions():
    assert dotted(("evidence", "items", 2, "fr")) == "evidence.items[2].fr"


def test_a_syntax_error_names_its_line(tmp_path):
    [(line, problem)] = faults_of(written(tmp_path, "id: a\ntitle: {fr: x\nowner: b\n"))
    assert line == 3
    assert problem.startswith("YAML: ")


def test_a_duplicate_key_names_its_line(tmp_path):
    [(line, problem)] = faults_of(written(tmp_path, "id: a\nowner: b\nowner: c\n"))
    assert line == 3
    assert "duplicate key" in problem


def test_a_file_that_is_not_utf8_names_the_line_of_the_first_bad_byte(tmp_path):
    assert faults_of(written(tmp_path, "id: a\nowner: é\n".encode("latin-1"))) == [
        (2, "is not UTF-8 text; save the file as UTF-8")
    ]


def test_a_file_too_large_is_refused_unread(tmp_path):
    [(line, problem)] = faults_of(written(tmp_path, b"#" * (MAX_BYTES + 1)))
    assert (line, problem) == (1, "is larger than 256 KiB; split the record or shorten it")


def test_the_largest_file_allowed_is_read(tmp_path):
    assert read_source(written(tmp_path, b"id: a\n" + b"#" * (MAX_BYTES - 6))).data == {"id": "a"}


@pytest.mark.parametrize("content", ["", "- a\n- b\n", "just words", "42"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path, content):
    [(line, problem)] = faults_of(written(tmp_path, content))
    assert (line, "mapping" in problem) == (1, True)


def test_anchors_are_refused_since_they_let_a_small_file_unfold_into_an_enormous_one(tmp_path):
    [(line, problem)] = faults_of(written(tmp_path, "id: a\ntitle: &t {fr: x}\noffice: *t\n"))
    assert (line, "anchors" in problem) == (3, True)


@pytest.mark.parametrize(
    "content", ["a: " + "[" * 1_000, "a: \x00", "a: !!python/name:os.system x", "--- a\n--- b"]
)
def test_hostile_yaml_is_a_fault_and_never_another_error(tmp_path, content):
    file = written(tmp_path, content)
    try:
        read_source(file)
    except CatalogueFaulty as faulty:
        assert len(faulty.faults) == 1  # noqa: PT017


def test_a_file_that_is_not_there_is_a_fault(tmp_path):
    assert faults_of(tmp_path / "gone.yml") == [(1, "cannot be read: No such file or directory")]
