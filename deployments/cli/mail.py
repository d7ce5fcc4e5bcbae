"""What is this mail? Explains files on disk without a store, a network or a model."""

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cyclopts import App

from models.errors import Fault, InvalidInputError
from models.printable import printable, printable_json

if TYPE_CHECKING:
    from models.mail.facts import MailFacts

app = App(name="mail", help="Understand mail: bounces, automatic mail, replies and their meaning.")


@app.command
def explain(
    file: Path, /, *, own: list[str] | None = None, output: Literal["json", "text"] = "text"
) -> None:
    """Say what a mail is, what it asks for, and which rule decided.

    Parameters
    ----------
    file
        A mail as it was received (.eml); `-` reads standard input.
    own
        Addresses of our own; a mail from one of them is marked.
    output
        `json` carries the schema name parley.mail_facts.v1; `text` is for people.
    """
    from models.mail.explain import explain as explain_mail

    addresses = frozenset(address.lower() for address in own or [])
    facts = explain_mail(_read(file), addresses)
    print(_as_json(facts) if output == "json" else _as_text(facts))


def _read(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        suggestion = "name a mail file that you may read, or - for standard input"
        raise InvalidInputError([Fault(str(file), reason, suggestion=suggestion)]) from error


def _as_json(facts: "MailFacts") -> str:
    import orjson

    document = {"schema": "parley.mail_facts.v1", **dataclasses.asdict(facts)}
    return printable_json(orjson.dumps(document, option=orjson.OPT_INDENT_2)).decode()


def _as_text(facts: "MailFacts") -> str:
    lines = [_line("kind", facts.kind, facts.kind_evidence.rule, facts.kind_evidence.snippet)]
    if facts.bounce:
        lines += _bounce_lines(facts)
    if facts.automatic and facts.automatic.return_on and facts.automatic.return_evidence:
        evidence = facts.automatic.return_evidence
        on = facts.automatic.return_on.isoformat()
        lines.append(_line("back on", on, evidence.rule, evidence.snippet))
    if facts.meaning:
        for name in ("opt_out", "intent", "sentiment", "urgency"):
            judged = getattr(facts.meaning, name)
            value = "abstain" if judged.value is None else f"{judged.value}"
            share = f"{value} ({judged.confidence:.0%})"
            lines.append(_line(name, share, judged.evidence.rule, judged.evidence.snippet))
    lines += [_line("not read", problem.code, "", problem.detail) for problem in facts.problems]
    if facts.reply:
        lines += ["", "reply:", printable(facts.reply.text)]
    return "\n".join(lines)


def _bounce_lines(facts: "MailFacts") -> list[str]:
    assert facts.bounce is not None
    lines = [_line("class", facts.bounce.bounce_class, facts.bounce.evidence.rule, "")]
    for found in facts.bounce.recipients:
        verdict = f"{found.bounce_class}: {found.reason}"
        lines.append(_line(found.address, verdict, found.evidence.rule, found.diagnostic))
    return lines


def _line(name: str, value: str, rule: str, snippet: str) -> str:
    """One line of at most 100 columns: what, the verdict, its rule, the words it stood on.

    What the mail's writer chose (an address, a subject, a server's words) orders no terminal.
    """
    head = f"{name:<12} {value:<24}"
    because = f" [{rule}]" if rule else ""
    return printable(f"{head}{because} {snippet}", kept="")[:100].rstrip()
