"""Is this a delivery notice, whose address failed, and is that address dead?

Structure decides before words: a delivery status part, then a failure header, then the sender
together with the words of subject and body. A person who writes about bounces is no bounce:
without a sign of a machine nothing counts.
"""

import re
from dataclasses import replace

from models.mail.bounce_codes import find_status, judge_refusal
from models.mail.bounce_text import Notice, failed_addresses, original_header, read_notice
from models.mail.delivery_status import (
    ADDRESS,
    Fields,
    StatusReport,
    find_address,
    find_part,
    read_fields,
    read_status,
)
from models.mail.facts import Bounce, BounceClass, Evidence, FailedRecipient, Mail, Reason, cite
from models.mail.phrases import Phrasebook, fold
from models.mail.words_bounces import (
    BODIES,
    DAEMON_NAMES,
    DAEMONS,
    DELAY_SUBJECTS,
    DELAYS,
    SUBJECTS,
)

_SUBJECTS = Phrasebook(SUBJECTS)
_BODIES = Phrasebook(BODIES)
_DELAY_SUBJECTS = Phrasebook(DELAY_SUBJECTS)
_DELAYS = Phrasebook(DELAYS)
_REPLY_PREFIX = re.compile(r"^\s*(?:re|aw|sv|fwd?|wg|tr|rv|antw|vs|odp)\s*:", re.IGNORECASE)
_NEEDED = 4
# A line that begins with a refusal as an SMTP server gives it (RFC 5321, section 4.2).
_REPLY_LINE = re.compile(r"(?:^|\n)[ \t>]{0,8}[45]\d\d[ -](?=\S)")


def find_bounce(mail: Mail) -> Bounce | None:
    """Return what a delivery notice, read notice or complaint says; None for any other mail."""
    report = find_part(mail, "message/feedback-report")
    if report is not None or mail.params.get("report-type", "").lower() == "feedback-report":
        return _complaint(mail, read_fields(report.text if report else mail.text))
    receipt = find_part(mail, "message/disposition-notification")
    if receipt is not None:
        return _receipt(mail, read_fields(receipt.text))
    status = read_status(mail)
    if status is not None and (find_part(mail, "message/delivery-status") or _is_machine(mail)):
        return _from_status(mail, status)
    failed = mail.header("x-failed-recipients")
    if failed:
        addresses = [(match[0], -1) for match in ADDRESS.finditer(failed)][:100]
        return _from_words(mail, cite("bounce.header.x_failed_recipients", failed), addresses)
    evidence = _signs_of_failure(mail)
    return _from_words(mail, evidence, []) if evidence else None


def _complaint(mail: Mail, fields: Fields) -> Bounce:
    notice = read_notice(mail)
    values = [
        fields.get("original-rcpt-to", ""),
        fields.get("removal-recipient", ""),
        original_header(notice, "x-hmxmroriginalrecipient"),
        original_header(notice, "to"),
    ]
    address = next((found for value in values if (found := find_address(value))), None)
    evidence = cite("bounce.part.feedback_report", fields.get("feedback-type", "abuse"))
    return _bare(notice, Reason.FEEDBACK_REPORT, address, evidence)


def _receipt(mail: Mail, fields: Fields) -> Bounce:
    """A notice that a mail was shown or deleted (RFC 8098): no failure."""
    address = find_address(fields.get("final-recipient", "")) or find_address(mail.header("from"))
    evidence = cite("bounce.part.disposition_notification", fields.get("disposition", ""))
    return _bare(read_notice(mail), Reason.READ_NOTICE, address, evidence)


def _bare(notice: Notice, reason: Reason, address: str | None, evidence: Evidence) -> Bounce:
    """A notice that reports no failure."""
    recipients: tuple[FailedRecipient, ...] = ()
    if address:
        recipients = (
            FailedRecipient(address, None, "", "", None, "", reason, BounceClass.OTHER, evidence),
        )
    message_id = original_header(notice, "message-id") or None
    return Bounce(BounceClass.OTHER, reason, None, None, None, recipients, message_id, evidence)


def _from_status(mail: Mail, status: StatusReport) -> Bounce | None:
    """Judge each recipient of a delivery status; failures count before anything else."""
    notice = read_notice(mail)
    groups = [group for group in status.recipients if _action(group) == "failed"]
    if not groups and status.recipients:
        delayed = any(_action(group) == "delayed" for group in status.recipients)
        reason = Reason.DELAYED if delayed else Reason.DELIVERED
        address = _addresses(status.recipients[0])[0]
        action = status.recipients[0].get("action", "")
        return _bare(notice, reason, address, cite(f"bounce.action.{reason}", action))
    evidence = Evidence("bounce.part.delivery_status")
    if not groups:
        return _from_words(mail, evidence, [])
    only = len(groups) == 1
    found = [_recipient(group, notice, reads_words=only) for group in groups[:200]]
    named = tuple(recipient for recipient in found if recipient.address)
    if not named:
        places = failed_addresses(mail, notice)
        named = tuple(replace(found[0], address=address) for address, _ in places)
    return _bounce(notice, named or tuple(found), evidence)


def _action(group: Fields) -> str:
    """Return the action; where it is missing or odd, what the status says."""
    action = group.get("action", "").split("(")[0].strip().lower().rstrip(".;")
    if action.startswith("fail") or action in ("undeliverable", "rejected", "bounced"):
        return "failed"
    if action in ("delayed", "delivered", "relayed", "expanded"):
        return action
    return {"2": "delivered", "4": "failed", "5": "failed"}.get(
        group.get("status", "5")[:1], "failed"
    )


def _addresses(group: Fields) -> tuple[str | None, str | None]:
    """Return the address that was written to, and the one it was forwarded to."""
    final = find_address(group.get("final-recipient", ""))
    first = find_address(group.get("original-recipient", "")) or find_address(
        group.get("x-actual-recipient", "")
    )
    if final is None or (first and "@" in first and group.get("original-recipient")):
        return first or final, final
    return final, None


def _recipient(group: Fields, notice: Notice, *, reads_words: bool) -> FailedRecipient:
    address, final = _addresses(group)
    diagnostic = group.get("diagnostic-code", "")
    if ";" in diagnostic[:12]:
        diagnostic = diagnostic.split(";", 1)[1].strip()
    stated = find_status(group.get("status", ""))
    context = _near(notice.text, address, reads_all=reads_words)
    refusal = judge_refusal(diagnostic or group.get("x-error", ""), stated, context=context)
    return FailedRecipient(
        address=address or "",
        final_address=final if final and final != address else None,
        status=refusal.status,
        status_source=refusal.status_source,
        smtp_reply=refusal.smtp_reply,
        diagnostic=diagnostic[:400],
        reason=refusal.reason,
        bounce_class=refusal.bounce_class,
        evidence=refusal.evidence,
    )


def _near(text: str, address: str | None, *, reads_all: bool) -> str:
    start = text.find(address) if address else -1
    if start >= 0:
        return text[start + len(address or "") :][: 1_500 if reads_all else 300]
    return text[:3_000] if reads_all else ""


def _from_words(mail: Mail, evidence: Evidence, addresses: list[tuple[str, int]]) -> Bounce:
    notice = read_notice(mail)
    folded = fold(notice.text[:6_000])
    subject = fold(mail.header("subject"))
    hit = _DELAYS.first(folded)
    if _DELAY_SUBJECTS.first(subject) or (hit and not _SUBJECTS.first(subject)):
        places = addresses or failed_addresses(mail, notice)
        address = places[0][0] if places else None
        return _bare(notice, Reason.DELAYED, address, cite("bounce.words.delay", folded))
    places = addresses or failed_addresses(mail, notice)
    found = tuple(_worded(notice.text, place, places) for place in places[:200])
    return _bounce(notice, found or (_worded(notice.text, ("", -1), []),), evidence)


def _worded(text: str, place: tuple[str, int], places: list[tuple[str, int]]) -> FailedRecipient:
    """Judge by the words that follow the address, up to the next failed address."""
    address, start = place
    following = [other for _, other in places if other > start]
    end = min(following, default=start + 1_500)
    line = text.rfind("\n", 0, start) + 1
    near = text[line:start] + text[start + len(address) : end] if start >= 0 else ""
    context = text if len(places) <= 1 or len(following) == 0 else ""
    refusal = judge_refusal(near, None, context=context or text[:1_500])
    return FailedRecipient(
        address=address,
        final_address=None,
        status=refusal.status,
        status_source=refusal.status_source,
        smtp_reply=refusal.smtp_reply,
        diagnostic=" ".join(near.split())[:400],
        reason=refusal.reason,
        bounce_class=refusal.bounce_class,
        evidence=refusal.evidence,
    )


def _bounce(notice: Notice, found: tuple[FailedRecipient, ...], evidence: Evidence) -> Bounce:
    first = found[0]
    return Bounce(
        bounce_class=first.bounce_class,
        reason=first.reason,
        status=first.status,
        status_source=first.status_source,
        smtp_reply=first.smtp_reply,
        recipients=tuple(recipient for recipient in found if recipient.address),
        original_message_id=original_header(notice, "message-id") or None,
        evidence=evidence,
    )


def _is_daemon(mail: Mail) -> bool:
    sender = mail.header("from").lower()
    match = ADDRESS.search(sender)
    local = match[0].partition("@")[0] if match else sender.strip("<> ")
    name = fold(sender.partition("<")[0])
    return (
        local in DAEMONS
        or local.startswith(("mailer-daemon", "postmaster", "bounce"))
        or any(known in name for known in DAEMON_NAMES)
    )


def _is_machine(mail: Mail) -> bool:
    submitted = mail.header("auto-submitted").lower()
    return (
        _is_daemon(mail)
        or mail.header("return-path").strip() == "<>"
        or mail.content_type == "multipart/report"
        or submitted.startswith(("auto-replied", "auto-generated"))
    )


def _signs_of_failure(mail: Mail) -> Evidence | None:
    """Weigh sender, subject and body; a machine's sign and words of failure are both needed."""
    if not _is_machine(mail):
        return None
    subject = fold(mail.header("subject"))
    notice = read_notice(mail).text[:6_000]
    text = fold(notice)
    quotes_reply = mail.header("return-path").strip() == "<>" and _REPLY_LINE.search(notice)
    in_subject = _SUBJECTS.first(subject) or _DELAY_SUBJECTS.first(subject)
    in_body = _BODIES.first(text) or _DELAYS.first(text)
    score = 2 * _is_daemon(mail) + (mail.header("return-path").strip() == "<>")
    score += mail.content_type == "multipart/report"
    score += 2 * (in_subject is not None) + 2 * (in_body is not None or bool(quotes_reply))
    score += find_status(text) is not None
    score -= 2 * bool(_REPLY_PREFIX.match(subject))
    if score < _NEEDED or not (in_subject or in_body or quotes_reply):
        return None
    if in_subject:
        return cite("bounce.subject", subject, in_subject.start)
    return cite("bounce.body", text, in_body.start if in_body else 0)
