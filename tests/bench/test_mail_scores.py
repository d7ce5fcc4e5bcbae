"""How often is the understanding of mail right on the frozen labelled set?

`make bench-mail` prints each score with its counts and the 95 % lower bound (Wilson). The set
under tests/mail_corpus was written by someone who had not seen the rules.
"""

import json
from collections import Counter, defaultdict
from math import sqrt
from pathlib import Path

import pytest

from models.mail.explain import explain
from models.mail.facts import MailFacts
from models.mail.meaning import judge_meaning
from models.mail.reading import read_mail
from models.mail.replies import split_reply

CORPUS = Path(__file__).parent.parent / "mail_corpus"
# The set knows fewer reasons than the rules: these are one there.
COARSE = {
    "inactive": "unknown_user",
    "moved": "unknown_user",
    "bad_address": "unknown_user",
    "greylisted": "policy",
}
pytestmark = pytest.mark.bench


def wilson_lower(right: int, seen: int, z: float = 1.96) -> float:
    """Return the lower end of the 95 % interval of a share (Wilson 1927)."""
    if not seen:
        return 0.0
    share = right / seen
    middle = share + z * z / (2 * seen)
    return (middle - z * sqrt(share * (1 - share) / seen + z * z / (4 * seen * seen))) / (
        1 + z * z / seen
    )


def score_line(name: str, right: int, seen: int) -> str:
    share = right / seen if seen else 0.0
    bound = wilson_lower(right, seen)
    return f"{name:<44} {right:>5} of {seen:<5} {share:>7.1%}  at least {bound:.1%}"


@pytest.fixture(scope="module")
def judged() -> list[tuple[dict, MailFacts, bytes]]:
    lines = (CORPUS / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    labels = [json.loads(line) for line in lines if line.strip()]
    raws = [(CORPUS / label["file"]).read_bytes() for label in labels]
    return [(label, explain(raw), raw) for label, raw in zip(labels, raws, strict=True)]


def count(pairs: list[tuple[object, object]]) -> tuple[int, int]:
    return sum(expected == found for expected, found in pairs), len(pairs)


def test_scores_of_kinds(judged):
    by_kind = defaultdict(list)
    for label, facts, _ in judged:
        by_kind[label["kind"]].append((label["kind"], str(facts.kind)))
    everything = [pair for pairs in by_kind.values() for pair in pairs]

    print("\nKinds")
    print(score_line("all mails", *count(everything)))
    for kind, pairs in sorted(by_kind.items()):
        print(score_line(f"  {kind}", *count(pairs)))
        wrong = Counter(found for expected, found in pairs if expected != found)
        if wrong:
            print(f"      taken for {dict(wrong)}")

    assert len(everything) >= 300


def test_scores_of_bounces(judged):
    bounced = [(label, facts) for label, facts, _ in judged if label["bounce"]]
    others = [facts for label, facts, _ in judged if not label["bounce"]]
    failed = [pair for pair in bounced if pair[0]["bounce"]["class"] != "other"]
    found = [(label["bounce"], facts.bounce) for label, facts in failed if facts.bounce]
    softs = [bounce for label, bounce in found if label["class"] == "soft"]
    hards = [bounce for label, bounce in found if label["class"] == "hard"]
    named = [
        (sorted(label["recipients"]), sorted(got.address for got in bounce.recipients))
        for label, bounce in found
        if label["recipients"]
    ]
    stated = [(label["status"], bounce.status) for label, bounce in found if label["status"]]

    print("\nBounces")
    print(score_line("failures detected", len(found), len(failed)))
    print(score_line("right recipients", *count(named)))
    print(score_line("class", *count([(x["class"], y.bounce_class) for x, y in found])))
    print(score_line("soft called hard", sum(b.bounce_class == "hard" for b in softs), len(softs)))
    print(
        score_line("dead address found", sum(b.bounce_class == "hard" for b in hards), len(hards))
    )
    print(score_line("status given", sum(bool(b.status) for _, b in found), len(found)))
    print(score_line("stated status right", *count(stated)))
    coarse = [(x["reason"], COARSE.get(y.reason, str(y.reason))) for x, y in found]
    print(score_line("reason", *count(coarse)))
    print(score_line("other mails left alone", sum(f.bounce is None for f in others), len(others)))

    assert failed


def test_scores_of_automatic_mail(judged):
    machines = ("out_of_office", "auto_ack", "ticket", "challenge", "list", "other")
    automatic = [facts for label, facts, _ in judged if label["kind"] in machines]
    people = [facts for label, facts, _ in judged if label["kind"] == "human"]
    dated = [
        (label["return_on"], str(facts.automatic.return_on) if facts.automatic else None)
        for label, facts, _ in judged
        if label["return_on"]
    ]
    undated = [
        facts.automatic is None or facts.automatic.return_on is None
        for label, facts, _ in judged
        if label["kind"] == "out_of_office" and not label["return_on"]
    ]

    print("\nAutomatic mail")
    print(score_line("found", sum(facts.kind != "human" for facts in automatic), len(automatic)))
    print(score_line("people left alone", sum(f.kind == "human" for f in people), len(people)))
    print(score_line("return date right", *count(dated)))
    print(score_line("no date where none is stated", sum(undated), len(undated)))

    assert dated


def test_scores_of_replies(judged):
    by_language = defaultdict(list)
    for label, _, raw in judged:
        if label["reply_text"] is not None:
            got = split_reply(read_mail(raw)).text
            by_language[label["language"]].append(
                (" ".join(label["reply_text"].split()), " ".join(got.split()))
            )
    everything = [pair for pairs in by_language.values() for pair in pairs]

    print(f"\nReply text, exact but for blanks, {len(by_language)} languages")
    print(score_line("all", *count(everything)))
    for language, pairs in sorted(by_language.items()):
        print(score_line(f"  {language}", *count(pairs)))

    assert len(by_language) >= 12


def test_scores_of_opt_outs(judged):
    pairs = [
        (label["opt_out"], bool(facts.meaning and facts.meaning.opt_out.value))
        for label, facts, _ in judged
        if label["opt_out"] is not None
    ]
    asked = [got for expected, got in pairs if expected]
    claimed = [expected for expected, got in pairs if got]

    print("\nOpt-outs")
    print(score_line("recall", sum(asked), len(asked)))
    print(score_line("precision", sum(claimed), len(claimed)))
    print(score_line("look-alikes and others", len(pairs) - len(asked), len(pairs)))

    assert len(asked) >= 150


def test_scores_of_intents(judged):
    rows = [
        (label["intent"], facts.meaning.intent)
        for label, facts, _ in judged
        if label["intent"] is not None and facts.meaning is not None
    ]
    decided = [(expected, got) for expected, got in rows if got.value is not None]

    print("\nIntents")
    print(score_line("abstained", len(rows) - len(decided), len(rows)))
    print(score_line("right where decided", *count([(x, y.value) for x, y in decided])))
    for intent in sorted({expected for expected, _ in rows}):
        pairs = [(expected, got.value) for expected, got in decided if expected == intent]
        print(score_line(f"  {intent}", *count(pairs)))
        wrong = Counter(str(got) for expected, got in pairs if expected != got)
        if wrong:
            print(f"      taken for {dict(wrong)}")
    print("Reliability: confidence said, share right")
    for low in (0.0, 0.6, 0.7, 0.8, 0.9, 0.95):
        high = {0.0: 0.6, 0.6: 0.7, 0.7: 0.8, 0.8: 0.9, 0.9: 0.95, 0.95: 1.01}[low]
        inside = [(x, y) for x, y in decided if low <= y.confidence < high]
        if inside:
            said = sum(got.confidence for _, got in inside) / len(inside)
            print(score_line(f"  said {said:.0%}", *count([(x, y.value) for x, y in inside])))

    assert decided


@pytest.mark.parametrize("name", ["sentiment", "urgency"])
def test_scores_of_tone(judged, name):
    pairs = [
        (label[name], str(getattr(facts.meaning, name).value))
        for label, facts, _ in judged
        if label[name] is not None and facts.meaning is not None
    ]

    print(f"\n{name}")
    print(score_line("all", *count(pairs)))
    for value in sorted({expected for expected, _ in pairs}):
        mine = [pair for pair in pairs if pair[0] == value]
        print(score_line(f"  {value}", *count(mine)))
        wrong = Counter(got for expected, got in mine if expected != got)
        if wrong:
            print(f"      taken for {dict(wrong)}")

    assert pairs


def test_meaning_abstains_on_nothing():
    assert judge_meaning("").intent.value is None
