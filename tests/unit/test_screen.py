"""Do the commands show text from outside without obeying it?"""

import json

import pytest

from deployments.cli import app as command_line
from deployments.cli import screen
from deployments.cli.mail import explain
from models.printable import printable

EVIL = "\x1b[2J\x1b]0;mine\x07[red]a[/b] :smile: \u202egpj\x9b1m"


@pytest.mark.parametrize("output", ["table", "line", "talk", "json"])
def test_what_is_shown_orders_no_terminal(capfdbinary, output: str):
    {
        "table": lambda: screen.print_table(("who",), [(EVIL,)], EVIL),
        "line": lambda: screen.tell(EVIL),
        "talk": lambda: screen.say(EVIL),
        "json": lambda: screen.print_json("parley.x.v1", {"who": EVIL}),
    }[output]()

    shown = "".join(each.decode() for each in capfdbinary.readouterr())
    assert "gpj" in shown
    assert printable(shown) == shown
    if output == "json":
        assert json.loads(shown)["who"] == EVIL
    else:
        assert "[red]a[/b] :smile:" in shown


@pytest.mark.parametrize("output", ["text", "json"])
def test_a_binary_file_is_no_order_to_the_terminal(tmp_path, capfdbinary, output):
    file = tmp_path / "reply.eml"
    every_byte = bytes(range(256))
    file.write_bytes(b"From: a@shop.example\nSubject: \x1b[31m\n\nNo\x1b[2J " + every_byte)

    explain(file, output=output)

    shown = capfdbinary.readouterr().out.decode()
    assert printable(shown) == shown
    assert shown.strip()


def test_an_error_that_quotes_a_file_orders_no_terminal(tmp_path, capfdbinary):
    with pytest.raises(SystemExit):
        command_line.main(["mail", "explain", str(tmp_path / EVIL.replace("/", "_"))])

    shown = capfdbinary.readouterr().err.decode()
    assert "\\x1b[2J" in shown
    assert printable(shown) == shown
