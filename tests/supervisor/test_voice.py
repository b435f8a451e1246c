import io

from rich.console import Console

from bot.supervisor.voice import Voice


def spoken(say) -> str:
    out = io.StringIO()
    say(Voice(Console(file=out, width=20)))
    return out.getvalue()


def test_a_childs_line_is_passed_on_unbroken_and_unread_with_its_name():
    line = "[bold]a line[/] longer than the console is wide"
    assert spoken(lambda voice: voice.child("gateway", line)) == f"gateway  | {line}\n"


def test_a_childs_own_colours_do_not_reach_a_file():
    assert spoken(lambda voice: voice.child("engine-1", "\x1b[31mred\x1b[0m")) == "engine-1 | red\n"


def test_being_ready_is_said_with_the_address_and_the_seconds():
    said = spoken(lambda voice: voice.ready("http://127.0.0.1:8080", 9.26))
    assert said.startswith("Jmaa is ready: http://127.0.0.1:8080  (9.3 s)\n")
