"""What does each row of a lead's story mean, in one sentence?

A reason's own words come from the closed list; what happens without one (a step is planned, a
server took the mail) is told here.
"""

from collections.abc import Mapping
from typing import Any

from models.rules.reasons import EXPLANATIONS, Reason

_MOVES: Mapping[str, str] = {
    "claimed": "A dispatch took it up.",
    "accepted": "The provider accepted it.",
    "merged": "It went out together with another message.",
    "completed": "All steps are done.",
    "active": "The sequence goes on.",
}
_STATES: Mapping[str, str] = {
    "claimed": "A dispatch has it in hand.",
    "accepted": "The provider accepted it.",
    "merged": "It went out together with another message.",
}
_ENROLMENTS: Mapping[str, str] = {
    "enrolled": "The lead entered with the day's wave.",
    "absence_over": "The absence is over; the sequence goes on.",
}
_EVENTS: Mapping[str, str] = {
    "processed": "The provider passes it on.",
    "delivered": "The recipient's server took it.",
    "deferred": "The recipient's server asked to wait; the provider tries again.",
    "bounced": "The recipient's server refused it",
    "dropped": "The provider did not pass it on",
    "opened": "It was opened.",
    "clicked": "A link was followed.",
    "complained": "The person marked it as spam.",
    "unsubscribed": "The person unsubscribed.",
    "replied": "The person answered",
}
_BANS: Mapping[str, str] = {
    "unsubscribe": "The person unsubscribed",
    "complaint": "The person marked a mail as spam",
    "hard_bounce": "The address does not take mail",
    "erasure": "The person was erased",
    "manual": "Somebody here put it on the list",
    "stop_word": "The person asked us to stop",
    "negative_reply": "The person declined",
}
_BOUNCES = ("bounce_class", "status")
_INTENTS = ("intent",)


def explain_reason(code: str | None) -> tuple[str, str]:
    """Return the sentence and the remedy of a reason code; empty where it has none."""
    if code is None or code not in set(Reason):
        return "", ""
    explanation = EXPLANATIONS[Reason(code)]
    return explanation.sentence, explanation.remedy


def explain_state(state: str, reason: str) -> tuple[str, str]:
    """Return the sentence and the remedy of a message that stands in this state."""
    if state == "planned" and reason == Reason.DUE:
        return "It is due; the next dispatch looks at it.", "Nothing to do."
    if not reason:
        return _STATES.get(state, ""), ""
    return explain_reason(reason)


def explain_row(row: Mapping[str, Any]) -> tuple[str, str]:
    """Return the sentence and the remedy of a row of `why.lead_timeline`."""
    kind, code, facts = row["kind"], row["reason"], row["facts"] or {}
    if kind in {"enrolment", "message"}:
        return _explain_move(row, facts)
    if kind == "attempt":
        outcome = row["what"].split(" ", 1)[-1]
        sentence, remedy = explain_reason(outcome)
        return _join(sentence or _MOVES.get(outcome, ""), code), remedy
    if kind == "evidence":
        return _explain_event(row["what"], facts), ""
    if kind == "reply":
        return _explain_reply(code, facts), ""
    if kind == "ban":
        return f"{_BANS.get(code, in_words(code))}; told by {facts.get('source', '-')}.", ""
    return explain_reason(code)


def _explain_move(row: Mapping[str, Any], facts: Mapping[str, Any]) -> tuple[str, str]:
    code, state = row["reason"], row["what"].split(" > ")[-1]
    if row["what"] == "planned":
        return f"The step comes due at {facts['due_at']} UTC.", ""
    if code in _ENROLMENTS:
        return _ENROLMENTS[code], ""
    if code is None or code == Reason.DUE:
        return _MOVES.get(state, ""), ""
    return explain_reason(code)


def _explain_event(what: str, facts: Mapping[str, Any]) -> str:
    kind, _, machine = what.partition(" ")
    sentence = _EVENTS.get(kind, "")
    if machine:
        return f"{sentence.rstrip('.')} by a machine; no person is counted."
    if sentence and not sentence.endswith("."):
        told = ", ".join(in_words(facts[name]) for name in _BOUNCES + _INTENTS if facts.get(name))
        return f"{sentence}: {told}." if told else f"{sentence}."
    return sentence


def _explain_reply(rule: str | None, facts: Mapping[str, Any]) -> str:
    sentiment, confidence = facts.get("sentiment"), facts.get("confidence")
    heard = f"Heard as {sentiment}" if sentiment else "Understood"
    sure = f", {confidence:.0%} sure" if isinstance(confidence, int | float) else ""
    return f"{heard}{sure}; rule {rule}" if rule else f"{heard}{sure}."


def _join(sentence: str, error: str | None) -> str:
    return f"{sentence} {error}".strip() if error else sentence


def in_words(value: Any) -> str:
    """Return a fact as a person writes it: lists with commas, names without underscores."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{in_words(name)}: {in_words(each)}" for name, each in value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(in_words(each) for each in value) or "none"
    return str(value).replace("_", " ") if str(value).islower() else str(value)
