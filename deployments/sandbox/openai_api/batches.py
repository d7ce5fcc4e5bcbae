"""What becomes of files and batches handed to the language model?

A batch is done `batch_seconds` of the sandbox's time after it was made; until then its state is
told by its age. Its answers are those that direct calls would get.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import orjson

from deployments.sandbox.chance import Dice
from deployments.sandbox.modes import Modes
from deployments.sandbox.openai_api.completions import LanguageModel
from deployments.sandbox.openai_api.refusals import refuse
from deployments.sandbox.store import Store
from deployments.sandbox.wire import Json, Reply, Request, json_object, json_reply

ENDPOINTS = ("/v1/chat/completions", "/v1/responses")
MAX_REQUESTS = 50_000  # OpenAI's Batch API
BOUNDARY = re.compile(r'boundary="?([^";]+)"?', re.IGNORECASE)
FIELD = re.compile(rb'name="([^"]*)"(?:.*?filename="([^"]*)")?', re.DOTALL)
KEEP_SECONDS = 86_400


def read_form(request: Request) -> dict[str, tuple[str, bytes]]:
    """The fields of a multipart/form-data body: name to (file name, content)."""
    found = BOUNDARY.search(request.headers.get("content-type", ""))
    if found is None:
        return {}
    form = {}
    for part in request.body.split(b"--" + found.group(1).encode())[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        names = FIELD.search(head)
        if names:
            file_name = (names.group(2) or b"").decode()
            form[names.group(1).decode()] = (file_name, content.removesuffix(b"\r\n"))
    return form


@dataclass(frozen=True)
class Outcome:
    """What one line of a batch came to."""

    line: bytes
    is_error: bool


class BatchDesk:
    """Keeps files and runs batches; both outlive a restart."""

    def __init__(self, store: Store, seed: int, model: LanguageModel, modes: Modes) -> None:
        self._store = store
        self._seed = seed
        self._model = model
        self._modes = modes

    def upload(self, request: Request, account: str, now: float) -> Reply:  # noqa: ARG002  # an Answer
        """POST /v1/files."""
        form = read_form(request)
        if "file" not in form or "purpose" not in form:
            return refuse(400, "file and purpose are required", param="file")
        name, content = form["file"]
        return json_reply(200, self._keep(name, form["purpose"][1].decode(), content, now))

    def _keep(self, name: str, purpose: str, content: bytes, now: float) -> Json:
        digest = sha256(content).hexdigest()
        meta = {
            "id": f"file-{Dice(self._seed, 'file', purpose, name, digest).token('id')}",
            "object": "file",
            "bytes": len(content),
            "created_at": int(now),
            "filename": name,
            "purpose": purpose,
            "status": "processed",
        }
        self._store.write(
            "insert or ignore into file values (?, ?, ?)", (meta["id"], orjson.dumps(meta), content)
        )
        return meta

    def _file(self, file_id: str) -> tuple[Json, bytes] | None:
        rows = self._store.read("select meta, content from file where id = ?", (file_id,))
        return (orjson.loads(rows[0][0]), rows[0][1]) if rows else None

    def show_file(self, request: Request, account: str, now: float) -> Reply:  # noqa: ARG002  # an Answer
        """GET /v1/files/{id}, and DELETE."""
        file_id = request.path.split("/")[3]
        found = self._file(file_id)
        if found is None:
            return refuse(404, f"No such File object: {file_id}", param="id")
        if request.method == "DELETE":
            self._store.write("delete from file where id = ?", (file_id,))
            return json_reply(200, {"id": file_id, "object": "file", "deleted": True})
        return json_reply(200, found[0])

    def file_content(self, request: Request, account: str, now: float) -> Reply:  # noqa: ARG002  # an Answer
        """GET /v1/files/{id}/content."""
        found = self._file(request.path.split("/")[3])
        if found is None:
            return refuse(404, "No such File object", param="id")
        return Reply(200, found[1], {"content-type": "application/octet-stream"})

    def create(self, request: Request, account: str, now: float) -> Reply:
        """POST /v1/batches."""
        payload = json_object(request) or {}
        found = self._file(str(payload.get("input_file_id")))
        if found is None or payload.get("endpoint") not in ENDPOINTS:
            param = "endpoint" if found else "input_file_id"
            return refuse(400, f"{param} is missing or not known", param=param)
        lines = found[1].splitlines()
        count = self._store.read("select count(*) from batch")[0][0]
        token = Dice(self._seed, "batch", account, payload["input_file_id"], count).token("id")
        errors = find_line_errors(lines, payload["endpoint"])
        batch = {
            "id": f"batch_{token}",
            "object": "batch",
            "endpoint": payload["endpoint"],
            "errors": {"object": "list", "data": errors} if errors else None,
            "input_file_id": payload["input_file_id"],
            "completion_window": payload.get("completion_window", "24h"),
            "status": "failed" if errors else "validating",
            "created_at": int(now),
            "expires_at": int(now) + KEEP_SECONDS,
            "metadata": payload.get("metadata"),
            "request_counts": {"total": len(lines), "completed": 0, "failed": 0},
        }
        self._save(batch)
        return json_reply(200, batch)

    def _save(self, batch: Json) -> None:
        self._store.write(
            "insert into batch values (?, ?) on conflict (id) do update set state = excluded.state",
            (batch["id"], orjson.dumps(batch)),
        )

    def list_batches(self, request: Request, account: str, now: float) -> Reply:  # noqa: ARG002  # an Answer
        """GET /v1/batches, all on one page."""
        states = [orjson.loads(row[0]) for row in self._store.read("select state from batch")]
        shown = [self._progress(each, now) for each in states]
        shown.sort(key=lambda each: (-each["created_at"], each["id"]))
        ends = {"first_id": shown[0]["id"], "last_id": shown[-1]["id"]} if shown else {}
        return json_reply(200, {"object": "list", "data": shown, "has_more": False, **ends})

    def show_batch(self, request: Request, account: str, now: float) -> Reply:  # noqa: ARG002  # an Answer
        """GET /v1/batches/{id}, and POST …/cancel."""
        batch_id = request.path.split("/")[3]
        rows = self._store.read("select state from batch where id = ?", (batch_id,))
        if not rows:
            return refuse(404, f"No batch found with id '{batch_id}'.", param="id")
        batch = self._progress(orjson.loads(rows[0][0]), now)
        if request.path.endswith("/cancel") and batch["status"] in {"validating", "in_progress"}:
            batch |= {"status": "cancelled", "cancelled_at": int(now)}
            self._save(batch)
        return json_reply(200, batch)

    def _progress(self, batch: Json, now: float) -> Json:
        if batch["status"] not in {"validating", "in_progress"}:
            return batch
        age = now - batch["created_at"]
        if age >= self._modes.batch_seconds:
            self._finish(batch, now)
        elif age > self._modes.batch_seconds * 0.05:
            batch |= {"status": "in_progress", "in_progress_at": batch["created_at"]}
        return batch

    def _finish(self, batch: Json, now: float) -> None:
        found = self._file(batch["input_file_id"])
        if found is None:
            batch |= {"status": "failed", "failed_at": int(now)}
        else:
            outcomes = [self._run(line, batch, now) for line in found[1].splitlines()]
            good = [each.line for each in outcomes if not each.is_error]
            bad = [each.line for each in outcomes if each.is_error]
            total = {"total": len(outcomes), "completed": len(good), "failed": len(bad)}
            batch |= {"status": "completed", "completed_at": int(now), "request_counts": total}
            for field, lines in (("output_file_id", good), ("error_file_id", bad)):
                if lines:
                    name = f"{batch['id']}_{field[:-8]}.jsonl"
                    content = b"\n".join(lines) + b"\n"
                    batch[field] = self._keep(name, "batch_output", content, now)["id"]
        self._save(batch)

    def _run(self, line: bytes, batch: Json, now: float) -> Outcome:
        request: dict[str, Any] = orjson.loads(line)
        dice = Dice(self._seed, "batch line", sha256(line).hexdigest())
        failed = dice.happens("failed", self._modes.batch_error_rate)
        if failed:
            reply = refuse(500, "The server had an error while processing your request.")
        else:
            reply = self._model.answer(batch["endpoint"], request["body"], now)
        result = {
            "id": f"batch_req_{dice.token('id')}",
            "custom_id": request["custom_id"],
            "response": {
                "status_code": reply.status,
                "request_id": dice.token("request"),
                "body": orjson.loads(reply.body),
            },
            "error": None,
        }
        return Outcome(orjson.dumps(result), reply.status != 200)


def find_line_errors(lines: list[bytes], endpoint: str) -> list[Json]:
    """What is wrong with a batch's input, as OpenAI's validation says it."""
    if not 0 < len(lines) <= MAX_REQUESTS:
        message = f"A batch holds 1 to {MAX_REQUESTS} requests, not {len(lines)}."
        return [{"code": "invalid_batch", "message": message, "param": None, "line": None}]
    errors: list[Json] = []
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        fault = _line_fault(line, endpoint, seen)
        if fault:
            code, message, param = fault
            errors.append({"code": code, "message": message, "param": param, "line": number})
    return errors


def _line_fault(line: bytes, endpoint: str, seen: set[str]) -> tuple[str, str, str | None] | None:
    try:
        request = orjson.loads(line)
    except orjson.JSONDecodeError:
        return "invalid_json_line", "This line is not parseable as valid JSON.", None
    if not isinstance(request, dict) or not isinstance(request.get("body"), dict):
        return "missing_required_parameter", "Missing required parameter: 'body'.", "body"
    custom_id = request.get("custom_id")
    if not isinstance(custom_id, str) or custom_id in seen:
        return "duplicate_custom_id", "custom_id must be present and unique.", "custom_id"
    seen.add(custom_id)
    if request.get("url") != endpoint:
        return "mismatched_endpoint", f"The URL must be {endpoint}.", "url"
    return None
