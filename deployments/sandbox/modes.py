"""How do the providers behave at the moment?"""

from dataclasses import asdict, dataclass, fields

from deployments.sandbox.wire import Json


@dataclass
class Modes:
    """The switches of PUT /control/mode, shared by all providers of one sandbox."""

    sink: bool = False  # accept and record, but nobody reads
    latency_ms: float = 0.0  # of each mail/send answer
    keep_bodies: bool = False
    activity: bool = True  # the account has SendGrid's e-mail activity add-on
    activity_lag_seconds: float = 300.0
    model_latency_ms: float = 0.0  # of each direct answer of the language model
    bad_answer_rate: float = 0.05  # fits the schema, breaks a rule of quality
    refusal_rate: float = 0.005
    batch_seconds: float = 600.0  # until a batch of the language model is done
    batch_error_rate: float = 0.005  # of a batch's requests
    unknown_field_rate: float = 0.08  # of an enriched company's fields

    def show(self) -> Json:
        """All modes as JSON."""
        return asdict(self)

    def change(self, changes: Json) -> None:
        """Change some; ValueError names an unknown or malformed one and changes nothing."""
        kinds = {spec.name: type(getattr(Modes, spec.name)) for spec in fields(Modes)}
        for name, value in changes.items():
            if name not in kinds:
                raise ValueError(f"unknown mode {name!r}; known are {', '.join(sorted(kinds))}")
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if kinds[name] is bool and not isinstance(value, bool):
                raise ValueError(f"{name} is true or false, not {value!r}")
            if kinds[name] is float and not (is_number and value >= 0):
                raise ValueError(f"{name} is a number of at least 0, not {value!r}")
        for name, value in changes.items():
            setattr(self, name, value)
