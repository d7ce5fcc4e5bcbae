"""Does `parley dead` list, retry, edit and discard, with a name, a reason and an exit code?"""

import base64
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from deployments.cli.app import main
from tasks.dispatch import send_due
from tasks.resources import Resources
from tests.factories_ledger import ReadyWorld, readdress, set_clock
from tests.faults import Bench, assert_proved, query, reasons

Dead = tuple[Resources, ReadyWorld]
Parley = Callable[..., tuple[int, str, str]]
NOBODY = "00000000-0000-5000-8000-000000000000"


@pytest.fixture
def parley(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> Parley:
    """Run `parley …` on the bench's store as ann; returns exit code, data and talk."""
    for name, byte in (("MASTER", b"m"), ("LOOKUP", b"l")):
        key = base64.b64encode(byte * 32).decode()
        monkeypatch.setenv(f"PARLEY_KEYS__{name}_KEYS", f"1:{key}")
    monkeypatch.setenv("DATABASE_URL", bench.url)
    monkeypatch.setenv("PARLEY_HOME", str(bench.home))
    monkeypatch.setenv("LOGNAME", "ann")
    monkeypatch.chdir(tmp_path)

    def _parley(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            main(list(words))
        said = capsys.readouterr()
        return int(str(end.value.code or 0)), said.out, said.err

    return _parley


def _send(resources: Resources, moment: datetime) -> None:
    set_clock(resources.store, moment)
    send_due(resources, moment)


def _audit(bench: Bench) -> list[tuple]:
    return query(bench.store, "select actor, action, subject_key, detail ->> 'reason' from audit")


def test_the_table_names_the_letter_and_fits_a_hundred_columns(dead: Dead, parley: Parley):
    code, said, _ = parley("dead", "ls")

    lines = said.splitlines()
    assert code == 0
    assert "1 dead letter" in said
    assert f"{dead[1].message_ids[0]} of spring, step 1 hook" in said
    assert "rejected: SendGrid answered 400" in " ".join(said.split())
    assert max(len(line) for line in lines) <= 100


def test_json_carries_its_schema_and_the_providers_words(dead: Dead, parley: Parley):
    _, said, _ = parley("dead", "ls", "--output", "json")

    document = json.loads(said)
    (letter,) = document["dead_letters"]
    assert next(iter(document.items())) == ("schema", "parley.dead.v1")
    assert letter["message_id"] == dead[1].message_ids[0]
    assert letter["campaign_name"] == "spring"
    assert (letter["step"], letter["reason"]) == (1, "rejected")
    assert "400" in letter["error"]
    assert letter["sentence"]
    assert letter["remedy"]


def test_a_campaign_and_a_limit_narrow_the_list(dead: Dead, parley: Parley):
    elsewhere = parley("dead", "ls", "--campaign", "autumn", "--output", "json")
    none = parley("dead", "ls", "--limit", "0", "--output", "json")

    for code, said, _ in (elsewhere, none):
        assert code == 0
        assert json.loads(said)["dead_letters"] == []


@pytest.mark.parametrize("command", ["retry", "edit", "discard"])
@pytest.mark.parametrize("name", ["nonsense", NOBODY, "alive"])
def test_what_is_no_dead_letter_is_one_line_and_a_usage_error(
    dead: Dead, bench: Bench, parley: Parley, tmp_path: Path, command: str, name: str
):
    text = tmp_path / "text.txt"
    text.write_text("Hello.", encoding="utf-8")
    named = dead[1].message_ids[1] if name == "alive" else name
    more = ("--subject", "Hi", "--text", str(text)) if command == "edit" else ()

    code, said, talk = parley("dead", command, named, *more)

    assert (code, said) == (2, "")
    assert len(talk.splitlines()) == 1
    assert named in talk
    assert "parley dead ls" in talk
    assert reasons(bench.store) == {"accepted": 2, "dead rejected": 1}
    assert _audit(bench) == []


@pytest.mark.parametrize("command", ["retry", "discard"])
def test_naming_no_letter_is_a_usage_error(dead: Dead, parley: Parley, command: str):
    code, _, talk = parley("dead", command)

    assert dead
    assert code == 2
    assert "name at least one" in talk


def test_a_retried_letter_goes_out_with_who_and_why_on_record(
    dead: Dead, bench: Bench, parley: Parley, as_of: datetime
):
    resources, world = dead
    letter = world.message_ids[0]
    readdress(bench.store, world.lead_ids[0], "person0@company0.example")

    code, said, _ = parley("dead", "retry", letter.upper(), "--reason", "address mended")
    _send(resources, as_of + timedelta(hours=1))

    assert (code, said) == (0, "1 planned anew\n")
    assert reasons(bench.store) == {"accepted": 3}
    assert _audit(bench) == [("ann", "dead letter: retry", letter, "address mended")]
    assert_proved(bench.store, as_of + timedelta(hours=1))


def test_a_retried_letter_meets_the_gates_again(
    dead: Dead, bench: Bench, parley: Parley, as_of: datetime
):
    resources, world = dead
    query(bench.store, "update lead set email_confidence = 'Guess'")

    parley("dead", "retry", world.message_ids[0])
    _send(resources, as_of + timedelta(hours=1))

    assert reasons(bench.store) == {"accepted": 2, "dropped email_confidence": 1}
    assert len(list(bench.sandbox.ledger())) == 2


def test_an_edited_letter_gets_a_new_content_and_goes_out_with_it(
    dead: Dead, bench: Bench, parley: Parley, tmp_path: Path, as_of: datetime
):
    resources, world = dead
    letter, later = world.message_ids[0], as_of + timedelta(hours=1)
    readdress(bench.store, world.lead_ids[0], "person0@company0.example")
    text = tmp_path / "text.txt"
    text.write_text("By hand.", encoding="utf-8")

    arguments = ("--subject", "Mended", "--text", str(text), "--reason", "a better text")
    code, said, _ = parley("dead", "edit", letter, *arguments)
    _send(resources, later)

    contents = "select is_current, origin, actor from content where lead_id = %s order by 1"
    assert (code, said) == (0, "1 planned anew with your text\n")
    assert query(bench.store, contents, world.lead_ids[0]) == [
        (False, "template", None),
        (True, "person", "ann"),
    ]
    assert [mail["subject"] for mail in bench.sandbox.mails(letter)] == ["Mended"]
    assert _audit(bench) == [
        ("ann", "dead letter: edit", letter, "a better text"),
        ("ann", "dead letter: retry", letter, "a better text"),
    ]
    assert_proved(bench.store, later)


def test_a_text_that_cannot_be_read_is_one_line(dead: Dead, bench: Bench, parley: Parley):
    letter = dead[1].message_ids[0]

    code, _, talk = parley("dead", "edit", letter, "--subject", "Hi", "--text", "absent.txt")

    assert code == 1
    assert "absent.txt: no such file" in talk
    assert len(talk.splitlines()) == 1
    assert reasons(bench.store)["dead rejected"] == 1


def test_a_discarded_letter_is_closed_for_good(
    dead: Dead, bench: Bench, parley: Parley, as_of: datetime
):
    resources, world = dead
    letter = world.message_ids[0]

    code, said, _ = parley("dead", "discard", letter, "--reason", "left the company")
    again = parley("dead", "retry", letter)
    _send(resources, as_of + timedelta(hours=1))

    assert (code, said) == (0, "1 discarded\n")
    assert again[0] == 2
    assert reasons(bench.store) == {"accepted": 2, "dropped discarded_by_person": 1}
    assert _audit(bench) == [("ann", "dead letter: discard", letter, "left the company")]
    assert json.loads(parley("dead", "ls", "--output", "json")[1])["dead_letters"] == []
    assert_proved(bench.store, as_of + timedelta(hours=1))
