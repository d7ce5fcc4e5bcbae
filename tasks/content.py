"""Who writes which text, and is it fit to go out?

Each message that is soon due gets one: the model's, if its draft passes the rules; once more with
the findings, if not; then the step's template; then a person's. A model that does not answer is
waited for, unless the message is nearly due. What was picked is written, reused, or left, and the
counts say which.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from models.rules.content_lint import Code, Context, Finding, is_fit, lint, lint_filled, repeated
from models.rules.content_prompts import SUBJECT_CHARACTERS, make_request, prompt_facts
from models.schemas.content import Draft, ModelRequest, parse_draft
from tasks.answers import Answers, Reply, open_language_model
from tasks.content_letters import fill_draft, fill_template, review_task, unwritten_task
from tasks.content_rows import Job, Review, Text, ask_people, load_jobs, put_in_use
from tasks.policies import Versions
from tasks.resources import Resources

HORIZON = timedelta(hours=26)
"""A text is written a day and a bit before its message is due, so that a nightly run suffices."""
PATIENCE = timedelta(hours=2)
"""A message due sooner does not wait for a model that is down."""
NO_DRAFT = Finding(Code.EMPTY, "the model gave no draft of the form that it was asked for")


class Written(NamedTuple):
    """What came of asking for a draft: the draft and its findings, or why there is none."""

    draft: Draft | None
    findings: list[Finding]
    request_hash: str
    is_new: bool
    cost_micros: int
    is_waiting: bool = False


def pick_messages(resources: Resources, as_of: datetime) -> list[str]:
    """Return the messages that want a text by `HORIZON` from now, colleagues together."""
    with resources.store.transaction() as session:
        rows = session.rows("content.pick_messages", as_of=as_of, horizon=as_of + HORIZON)
    return [message_id for (message_id,) in rows]


@contextmanager
def generation_turn(resources: Resources) -> Iterator[bool]:
    """Yield whether it is this run's turn to write; another's turn ends with its process."""
    with resources.store.transaction() as session:
        yield bool(session.value("content.take_turn"))


@contextmanager
def open_writer(resources: Resources, as_of: datetime) -> "Iterator[Writer]":
    """Yield a writer with this world's model; at the end it says whether the model answers."""
    model = open_language_model(resources)
    try:
        answers = Answers(resources, model, as_of)
        writer = Writer(resources, as_of, answers, Versions(resources.settings.caps))
        yield writer
        writer.note_health()
    finally:
        model.close()


@dataclass
class Writer:
    """Writes chunks of texts; the model is asked nothing twice."""

    resources: Resources
    as_of: datetime
    answers: Answers
    versions: Versions

    def write(self, message_ids: Sequence[str]) -> Counter[str]:
        """Write the texts of these messages in one transaction; safe to run again."""
        with self.resources.store.transaction() as session:
            jobs = load_jobs(
                session, self.resources.keyring, self.versions, message_ids, self.as_of
            )
        gone = len(message_ids) - len(jobs)
        counts: Counter[str] = Counter(left=gone, left_wanted_no_more=gone)
        ready = [job for job in jobs if not job.missing]
        counts.update(left=len(jobs) - len(ready), left_facts_missing=len(jobs) - len(ready))
        drafts = self._drafts([job for job in ready if job.step.prompt])
        texts, reviews = self._compose(ready, drafts, counts)
        reviews += [
            unwritten_task(job, "facts_missing", f"not known: {', '.join(job.missing)}")
            for job in jobs
            if job.missing
        ]
        with self.resources.store.transaction() as session:
            put_in_use(session, texts, self.as_of)
            ask_people(session, reviews, self.as_of)
        return +counts

    def note_health(self) -> None:
        """Say whether the model stopped answering, once, and when it answers again."""
        with self.resources.store.transaction() as session:
            if self.answers.halted is not None:
                session.run("content.raise_alert", sentence=self.answers.halted, as_of=self.as_of)
            elif self.answers.has_answered:
                session.run("content.end_alert", as_of=self.as_of)

    def _drafts(self, jobs: Sequence[Job]) -> dict[str, Written]:
        """Return a draft for each message: colleagues with the same facts share one request."""
        requests = {job.row.message_id: self._request(job) for job in jobs}
        replies = self.answers.obtain(requests.values())
        by_hash = {requests[job.row.message_id].request_hash: job for job in jobs}
        first = {key: _judge(replies[key], key, job) for key, job in by_hash.items()}
        again = {
            key: self._request(by_hash[key], written)
            for key, written in first.items()
            if written.findings and not _is_usable(written, by_hash[key])
        }
        second_replies = self.answers.obtain(again.values())
        settled = dict(first)
        for key, request in again.items():
            reply = second_replies[request.request_hash]
            second = _judge(reply, request.request_hash, by_hash[key])
            settled[key] = second._replace(
                is_new=first[key].is_new or second.is_new,
                cost_micros=first[key].cost_micros + second.cost_micros,
            )
        return {each: settled[request.request_hash] for each, request in requests.items()}

    def _request(self, job: Job, rejected: Written | None = None) -> ModelRequest:
        return make_request(
            job.definition,
            job.step,
            {name: job.facts[name] for name in job.step.facts if job.facts.get(name)},
            model=self.resources.settings.openai.model,
            knows_first_name=job.first_name is not None,
            findings=rejected.findings if rejected else (),
            draft=rejected.draft if rejected else None,
        )

    def _compose(
        self, jobs: Sequence[Job], drafts: Mapping[str, Written], counts: Counter[str]
    ) -> tuple[list[Text], list[Review]]:
        texts: list[Text] = []
        reviews: list[Review] = []
        seen: set[str] = set()
        shared = Counter(
            (job.row.account_id, drafts[job.row.message_id].request_hash)
            for job in jobs
            if job.step.prompt
        )
        for job in jobs:
            written = drafts.get(job.row.message_id)
            if written is not None and self._waits(job, written):
                counts.update(left=1, left_model_down=1)
                continue
            colleagues = shared[(job.row.account_id, written.request_hash)] if written else 1
            text = self._compose_one(job, written, colleagues, seen)
            if text is None:
                counts["review"] += 1
                reviews.append(unwritten_task(job, "content_missing", "no text could be made"))
                continue
            texts.append(text)
            counts[_count_of(text, written, seen)] += 1
            if text.review_state == "pending":
                reviews.append(review_task(text))
            seen.add(text.request_hash or "")
        return texts, reviews

    def _waits(self, job: Job, written: Written) -> bool:
        return written.is_waiting and job.row.due_at > self.as_of + PATIENCE

    def _compose_one(
        self, job: Job, written: Written | None, colleagues: int, seen: set[str]
    ) -> Text | None:
        organisation = self.resources.settings.organisation
        if written is not None and written.draft is not None and _is_usable(written, job):
            text = fill_draft(
                job,
                organisation,
                written.draft,
                [*written.findings, *repeated(colleagues)],
                model=self.resources.settings.openai.model,
                request_hash=written.request_hash,
                cost_micros=_cost_share(written, seen),
            )
            if text is not None and not lint_filled(text.subject, text.text):
                return text
        origin = "template" if written is None else "fallback"
        cost = _cost_share(written, seen) if written else 0
        earlier = list(written.findings) if written else []
        key = written.request_hash if written else None
        return fill_template(job, organisation, origin, earlier, cost_micros=cost, request_hash=key)


def _cost_share(written: Written, seen: set[str]) -> int:
    """Return what a text cost: all of it for the first that uses a new answer, then nothing."""
    return written.cost_micros if written.is_new and written.request_hash not in seen else 0


def _judge(reply: Reply, request_hash: str, job: Job) -> Written:
    """Read a reply: a draft with its findings, or none and why."""
    paid = (request_hash, reply.is_new, reply.cost_micros if reply.is_new else 0)
    if reply.answer is None:
        return Written(None, [], *paid, is_waiting=not reply.is_final)
    draft = parse_draft(reply.answer.content)
    if draft is None:
        return Written(None, [NO_DRAFT], *paid)
    return Written(draft, lint(draft, _context(job)), *paid)


def _context(job: Job) -> Context:
    told = {name: job.facts[name] for name in job.step.facts if job.facts.get(name)}
    told_facts = prompt_facts(job.definition, told)
    return Context(
        facts={name: told_facts[name] for name in told if name in told_facts},
        campaign_facts=job.definition.facts,
        variables=frozenset(job.names),
        subject_characters=SUBJECT_CHARACTERS,
        body_words=job.step.max_words,
        company_name=job.names["company_name"],
    )


def _is_usable(written: Written, job: Job) -> bool:
    fit = is_fit(written.findings, job.definition.quality_threshold)
    return written.draft is not None and fit


def _count_of(text: Text, written: Written | None, seen: set[str]) -> str:
    """Return under which head a text is counted; each has one."""
    if text.review_state == "pending":
        return "review"
    if text.origin != "model":
        return text.origin
    is_first = written is not None and written.is_new and written.request_hash not in seen
    return "written_by_model" if is_first else "reused"
