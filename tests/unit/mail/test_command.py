"""Does `parley mail explain` say what a file is?"""

import json

import pytest

from deployments.cli.mail import explain
from models.errors import InvalidInputError

RAW = b"From: ann@shop.example\nSubject: Re: Idea\n\nNot interested.\n\n> old\n"


def test_json_carries_the_schema_and_the_rules(tmp_path, capsys):
    file = tmp_path / "reply.eml"
    file.write_bytes(RAW)

    explain(file, output="json")

    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "parley.mail_facts.v1"
    assert document["kind"] == "human"
    assert document["reply"]["text"] == "Not interested."
    assert document["meaning"]["intent"]["evidence"]["rule"] == "intent.not_interested"


def test_text_fits_a_hundred_columns(tmp_path, capsys):
    file = tmp_path / "reply.eml"
    file.write_bytes(RAW)

    explain(file)

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("kind         human")
    assert max(map(len, lines)) <= 100


def test_own_addresses_are_marked(tmp_path, capsys):
    file = tmp_path / "reply.eml"
    file.write_bytes(RAW)

    explain(file, own=["Ann@Shop.example"], output="json")

    assert json.loads(capsys.readouterr().out)["is_own"] is True


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InvalidInputError, match=r"nothing\.eml: No such file"):
        explain(tmp_path / "nothing.eml")
