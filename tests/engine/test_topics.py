import pytest

from engine.topics import Problem, line_of, read_topic, read_yaml, topic_folders


def test_a_topic_knows_its_files(topics):
    topic = read_topic(topics / "services")
    assert topic.engine
    assert topic.name == "services"
    assert topic.domain.name == "domain.yml"
    assert [file.name for file in topic.nlu] == ["ary-Latn.yml", "fr.yml"]
    assert [file.name for file in topic.dialogue] == ["rules.yml"]
    assert list(topic.responses) == ["fr"]


def test_a_topic_of_the_gateway_is_not_for_the_engine(topics):
    topic = read_topic(topics / "gateway")
    assert (topic.engine, topic.domain, topic.nlu, topic.dialogue) == (False, None, [], [])


def test_yaml_knows_its_lines(tmp_path):
    file = tmp_path / "a.yml"
    file.write_text("a: 1\n\nb: 2\n")
    assert line_of(read_yaml(file), "b") == 3


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"a: 1\na: 2\n", 2), (b"a: [1\nb: 2\n", 2), (b"- a\n", 1), (b"\xff\xff", 1), (b"a: \x00", 1)],
)
def test_a_file_that_cannot_be_read_is_named_with_its_line(tmp_path, content, line):
    file = tmp_path / "a.yml"
    file.write_bytes(content)
    with pytest.raises(Problem) as problem:
        read_yaml(file)
    assert (problem.value.file, problem.value.line) == (file, line)
    assert str(problem.value).startswith(f"{file}:{line}: ")


@pytest.mark.parametrize(
    "about", ["title: A\nengine: true", "title: A\ndescription: B", "engine: perhaps", ""]
)
def test_a_topic_has_to_say_what_it_is(tmp_path, about):
    (tmp_path / "topic.yml").write_text(about)
    with pytest.raises(Problem, match="is missing"):
        read_topic(tmp_path)


def test_a_folder_without_topics_is_a_problem(tmp_path):
    with pytest.raises(Problem, match="holds no topic"):
        topic_folders(tmp_path)
