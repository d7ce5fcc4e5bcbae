"""Does a run's count add up?

Each flow counts what it met, and each of those once more under what became of it. The equations
stand here once: a run's summary is held against them, and docs/reference/run-counts.md is made
from them.
"""

from collections.abc import Mapping
from typing import NamedTuple

from models.rules.lifecycle import AttemptOutcome
from models.rules.reply_matching import ReplyKind


class Equation(NamedTuple):
    """What was met, and what became of it; a name that ends in `*` stands for all that begin so."""

    wholes: tuple[str, ...]
    parts: tuple[str, ...]
    meaning: str

    def __str__(self) -> str:
        """Return it as a person writes it."""
        return f"{' + '.join(self.wholes)} = {' + '.join(self.parts)}"


def _equation(text: str, meaning: str) -> Equation:
    wholes, _, parts = text.partition(" = ")
    return Equation(tuple(wholes.split(" + ")), tuple(parts.split(" + ")), meaning)


_REPLIES = [f"replies_{kind}" for kind in ReplyKind if kind is not ReplyKind.OWN]


class Note(NamedTuple):
    """A count whose name alone does not say what happened, in words."""

    flow: str
    words: str
    meaning: str


NOTES: Mapping[str, Note] = {
    "as_of_lies_back": Note(
        "dispatch_due",
        "refused (a later as_of was dispatched before)",
        "a sandbox's dispatch whose time lies before that of an earlier one: it looked at no "
        "message. Nothing is wrong; the next run at a later time does all that is due",
    ),
}


EQUATIONS: Mapping[str, tuple[Equation, ...]] = {
    "import_leads": (
        _equation(
            "rows = created + updated + unchanged + rejected",
            "rows of the file; rejected: set aside with a reason",
        ),
    ),
    "enrich_leads": (
        _equation(
            "leads = enriched + not_found + failed + left_without_vendor + fresh",
            "every lead that is not erased",
        ),
        _equation("failed = failed_*", "leads whose company could not be looked up, by cause"),
    ),
    "generate_content": (
        _equation(
            "picked = written_by_model + reused + template + fallback + review + left",
            "messages that are soon due and have no text",
        ),
        _equation("left = left_*", "messages that have none yet, by cause"),
    ),
    "plan_messages": (
        _equation(
            "candidates = enrolled + already_enrolled + kept_out_* + waits_for_wave",
            "every lead, once for each active campaign; kept out, by gate",
        ),
        _equation("enrolled = planned", "each new enrolment has its first message"),
    ),
    "dispatch_due": (
        _equation(
            "looked_at = claimed + held + dropped + overtaken",
            "messages that were due; overtaken: evidence closed it while it was judged",
        ),
        _equation(
            f"claimed = {' + '.join(AttemptOutcome)} + refused",
            "attempts, by what the call came to; refused: another worker had settled it",
        ),
    ),
    "ingest_events": (
        _equation(
            "events = new + repeated + parked + not_counted",
            "raw events: those that came in, and those that wait for their message",
        ),
        _equation(
            "mails = replies_new + replies_repeated + own_mails + lost_mails",
            "mails that came in",
        ),
        _equation(f"replies_new = {' + '.join(_REPLIES)}", "replies of people, by what they say"),
    ),
    "reconcile_uncertain": (
        _equation(
            "in_doubt + new_meanwhile = by_event + by_log + not_in_log + dropped_by_policy"
            " + resent_by_policy + closed_meanwhile + still_uncertain",
            "messages whose outcome nobody saw; meanwhile: what other runs did beside this one",
        ),
    ),
    "publish_marts": (
        _equation("marts = marts_built + marts_unchanged", "the marts of the published file"),
    ),
    "evaluate_experiments": (
        _equation(
            "experiments = judged + judged_before + not_started + without_marts",
            "experiments of campaigns in force",
        ),
    ),
}
"""By flow, and of the import.

What a run counts beside these is an effect, such as `banned`: no part of a whole.
"""


_PLACES: Mapping[str, int] = {
    name: place
    for place, name in reversed(
        list(
            enumerate(
                name
                for equations in EQUATIONS.values()
                for equation in equations
                for name in (*equation.wholes, *equation.parts)
            )
        )
    )
}


def rank(name: str) -> int:
    """Return where a count's name first stands in the equations; wholes come before their parts."""
    return _PLACES.get(name, len(_PLACES))


def find_unbalanced(flow: str, counts: Mapping[str, int]) -> list[str]:
    """Return the equations that these counts of the flow's run break, with their two sums."""
    found = []
    for equation in EQUATIONS[flow]:
        whole, parts = _sum(equation.wholes, counts), _sum(equation.parts, counts)
        if whole != parts:
            found.append(f"{equation}: {whole:,} are not {parts:,}")
    return found


def _sum(names: tuple[str, ...], counts: Mapping[str, int]) -> int:
    stems = tuple(name.removesuffix("*") for name in names if name.endswith("*"))
    return sum(
        count
        for name, count in counts.items()
        if name in names or (stems and name.startswith(stems))
    )
