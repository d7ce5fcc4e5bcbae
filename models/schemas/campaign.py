"""What may a campaign file say?

`campaigns/<name>/campaign.yaml`, checked field by field; the step templates beside it are Liquid,
the prompts Markdown. `CampaignDefinition` is what a campaign version stores: nothing is read from
the folder once a lead is enrolled.
"""

from collections.abc import Iterator
from datetime import time
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from models.schemas.parts import Contradiction, Part, known, repeated


def _require_written_time(stated: object) -> object:
    """Refuse a bare number, which would be read as seconds after midnight."""
    if isinstance(stated, int | float):
        raise PydanticCustomError("time_type", "a number is no time of day")
    return stated


Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,62}$")]
ArmName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,62}$")]
LocalTime = Annotated[time, BeforeValidator(_require_written_time)]
Line = Annotated[str, Field(max_length=500, pattern=r"^[^\r\n\x00]*$")]
COMPANY_FACTS = ["industry", "company_description", "top_services", "employee_count", "tone"]
"""The facts that a step's prompt is given where the step names none: of the company only."""


class Arm(Part):
    """One variant of an experiment; `subjects` by step name replace the step's own."""

    name: ArmName
    weight: float = Field(gt=0, le=1)
    subjects: dict[str, Line] = Field({})


class Experiment(Part):
    """A comparison that runs inside the campaign; the company is the unit."""

    name: Name
    metric: Literal["reply_rate", "positive_reply_rate", "open_rate", "click_rate"] = "reply_rate"
    arms: list[Arm] = Field(min_length=2)
    control: ArmName
    holdout: float = Field(0, ge=0, lt=1)
    days: int = Field(28, ge=1)
    looks: int = Field(4, ge=1)
    alpha: float = Field(0.05, gt=0, lt=1)
    minimum_accounts_per_arm: int = Field(50, ge=1)

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield what the arms and the control contradict."""
        arms = known(self.arms)
        weights = [arm.weight for _, arm in arms]
        is_whole = self.arms and None not in weights and len(arms) == len(self.arms)
        if is_whole and abs(sum(weights) - 1) > 1e-9:
            yield ("arms",), f"the arms' weights must sum to one, not to {sum(weights):g}"
        names = [(index, arm.name) for index, arm in arms if arm.name is not None]
        for index, name in repeated(names):
            yield ("arms", index, "name"), f"two arms have the same name, {name!r}"
        told = [name for _, name in names]
        if self.control is not None and told and self.control not in told:
            yield ("control",), f"{self.control!r} is none of the arms: {', '.join(told)}"


class Step(Part):
    """One touch: on which day, by which channels, saying what."""

    name: Name
    day: int = Field(ge=0, le=365)
    channels: list[Literal["email", "sms", "whatsapp", "linkedin"]] = Field(["email"])
    condition: Literal["always", "no_reply"] = "always"
    template: str = Field(description="file name under steps/")
    prompt: str | None = Field(None, description="file name under prompts/; none: template only")
    subject: Line = Field("", description="Liquid; used where no arm and no model gives one")
    requires: list[str] = Field([], description="facts without which the step is not written")
    facts: list[str] = Field(COMPANY_FACTS, description="facts of the lead that a prompt is given")
    max_words: int = Field(150, ge=10, le=1000, description="of the body, without the footer")
    re_engagement: bool = Field(False, description="may follow a message announced as the last")

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield that a mail has no subject."""
        is_empty = self.subject is not None and not self.subject.strip()
        if "email" in (self.channels or []) and is_empty:
            yield ("subject",), "a step that may go by email needs a subject"


class Window(Part):
    """When messages may go out, in the lead's local time."""

    opens: LocalTime = time(7, 0)
    closes: LocalTime = time(21, 0)
    business_days_only: bool = True
    preferred_hours: dict[str, int] = Field(
        {"technology": 9, "finance": 7, "healthcare": 10, "retail": 11, "default": 9}
    )
    spread_minutes: int = Field(60, ge=0, le=240)


class Waves(Part):
    """How fast leads are enrolled."""

    leads_per_day: int = Field(100, ge=1)


class Limits(Part):
    """The campaign's own budgets; none: no limit."""

    messages_per_day: int | None = Field(None, ge=1, description="a day in the campaign's zone")
    messages_in_all: int | None = Field(None, ge=1, description="over all its versions")


class CampaignDefinition(Part):
    """A whole campaign, as a version stores it."""

    schema_version: Literal[1] = 1
    name: Name
    kind: Literal["cold_outreach", "follow_up"] = "cold_outreach"
    description: str = ""
    timezone: str = "America/New_York"
    country: str = "US"
    senders: list[str] = Field(min_length=1, description="sender ids, in the pool")
    facts: dict[Name, str] = Field(
        {}, description="what a person vouches for: offers, places, deadlines, proof"
    )
    total_steps: int | None = Field(None, ge=1, description="a check on the list, where given")
    priority: int = Field(5, ge=0, le=9, description="0 goes first")
    steps: list[Step] = Field(min_length=1, max_length=20)
    gates: dict[str, list[str]] = Field({"email_confidence": ["Real", "Pattern"]})
    window: Window = Window()
    waves: Waves = Waves()
    limits: Limits = Limits()
    experiment: Experiment | None = None
    uncertain_policy: Literal["drop", "resend"] = "drop"
    uncertain_wait_hours: int = Field(72, ge=1)
    stop_company_on_reply: bool = False
    review: Literal["none", "sample", "all"] = "none"
    quality_threshold: float = Field(0.7, ge=0, le=1, description="a text below it is not used")
    templates: dict[str, str] = Field({}, description="file name to text, filled in on loading")
    prompts: dict[str, str] = Field({}, description="file name to text, filled in on loading")

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield what the steps contradict."""
        steps = known(self.steps)
        dated = [(index, step) for index, step in steps if step.day is not None]
        for (_, earlier), (index, later) in pairwise(dated):
            if later.day < earlier.day:
                message = f"day {later.day} follows day {earlier.day}: days must not fall"
                yield ("steps", index, "day"), message
        named = [(index, step.name) for index, step in steps if step.name is not None]
        for index, name in repeated(named):
            yield ("steps", index, "name"), f"two steps have the same name, {name!r}"
        count = len(self.steps or ())
        if self.total_steps is not None and count and self.total_steps != count:
            yield ("total_steps",), f"total_steps is {self.total_steps}, but {count} are listed"
        if steps and steps[0][0] == 0 and steps[0][1].condition not in ("always", None):
            message = "the first step has no condition: nothing came before it"
            yield ("steps", 0, "condition"), message
