"""What has the model said, and what did it cost?

An answer is paid for once: it is stored under its request's hash as soon as it is there, whatever
it says, and read from there ever after. A day's budget stops the asking, and so does an account
that is refused or a provider that fails again and again.
"""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from threading import Lock
from typing import NamedTuple, Protocol

from psycopg.types.json import Jsonb

from models.errors import AccountRefusedError, AdapterError, RejectedError, SettingsError
from models.rules.model_prices import cost_micros, most_micros
from models.schemas.content import ModelAnswer, ModelRequest
from tasks.resources import Resources

FAILURES_THAT_STOP = 5
SPENT = "the day's budget for models is spent"


class LanguageModel(Protocol):
    """Answers requests; raises adapter errors."""

    def answer(self, request: ModelRequest) -> ModelAnswer:
        """Return what the model says."""
        ...

    def close(self) -> None:
        """Give the connections back."""
        ...


class Reply(NamedTuple):
    """An answer, whether it was paid for just now, and what it cost; or why there is none."""

    answer: ModelAnswer | None
    is_new: bool = False
    cost_micros: int = 0
    trouble: str | None = None
    is_final: bool = False


@dataclass
class _Asking:
    """What one call of `obtain` has in flight."""

    waiting: list[ModelRequest]
    flying: dict[Future[ModelAnswer], ModelRequest] = field(default_factory=dict)
    replies: dict[str, Reply] = field(default_factory=dict)
    reserved: int = 0


class Answers:
    """The way to the model for one run; threads may share it and take turns."""

    def __init__(self, resources: Resources, model: LanguageModel, as_of: datetime) -> None:
        self._store = resources.store
        self._settings = resources.settings.openai
        self._model = model
        self._as_of = as_of
        self._turn = Lock()
        self._failures = 0
        self._halt: str | None = None
        self.has_answered = False

    @property
    def halted(self) -> str | None:
        """Return why nothing more is asked in this run, or None."""
        return self._halt

    def obtain(self, requests: Iterable[ModelRequest]) -> Mapping[str, Reply]:
        """Return a reply for each request's hash; asks only what was never answered."""
        by_hash = {request.request_hash: request for request in requests}
        with self._turn:
            asking = _Asking([])
            asking.replies.update(self._read(sorted(by_hash)))
            asking.waiting = [by_hash[key] for key in by_hash if key not in asking.replies]
            if asking.waiting:
                self._ask(asking)
        return asking.replies

    def _read(self, hashes: Sequence[str]) -> dict[str, Reply]:
        with self._store.transaction() as session:
            rows = session.rows("content.read_answers", request_hashes=hashes)
        return {
            request_hash: Reply(
                ModelAnswer(answer["content"], answer["refusal"], *tokens), cost_micros=cost
            )
            for request_hash, answer, *tokens, cost in rows
        }

    def _ask(self, asking: _Asking) -> None:
        spent = self._spent()
        with ThreadPoolExecutor(self._settings.concurrency, "model") as threads:
            while asking.waiting or asking.flying:
                self._fill(asking, threads, spent)
                if not asking.flying:
                    break
                done, _ = wait(asking.flying, return_when=FIRST_COMPLETED)
                spent += self._settle(asking, done)
        for request in asking.waiting:
            asking.replies[request.request_hash] = Reply(None, trouble=self._halt)

    def _fill(self, asking: _Asking, threads: ThreadPoolExecutor, spent: int) -> None:
        """Keep as many calls in flight as are allowed, within the budget."""
        while (
            asking.waiting
            and len(asking.flying) < self._settings.concurrency
            and self._halt is None
        ):
            request = asking.waiting[0]
            most = _most(request)
            if spent + asking.reserved + most > self._settings.daily_budget_micros:
                if not asking.flying:
                    self._halt = SPENT
                return
            asking.reserved += most
            asking.flying[threads.submit(self._model.answer, asking.waiting.pop(0))] = request

    def _settle(self, asking: _Asking, done: Iterable["Future[ModelAnswer]"]) -> int:
        """Store the answers that came, in one transaction; returns what they cost."""
        paid: list[tuple[ModelRequest, ModelAnswer, int]] = []
        for future in done:
            request = asking.flying.pop(future)
            asking.reserved -= _most(request)
            try:
                answer = future.result()
            except AdapterError as error:
                asking.replies[request.request_hash] = self._note_failure(error)
                continue
            self._failures, self.has_answered = 0, True
            cost = cost_micros(request.model, answer.input_tokens, answer.output_tokens)
            paid.append((request, answer, cost))
            asking.replies[request.request_hash] = Reply(answer, is_new=True, cost_micros=cost)
        if paid:
            self._keep(paid)
        return sum(cost for *_, cost in paid)

    def _note_failure(self, error: AdapterError) -> Reply:
        if isinstance(error, RejectedError):
            return Reply(None, trouble=str(error), is_final=True)
        self._failures += 1
        if isinstance(error, AccountRefusedError) or self._failures >= FAILURES_THAT_STOP:
            self._halt = str(error)
        return Reply(None, trouble=str(error))

    def _keep(self, paid: Sequence[tuple[ModelRequest, ModelAnswer, int]]) -> None:
        with self._store.transaction() as session:
            session.run(
                "content.answers_write",
                purposes=[request.purpose for request, *_ in paid],
                models=[request.model for request, *_ in paid],
                request_hashes=[request.request_hash for request, *_ in paid],
                answers=[
                    Jsonb({"content": answer.content, "refusal": answer.refusal})
                    for _, answer, _ in paid
                ],
                input_tokens=[answer.input_tokens for _, answer, _ in paid],
                output_tokens=[answer.output_tokens for _, answer, _ in paid],
                costs=[cost for *_, cost in paid],
                as_of=self._as_of,
            )

    def _spent(self) -> int:
        day = datetime.combine(self._as_of.date(), time(0), UTC)
        with self._store.transaction() as session:
            return int(
                session.value("content.spent_micros", since=day, until=day + timedelta(days=1))
            )


def _most(request: ModelRequest) -> int:
    characters = len(request.system) + len(request.user)
    return most_micros(request.model, characters, request.max_tokens)


def open_language_model(resources: Resources) -> LanguageModel:
    """Return the model of this world; `WrongWorldError` for the other world's."""
    from tasks.providers.openai import OpenAIProvider

    settings = resources.settings.openai
    base_url = resources.provider_url(settings.base_url, "openai")
    if settings.api_key is None:
        raise SettingsError("openai.api_key is missing; set OPENAI_API_KEY")
    return OpenAIProvider(
        settings.api_key.get_secret_value(),
        base_url,
        settings.timeout_seconds,
        settings.concurrency,
    )
