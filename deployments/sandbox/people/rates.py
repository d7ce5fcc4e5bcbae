"""How often do people and their mail systems do what?

The shares are plausible middle values for cold business mail, chosen so that every path is
walked in a demo; each can be changed while the sandbox runs (PUT /control/people).
"""

from dataclasses import dataclass, field, fields, replace
from typing import Any


@dataclass(frozen=True)
class Effect:
    """Mail whose custom argument (or subject) matches gets a rate multiplied.

    `argument` names a custom argument that must equal `value`; "subject" asks instead whether the
    subject contains it. Case does not matter.
    """

    argument: str
    value: str
    rate: str
    times: float


@dataclass(frozen=True)
class Rates:
    """Shares between 0 and 1, of messages unless said otherwise."""

    hard_bounce: float = 0.012  # of addresses, always the same ones
    soft_bounce: float = 0.006
    blocked: float = 0.003
    late_bounce: float = 0.001  # delivered first, bounced afterwards
    deferred: float = 0.02
    link_scanner: float = 0.12  # of companies: every link is followed within seconds
    machine_open: float = 0.30  # of people: a privacy proxy fetches every image
    open: float = 0.35
    second_open: float = 0.25  # of opens
    click: float = 0.08  # of opens
    reply: float = 0.045
    out_of_office: float = 0.03
    unsubscribe: float = 0.006
    complaint: float = 0.0008
    reply_without_thread: float = 0.05  # of replies: no In-Reply-To, no References
    duplicate: float = 0.02  # of webhook events: again, same sg_event_id
    changed_duplicate: float = 0.01  # of webhook events: again, another sg_event_id
    late: float = 0.02  # of webhook events: 1 to 48 hours after the fact
    reply_kinds: dict[str, float] = field(
        default_factory=lambda: {
            "interested": 22.0,
            "question": 18.0,
            "ready_to_meet": 10.0,
            "not_interested": 28.0,
            "opt_out": 10.0,
            "wrong_person": 12.0,
        }
    )
    effects: tuple[Effect, ...] = (Effect("arm", "b", "reply", 1.7),)

    def rate(self, name: str, subject: str, arguments: dict[str, str]) -> float:
        """The rate of this name for one mail, its effects applied; at most 1."""
        rate = float(getattr(self, name))
        for effect in self.effects:
            if effect.rate == name and _matches(effect, subject, arguments):
                rate *= effect.times
        return min(rate, 1.0)


def _matches(effect: Effect, subject: str, arguments: dict[str, str]) -> bool:
    wanted = effect.value.lower()
    if effect.argument == "subject":
        return wanted in subject.lower()
    return str(arguments.get(effect.argument, "")).lower() == wanted


def change_rates(rates: Rates, changes: dict[str, Any]) -> Rates:
    """The rates with some of them changed; ValueError names an unknown or impossible one."""
    known = {spec.name for spec in fields(Rates)}
    changed: dict[str, Any] = {}
    for name, value in changes.items():
        if name not in known:
            raise ValueError(f"unknown rate {name!r}; known are {', '.join(sorted(known))}")
        if name == "effects":
            changed[name] = tuple(Effect(**effect) for effect in value)
        elif name == "reply_kinds":
            changed[name] = {str(kind): float(weight) for kind, weight in value.items()}
        elif not 0 <= float(value) <= 1:
            raise ValueError(f"{name} is a share between 0 and 1, not {value}")
        else:
            changed[name] = float(value)
    return replace(rates, **changed)
