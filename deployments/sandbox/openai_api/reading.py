"""What does a reply mean, as far as the sandbox wrote it itself?

A prompt that quotes one of the sandbox's own replies is recognised, so that a classifier with an
enum gets the answer that a good model would give.
"""

import re

from deployments.sandbox.people.replies import TEXTS

SYNONYMS = {
    "interested": ("interested", "positive", "interest"),
    "question": ("question", "information", "info_request", "objection"),
    "ready_to_meet": ("ready_to_meet", "meeting", "book", "schedule"),
    "not_interested": ("not_interested", "negative", "rejection", "decline"),
    "opt_out": ("opt_out", "unsubscribe", "stop", "remove"),
    "wrong_person": ("wrong_person", "referral", "not_responsible"),
    "out_of_office": ("out_of_office", "ooo", "auto_reply", "absence", "away"),
}
MARKS = {
    kind: [max(re.split(r"\{\w+\}", text), key=len).strip() for text in texts]
    for kind, texts in TEXTS.items()
}


def recognise_reply(prompt: str) -> str | None:
    """The kind of the reply that the prompt quotes, or None; the longest match wins."""
    plain = " ".join(prompt.replace("\\n", " ").split())
    found = [(len(mark), kind) for kind, marks in MARKS.items() for mark in marks if mark in plain]
    return max(found)[1] if found else None


def choose_label(kind: str, labels: list[str]) -> str | None:
    """The label that names this kind, or None if none does."""
    for word in SYNONYMS[kind]:
        for label in labels:
            if label.lower().replace("-", "_").replace(" ", "_") == word:
                return label
    for word in SYNONYMS[kind]:
        for label in labels:
            if word in label.lower().replace("-", "_") and not label.lower().startswith("not"):
                return label
    return None
