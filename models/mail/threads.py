"""By what can a mail be matched to the one that it answers?

Message ids first (In-Reply-To, then References from the newest back), then the token of a plus
address, then the bare subject. Pure text: nothing is looked up, so references that point in a
circle are only a list.
"""

import re

from models.mail.facts import Mail, ThreadKeys

ID_LIMIT = 200
_ID = re.compile(r"<([^<>\s]{1,400})>")
_BARE_ID = re.compile(r"[^<>\s,;\"]{1,200}@[^<>\s,;\"]{1,200}")
_TOKEN = re.compile(r"[^\s<>\"@,;:+]{1,64}\+([^\s<>\"@,;:]{1,120})@[\w.-]{1,190}")
# Prefixes of answers and of forwards that mail programs write, by language.
_ANSWERS = (
    "re|aw|antw|antwort|antwoord|sv|svar|vs|vast|vst|odp|odpowiedź|res|resp|r|rif|rép|ré|"
    "ref|ynt|yan|"
    "cevap|απ|σχετ|отв|ответ|re\\.|bls|atb|ats|vá|válasz|hal|tb|回复|回覆|答复|返信|답장|"
    "회신|השב|תגובה|رد|"
    "odg|odp\\.|balas|trả lời|ตอบ"
)
_FORWARDS = (
    "fwd|fw|wg|weitergeleitet|tr|trans|rv|reenv|enc|i|inoltro|doorst|pd|przek|vb|vl|"
    "vidarebefordrat|"
    "vs\\.|továbbítás|fs|továb|πρθ|пересл|перес|hа|ilet|i̇lt|ilt|yönl|转发|轉寄|転送|전달|"
    "הועבר|إعادة توجيه|"
    "prp|přep|chuyển tiếp|ส่งต่อ|vb\\.|ft|videresend"
)
_PREFIX = re.compile(
    rf"^\s*(?:(?P<answer>{_ANSWERS})|(?P<forward>{_FORWARDS}))\s*(?:\[\d{{1,3}}\]|"
    rf"\(\d{{1,3}}\)|\^\d{{1,3}})?\s*[:：]\s*",
    re.IGNORECASE,
)
_LIST_TAG = re.compile(r"^\s*\[[^\[\]]{1,40}\]\s*")
_MARKS = re.compile(r"\s*\((?:fwd|was:[^()]{0,120})\)\s*$", re.IGNORECASE)
_PREFIX_COUNT = 20


def thread_keys(mail: Mail) -> ThreadKeys:
    """Return the keys by which a mail can be matched, each list without repeats."""
    subject, is_reply, is_forward = _bare_subject(mail.header("subject"))
    own = _ids(mail.header("message-id"))
    replied = _ids(" ".join(mail.header_all("in-reply-to")))
    return ThreadKeys(
        message_id=own[0] if own else None,
        in_reply_to=replied,
        references=tuple(reversed(_ids(" ".join(mail.header_all("references"))))),
        tokens=_tokens(mail),
        subject=subject,
        is_reply=is_reply or bool(replied),
        is_forward=is_forward,
    )


def _ids(value: str) -> tuple[str, ...]:
    """Return message ids without their brackets, each once; the last `ID_LIMIT` of them."""
    value = value[-65_536:]
    found = _ID.findall(value) or _BARE_ID.findall(value)
    return tuple(dict.fromkeys(found))[-ID_LIMIT:]


def _tokens(mail: Mail) -> tuple[str, ...]:
    names = ("to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-forwarded-to")
    values = (value[:4_000] for name in names for value in mail.header_all(name))
    return tuple(dict.fromkeys(match for value in values for match in _TOKEN.findall(value)))


def _bare_subject(subject: str) -> tuple[str, bool, bool]:
    """Return the subject without prefixes and marks, and which kinds of prefix it had."""
    is_reply = is_forward = False
    text = subject[:1_000]
    for _ in range(_PREFIX_COUNT):
        tag = _LIST_TAG.match(text)
        match = _PREFIX.match(text[tag.end() :] if tag else text)
        if match is None:
            break
        is_reply = is_reply or match["answer"] is not None
        is_forward = is_forward or match["forward"] is not None
        text = (text[: tag.end()] if tag else "") + text[(tag.end() if tag else 0) + match.end() :]
    return " ".join(_MARKS.sub("", text).split()), is_reply, is_forward
