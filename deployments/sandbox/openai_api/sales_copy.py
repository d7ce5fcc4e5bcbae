"""What mail would a copywriter make of these facts?

The answer to the product's own prompt: {"facts", "step", "variables", "limits"} in, {subject, body,
claims} out. Every statement about the reader or the offer repeats a fact and names its key. A
seeded share of the answers breaks a rule on purpose.
"""

import re
from dataclasses import dataclass
from typing import Any

from deployments.sandbox.chance import Dice

Claims = list[tuple[str, str]]

SUBJECTS = {
    "hook": ("An idea for {company}", "{company} and the next quarter", "A thought on {company}"),
    "proof": ("What others did about this", "How this worked elsewhere", "A result worth a look"),
    "fomo": ("Before the list closes", "Last places for {company}", "Is this still open for you?"),
    "other": ("Following up, {company}", "Back with one point", "A short note for {company}"),
}
OPENERS = {
    "hook": (
        "I looked at where {company} stands today and one thing stood out.",
        "A short question, since the topic keeps coming up with teams like yours.",
        "I will keep this to three sentences.",
        "This may be early, but the timing could suit you.",
    ),
    "proof": (
        "Last week I wrote about an idea; here is what stands behind it.",
        "Words are cheap, so here is something you can check.",
        "You may wonder whether this holds in practice.",
    ),
    "fomo": (
        "A last note from me on this.",
        "I said I would tell you before this closes.",
        "One date matters here, so I write once more.",
    ),
    "other": (
        "I wanted to add one point to my last note.",
        "Coming back to this once more.",
        "One more thought that may help you decide.",
    ),
}
SENTENCES = {
    "industry": (
        "You work in {value}, where this question decides more each year.",
        "In {value} the pressure to do more with the same people is plain to see.",
    ),
    "sub_industry": ("Few fields change as fast as {value}.", "This comes up often in {value}."),
    "employee_count": (
        "With about {value} people, small delays add up quickly.",
        "At {value} employees, every saved hour counts many times.",
    ),
    "city": ("Your base in {value} is close to several teams we know.", "Greetings to {value}."),
    "country": ("For teams in {value} the set-up takes little time.",),
    "founded": ("A company that has been around since {value} knows what lasts.",),
    "technologies": ("You already work with {value}, so little would have to change.",),
    "description": ("From what I read: {value}",),
    "job_title": ("As {value} you will have a view on this.",),
}
CALLS = (
    "Would a short call next week make sense?",
    "Is this worth fifteen minutes of your time?",
    "Shall I send you a one-page summary?",
    "Who on your side would be the right person to look at this?",
)
STEP_WORDS = {
    "proof": ("proof", "case", "result", "customer", "reference"),
    "fomo": ("deadline", "date", "seat", "place", "until", "closes"),
    "hook": ("value", "offer", "product", "event", "service", "pitch"),
}
FILLER = " There is much more to say about this, and I would be glad to say it at length."
FLAWS = ("invented_claim", "unknown_fact", "too_long", "unresolved_variable")


@dataclass(frozen=True)
class Order:
    """What the prompt asks for."""

    facts: dict[str, Any]
    step: str
    variables: list[str]
    subject_characters: int
    body_words: int
    body_characters: int


def read_order(prompt: dict[str, Any]) -> Order:
    """The order in a prompt that holds `facts`; limits that are not stated are moderate."""
    facts = {
        key: value["value"] if isinstance(value, dict) and "value" in value else value
        for key, value in prompt["facts"].items()
    }
    step = str(prompt.get("step", "")).lower()
    kind = next((each for each in ("hook", "proof", "fomo") if each in step), "other")
    names = [re.sub(r"[{}\s]", "", str(each)) for each in prompt.get("variables") or ()]
    limits = {"subject": 78, "words": 150, "characters": 2_000}
    for name, value in (prompt.get("limits") or {}).items():
        which = _limit_kind(name.lower())
        if which and isinstance(value, int) and not isinstance(value, bool):
            limits[which] = min(limits[which], value)
    return Order(facts, kind, names, limits["subject"], limits["words"], limits["characters"])


def _limit_kind(name: str) -> str | None:
    if "min" in name:
        return None
    if "subject" in name:
        return "subject"
    if "word" in name:
        return "words"
    return "characters" if "body" in name or "char" in name else None


def write_copy(order: Order, dice: Dice, bad_rate: float) -> tuple[str, str, Claims]:
    """Subject, body and claims (sentence, fact key); flawed on purpose with this probability."""
    company = _company(order)
    subject = dice.pick("subject", SUBJECTS[order.step]).format(company=company)
    opener = dice.pick("opener", OPENERS[order.step]).format(company=company)
    call = dice.pick("call", CALLS)
    claims = [(_sentence(key, order.facts[key], dice), key) for key in _chosen(order, dice)]
    while len(claims) > 1 and not _fits(order, _body(order, opener, claims, call)):
        claims.pop()
    body = _body(order, opener, claims, call)
    if dice.happens("flawed", bad_rate):
        body, claims = _spoil(dice.pick("flaw", FLAWS), order, body, claims)
    return subject[: order.subject_characters].rstrip(), body, claims


def _company(order: Order) -> str:
    for key in ("company_name", "company"):
        if key in order.variables:
            return f"{{{{ {key} }}}}"
        if order.facts.get(key):
            return str(order.facts[key])
    return "your team"


def _chosen(order: Order, dice: Dice) -> list[str]:
    """Two or three facts: one that suits the step, then what is known about the reader."""
    usable = [
        key
        for key, value in order.facts.items()
        if value not in (None, "", []) and key not in {"company_name", "company", "first_name"}
    ]
    by_lot = sorted(usable, key=dice.draw)
    words = STEP_WORDS.get(order.step, ())
    suits = [key for key in by_lot if any(word in key for word in words)]
    known = [key for key in by_lot if key in SENTENCES and key not in suits]
    rest = [key for key in by_lot if key not in suits and key not in known]
    return (suits[:1] + known[:2] + rest)[: 2 + dice.happens("three", 0.5)]


def _sentence(key: str, value: Any, dice: Dice) -> str:
    shown = ", ".join(str(each) for each in value) if isinstance(value, list) else str(value)
    if key in SENTENCES:
        return dice.pick(f"sentence.{key}", SENTENCES[key]).format(value=shown)
    if len(shown.split()) >= 4:
        return shown if shown.endswith((".", "!", "?")) else shown + "."
    return f"{key.replace('_', ' ').capitalize()}: {shown}."


def _body(order: Order, opener: str, claims: Claims, call: str) -> str:
    greeting = "Hi {{ first_name }}," if "first_name" in order.variables else "Hello,"
    middle = " ".join(sentence for sentence, _ in claims)
    parts = [greeting, opener, *([middle] if middle else []), call]
    if "sender_name" in order.variables:
        parts.append("Best,\n{{ sender_name }}")
    return "\n\n".join(parts)


def _fits(order: Order, body: str) -> bool:
    return len(body) <= order.body_characters and len(body.split()) <= order.body_words


def _spoil(flaw: str, order: Order, body: str, claims: Claims) -> tuple[str, Claims]:
    if flaw == "too_long":
        while _fits(order, body):
            body += FILLER
        return body, claims
    if flaw == "unresolved_variable":
        return body + "\n\nP.S. I hear {{ favourite_topic }} is close to your heart.", claims
    invented = "Congratulations on your recent $40 million funding round."
    body = f"{body}\n\n{invented}"
    return body, ([*claims, (invented, "recent_funding")] if flaw == "unknown_fact" else claims)
