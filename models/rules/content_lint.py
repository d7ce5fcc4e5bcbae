"""May this text go out?

Pure functions from a draft and its context to findings: no variable left open, no claim without a
fact, nothing said to be scarce that nobody vouched for, no false thread, no link, no price, nothing
hidden, no spam, no more than was asked for. What a lead's facts say vouches for no link, no number
to call and no price: only the campaign's facts do. One blocking finding is enough to refuse a text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from models.rules import content_phrases as phrases
from models.rules.content_addresses import (
    find_addresses,
    find_hidden,
    find_numbers_to_call,
    find_prices,
    is_bare_domain,
    plain_form,
)
from models.schemas.content import LONGEST_SUBJECT, Draft

_VARIABLE = re.compile(r"\{\{\s*([A-Za-z_][\w.]*)\s*\}\}")
_NUMBER = re.compile(r"\d[\d,.]*")
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_BLOCKING_COST = 0.4
_NOTE_COST = 0.1
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")


class Code(StrEnum):
    """What is wrong with a text."""

    EMPTY = "empty"
    UNRESOLVED_VARIABLE = "unresolved_variable"
    UNKNOWN_FACT = "unknown_fact"
    UNSUPPORTED_CLAIM = "unsupported_claim"
    UNSUPPORTED_NUMBER = "unsupported_number"
    SCARCITY = "scarcity_without_fact"
    FALSE_THREAD = "false_thread"
    SUBJECT_TOO_LONG = "subject_too_long"
    BODY_TOO_LONG = "body_too_long"
    LINK = "link"
    NUMBER_TO_CALL = "number_to_call"
    PRICE = "price"
    HIDDEN = "hidden_characters"
    INSTRUCTION = "instruction"
    HTML = "html"
    SPAM = "spam_phrase"
    SHOUTING = "shouting"
    LINE_BREAK = "line_break_in_subject"
    REPEATED = "repeated_text"


class Finding(NamedTuple):
    """One thing that is wrong, and whether the text may go out all the same."""

    code: Code
    message: str
    is_blocking: bool = True

    def as_json(self) -> dict[str, Any]:
        """Return the finding as it is stored."""
        return {"code": str(self.code), "message": self.message, "is_blocking": self.is_blocking}


@dataclass(frozen=True)
class Context:
    """What a draft is judged by: what was known, what was vouched for, what was allowed.

    `own_words` is the template that a person wrote, before anything was filled in.
    """

    facts: Mapping[str, Any]
    campaign_facts: Mapping[str, str]
    variables: frozenset[str]
    subject_characters: int = 78
    body_words: int = 150
    has_thread: bool = False
    is_by_person: bool = False
    company_name: str = ""
    own_words: str = ""

    def known(self) -> str:
        """Return all facts as one text in lower case."""
        return "\n".join(map(_plain, (*self.facts.values(), *self.campaign_facts.values())))


def lint(draft: Draft, context: Context) -> list[Finding]:
    """Return everything that is wrong with a draft whose names are not filled in yet."""
    return [
        *_form(draft, context),
        *_variables(draft, context),
        *([] if context.is_by_person else _claims(draft, context)),
        *_scarcity(draft, context),
        *_links(draft, context),
        *_offers(draft, context),
        *([] if context.is_by_person else _hidden(draft)),
        *_manners(draft),
    ]


def lint_filled(subject: str, text: str) -> list[Finding]:
    """Return what is wrong with a text after its names were filled in."""
    findings = []
    if "{{" in subject + text or "{%" in subject + text:
        findings.append(Finding(Code.UNRESOLVED_VARIABLE, "a variable was left open"))
    if not subject.strip() or not text.strip():
        findings.append(Finding(Code.EMPTY, "subject or body is empty"))
    if len(subject) > LONGEST_SUBJECT:
        findings.append(
            Finding(Code.SUBJECT_TOO_LONG, f"the subject is over {LONGEST_SUBJECT} characters")
        )
    if any(ord(character) < 32 for character in subject):
        findings.append(Finding(Code.LINE_BREAK, "the subject holds a line break"))
    return findings


def repeated(people_count: int) -> list[Finding]:
    """Return a note where several people of one company get the same words."""
    if people_count < 2:
        return []
    message = f"{people_count} people of the company get these words"
    return [Finding(Code.REPEATED, message, is_blocking=False)]


def quality(findings: list[Finding]) -> float:
    """Return a score from 0 to 1: 1 less 0.4 for a blocking finding, less 0.1 for a note."""
    lost = sum(_BLOCKING_COST if each.is_blocking else _NOTE_COST for each in findings)
    return max(0.0, round(1 - lost, 2))


def is_fit(findings: list[Finding], threshold: float) -> bool:
    """Say whether a text may be used: nothing blocks it and its score reaches the threshold."""
    return not any(each.is_blocking for each in findings) and quality(findings) >= threshold


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value))
    if isinstance(value, dict):
        return ", ".join(map(_plain, value.values()))
    return " ".join(str(value).lower().split())


def _form(draft: Draft, context: Context) -> Iterator[Finding]:
    words = len(draft.body.split())
    if not draft.subject or words < 5:
        yield Finding(Code.EMPTY, "subject or body is empty, or nearly so")
    if len(draft.subject) > context.subject_characters:
        limit = context.subject_characters
        message = f"the subject has {len(draft.subject)} characters of at most {limit}"
        yield Finding(Code.SUBJECT_TOO_LONG, message, not context.is_by_person)
    if words > context.body_words:
        yield Finding(
            Code.BODY_TOO_LONG, f"the body has {words} words of at most {context.body_words}"
        )
    if "\n" in draft.subject or "\r" in draft.subject:
        yield Finding(Code.LINE_BREAK, "the subject holds a line break")
    if phrases.THREAD.search(draft.subject.lower()) and not context.has_thread:
        yield Finding(Code.FALSE_THREAD, "the subject claims a thread that there is not")


def _variables(draft: Draft, context: Context) -> Iterator[Finding]:
    whole = f"{draft.subject}\n{draft.body}"
    unknown = sorted(set(_VARIABLE.findall(whole)) - context.variables)
    for name in unknown:
        yield Finding(Code.UNRESOLVED_VARIABLE, f"{name} is not a variable that can be filled in")
    rest = _VARIABLE.sub("", whole)
    if any(mark in rest for mark in ("{{", "}}", "{%", "%}")):
        yield Finding(Code.UNRESOLVED_VARIABLE, "a variable is malformed")
    if found := phrases.PLACEHOLDER.search(rest.lower()):
        yield Finding(Code.UNRESOLVED_VARIABLE, f"{found.group()!r} was left open")


def _claims(draft: Draft, context: Context) -> Iterator[Finding]:
    facts = {**context.facts, **context.campaign_facts}
    body = _plain(draft.body)
    supported: list[str] = []
    for claim in draft.claims:
        text = _plain(claim.text)
        if claim.fact_key not in facts:
            yield Finding(Code.UNKNOWN_FACT, f"{claim.fact_key} is no fact that was given")
        elif text not in body:
            yield Finding(Code.UNSUPPORTED_CLAIM, f"a claim on {claim.fact_key} is not in the body")
        elif not _rests_on(text, facts[claim.fact_key]):
            yield Finding(
                Code.UNSUPPORTED_CLAIM, f"a claim does not say what {claim.fact_key} says"
            )
        else:
            supported.append(text)
    known = context.known()
    numbers = _numbers(known)
    rest = _VARIABLE.sub("", f"{draft.subject}\n{draft.body}").lower()
    for number in sorted(_numbers(rest) - numbers):
        yield Finding(Code.UNSUPPORTED_NUMBER, f"no fact holds the number {number}")
    for sentence in _SENTENCE.findall(rest):
        found = phrases.INTIMACY.search(sentence)
        if found and not any(_plain(sentence) in text for text in supported):
            yield Finding(Code.UNSUPPORTED_CLAIM, f"{found.group()!r} rests on no fact")


def _numbers(text: str) -> set[str]:
    """Return the numbers of a text without their thousands' commas."""
    return {number.rstrip(".,").replace(",", "") for number in _NUMBER.findall(text)}


def _rests_on(claim: str, value: Any) -> bool:
    wanted = set(_WORD.findall(_plain(value)))
    said = set(_WORD.findall(claim))
    return bool(wanted & said) if wanted else _plain(value) in claim


def _scarcity(draft: Draft, context: Context) -> Iterator[Finding]:
    found = phrases.SCARCITY.search(f"{draft.subject}\n{draft.body}".lower())
    vouched = any(phrases.SCARCITY.search(_plain(v)) for v in context.campaign_facts.values())
    if found and not vouched:
        yield Finding(Code.SCARCITY, f"{found.group()!r} is vouched for by no campaign fact")


def _links(draft: Draft, context: Context) -> Iterator[Finding]:
    vouched = plain_form("\n".join(context.campaign_facts.values()))
    company = plain_form(context.company_name).replace(",", " ").split()[:1]
    for found in find_addresses(_plain_whole(draft)):
        is_company = is_bare_domain(found) and found in company
        if not is_company and found not in vouched:
            yield Finding(Code.LINK, f"{found!r} looks like an address; none is allowed")
            return


def _offers(draft: Draft, context: Context) -> Iterator[Finding]:
    """Find prices and numbers to call that no campaign fact and no person's own words hold."""
    plain = _plain_whole(draft)
    vouched = plain_form("\n".join((*context.campaign_facts.values(), context.own_words)))
    for code, places in (
        (Code.PRICE, find_prices(plain)),
        (Code.NUMBER_TO_CALL, find_numbers_to_call(plain)),
    ):
        for found in places:
            if found not in vouched:
                yield Finding(code, f"{found!r} is vouched for by no campaign fact")
                break
    told = phrases.INSTRUCTION.search(plain)
    if told and told.group() not in vouched:
        yield Finding(Code.INSTRUCTION, f"{told.group()!r} speaks to a model, not to a reader")


def _hidden(draft: Draft) -> Iterator[Finding]:
    for found in find_hidden(f"{draft.subject}\n{draft.body}"):
        yield Finding(Code.HIDDEN, f"{found} hides what the text says")
        return


def _plain_whole(draft: Draft) -> str:
    return plain_form(_VARIABLE.sub("", f"{draft.subject}\n{draft.body}"))


def _manners(draft: Draft) -> Iterator[Finding]:
    whole = _VARIABLE.sub("", f"{draft.subject}\n{draft.body}")
    lower = whole.lower()
    if phrases.HTML.search(lower):
        yield Finding(Code.HTML, "the text holds markup")
    if found := phrases.SPAM.search(lower):
        yield Finding(Code.SPAM, f"{found.group()!r} is taken for spam")
    if len(_SHOUTED.findall(draft.body)) > 5 or whole.count("!") > 1:
        yield Finding(Code.SHOUTING, "capitals or exclamation marks shout", is_blocking=False)
