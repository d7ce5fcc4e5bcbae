"""What does SendGrid's e-mail log say (Email Activity API)?

GET /v3/messages?query=… knows conditions joined by AND: field="value" and field IN ("a","b") over
to_email, from_email, subject, msg_id, status and unique_args['name']. A message shows up only once
the log's lag has passed.
"""

import re
from typing import Any

import orjson

from deployments.sandbox.clock import format_instant
from deployments.sandbox.modes import Modes
from deployments.sandbox.sendgrid_api.mail_send import refuse
from deployments.sandbox.store import Store
from deployments.sandbox.wire import Json, Reply, Request, json_reply

CONDITION = re.compile(
    r"""\s*(?:unique_args\[['"](?P<argument>\w+)['"]\]|(?P<field>\w+))\s*"""
    r"""(?:=\s*"(?P<value>[^"]*)"|IN\s*\((?P<values>(?:\s*"[^"]*"\s*,?)+)\))\s*""",
    re.IGNORECASE,
)
COLUMNS = {
    "to_email": "to_email",
    "from_email": "from_email",
    "subject": "subject",
    "msg_id": "provider_message_id",
}
COUNTS = """
    sum(what = 'delivered') > 0, sum(what in ('bounce', 'dropped')) > 0,
    count(distinct case when what = 'open' then happens_at end),
    count(distinct case when what = 'click' then happens_at end), max(happens_at)
"""
MAX_ROWS = 1_000


class ActivityLog:
    """Answers searches over the mail of one account."""

    def __init__(self, store: Store, modes: Modes) -> None:
        self._store = store
        self._modes = modes

    def search(self, request: Request, account: str, now: float) -> Reply:
        """The newest messages that fit the query, as SendGrid lists them."""
        if not self._modes.activity:
            return refuse(403, "access forbidden")
        parameters = request.query()
        try:
            where, values = parse_query(parameters.get("query", ""))
            limit = min(max(int(parameters.get("limit", "10")), 1), MAX_ROWS)
        except ValueError as error:
            return refuse(400, str(error))
        self._store.index_messages()
        rows = self._store.read(
            "select seq, provider_message_id, from_email, to_email, subject, accepted_at"  # noqa: S608  # columns from the table above
            f" from accepted where account = ? and accepted_at <= ? {where}"
            " order by seq desc limit ?",
            (account, now - self._modes.activity_lag_seconds, *values, limit),
        )
        return json_reply(200, {"messages": [self._listed(row, now) for row in rows]})

    def detail(self, request: Request, account: str, now: float) -> Reply:
        """One message with its unique arguments and events."""
        if not self._modes.activity:
            return refuse(403, "access forbidden")
        rows = self._store.read(
            "select seq, provider_message_id, from_email, to_email, subject, accepted_at,"
            " custom_args from accepted where account = ? and provider_message_id = ?"
            " and accepted_at <= ?",
            (account, request.path.rpartition("/")[2], now - self._modes.activity_lag_seconds),
        )
        if not rows:
            return refuse(404, "not found")
        body = self._listed(rows[0][:6], now)
        body["unique_args"] = orjson.loads(rows[0][6])
        body["events"] = self._events(rows[0][0], now)
        return json_reply(200, body)

    def _listed(self, row: tuple[Any, ...], now: float) -> Json:
        seq, msg_id, from_email, to_email, subject, accepted_at = row
        told = self._store.read(
            f"select {COUNTS} from happening where seq = ? and kind = 'event'"  # noqa: S608
            " and happens_at <= ?",
            (seq, now),
        )[0]
        status = "not_delivered" if told[1] else "delivered" if told[0] else "processed"
        return {
            "from_email": from_email,
            "msg_id": msg_id,
            "subject": subject,
            "to_email": to_email,
            "status": status,
            "opens_count": told[2],
            "clicks_count": told[3],
            "last_event_time": _zulu(told[4] or accepted_at),
        }

    def _events(self, seq: int, now: float) -> list[Json]:
        rows = self._store.read(
            "select distinct what, happens_at from happening"
            " where seq = ? and kind = 'event' and happens_at <= ? order by happens_at",
            (seq, now),
        )
        return [{"event_name": what, "processed": _zulu(at)} for what, at in rows]


def parse_query(query: str) -> tuple[str, list[str]]:
    """The SQL conditions (each led by `and`) and their values; ValueError if not understood."""
    clauses, values = [], []
    for part in filter(None, re.split(r"\s+AND\s+", query.strip(), flags=re.IGNORECASE)):
        match = CONDITION.fullmatch(part)
        if match is None:
            raise ValueError(f"invalid query: {part}")
        wanted = re.findall(r'"([^"]*)"', match["values"] or f'"{match["value"]}"')
        expression, key = _expression(match)
        clauses.append(f" and {expression} in ({', '.join('?' * len(wanted))})")
        values += [*key, *wanted]
    return "".join(clauses), values


def _expression(match: re.Match[str]) -> tuple[str, list[str]]:
    argument = match["argument"]
    if argument == "message_id":
        return "message_id", []
    if argument:
        return "json_extract(custom_args, '$.' || ?)", [argument]
    if match["field"] not in COLUMNS:
        raise ValueError(f"invalid query field: {match['field']}")
    return COLUMNS[match["field"]], []


def _zulu(at: float) -> str:
    return format_instant(int(at)).replace("+00:00", "Z")
