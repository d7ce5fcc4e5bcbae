"""What does a person's answer ask for?

Rules over the author's own words, in about twenty languages: opt-out first, then what the person
wants next, then tone and haste. Each verdict has a confidence that was calibrated on labelled
answers (docs/explanation/mail.md); no verdict (`None`) is an answer too.
"""

import re

from models.mail.appointments import names_day, names_hour, names_later
from models.mail.confidence import calibrated
from models.mail.facts import Evidence, Intent, Judged, Meaning, Sentiment, Urgency, cite
from models.mail.languages import guess_language
from models.mail.opt_out import judge_opt_out
from models.mail.phrases import Hit, Phrasebook, fold
from models.mail.words_delays import DELAYS
from models.mail.words_interest import INTEREST
from models.mail.words_meetings import MEETINGS
from models.mail.words_questions import QUESTIONS
from models.mail.words_referrals import REFERRALS
from models.mail.words_refusals import REFUSALS
from models.mail.words_tone import ANGER, HASTE, LEGAL, NO_HASTE, PRAISE

TEXT_LIMIT = 6_000
_BOOKS = {
    str(intent): Phrasebook({str(intent): phrases})
    for words in (REFERRALS, REFUSALS, DELAYS, MEETINGS, QUESTIONS, INTEREST)
    for intent, phrases in words.items()
}
_HASTE = Phrasebook({"haste": HASTE})
_NO_HASTE = Phrasebook({"no_haste": NO_HASTE})
_ANGER = Phrasebook({"anger": ANGER})
_LEGAL = Phrasebook({"legal": LEGAL})
_PRAISE = Phrasebook({"praise": PRAISE})
_QUESTION = re.compile(r"[?？]|(?:でしょうか|ですか|ますか|吗|嗎|呢)(?:。|$)")
_ADDRESS = re.compile(r"[^\s<>()@,;:]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_NEGATION = re.compile(
    r"(?:\b(?:not|no|never|n't|isn't|aren't|don't|doesn't|without|nicht|kein\w*|nie|ohne|pas|ne|"
    r"aucun\w*|sans|non|nessun\w*|niente|sin|nao|sem|nenhum\w*|niet|geen|zonder|nie|brak|bez|inte|"
    r"ikke|ingen|intet|ej|utan|ei|en|emme|eivat|ilman|nejsem|nejsme|neni|nie|не|нет|без|ні|yok|"
    r"degil\w*)|\w+n't)[^.!?,;]{0,18}$"
)
_SUFFIX_NEGATION = re.compile(
    r"^[^.!?,;]{0,14}(?:ない|ません|ありません|なし|不要|没有|不是|없|않|아니|degil\w*|yok\b|"
    r"miyor|muyor)"
)
_PRE_NEGATION = re.compile(r"(?:不太|不|没|沒|無|没有|沒有|暂不|并不|別|别|勿)$")
# ", please," parts the words of a request, and no more.
_COURTESY = re.compile(
    r", ?(?:please|pls|bitte|s'il (?:vous|te) plait|svp|por favor|per favore|per cortesia|"
    r"alstublieft|aub|prosze|prosim|snalla|vanligen|venligst|vennligst|ole hyva|"
    r"пожалуиста|пожалуйста|будь ласка|lutfen|kerem|va rog), ?"
)
_POSITIVE = frozenset({Intent.INTERESTED, Intent.READY_TO_MEET})


def judge_meaning(text: str, language: str | None = None) -> Meaning:
    """Return what the author's own words ask for; quotes must be cut before."""
    folded = _COURTESY.sub(" ", fold(text[:TEXT_LIMIT]))
    opt_out = judge_opt_out(folded)
    turned_round = opt_out.evidence.rule == "opt_out.turned_round"
    intent = _judge_intent(folded, opts_out=bool(opt_out.value), turned_round=turned_round)
    return Meaning(
        language=language or guess_language(text[:2_000]),
        opt_out=opt_out,
        intent=intent,
        sentiment=_judge_sentiment(folded, intent, opts_out=bool(opt_out.value)),
        urgency=_judge_urgency(folded, intent),
    )


def _hits(folded: str) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for name, book in _BOOKS.items():
        hits = [hit for hit in book.hits(folded) if not _is_negated(folded, hit, name)]
        if hits:
            found[name] = hits
    return _without_denied(found)


def _without_denied(found: dict[str, list[Hit]]) -> dict[str, list[Hit]]:
    """`I'm not the right person for this` names nobody: such words refer to no one else."""
    denied = found.get(Intent.WRONG_PERSON, [])
    kept = [
        hit
        for hit in found.get(Intent.REFERRAL, [])
        if not any(hit.start < other.end and other.start < hit.end for other in denied)
    ]
    rest = {name: hits for name, hits in found.items() if name != Intent.REFERRAL}
    return rest | ({Intent.REFERRAL: kept} if kept else {})


def _is_negated(folded: str, hit: Hit, name: str) -> bool:
    """`not interested` is no interest: positive words do not count behind a negation."""
    if name not in _POSITIVE:
        return False
    before, after = folded[max(0, hit.start - 26) : hit.start], folded[hit.end : hit.end + 16]
    return bool(
        _NEGATION.search(before) or _SUFFIX_NEGATION.match(after) or _PRE_NEGATION.search(before)
    )


def _judge_intent(folded: str, *, opts_out: bool, turned_round: bool) -> Judged[Intent]:
    if not folded:
        return Judged(None, 1.0, Evidence("intent.empty"))
    found = _hits(folded)
    order = _ranked(folded, found)
    if not order:
        if opts_out:
            rule = "intent.by_opt_out"
            return Judged(Intent.NOT_INTERESTED, calibrated(rule), cite(rule, folded))
        weak = _weak_intent(folded, turned_round=turned_round)
        if weak is not None:
            return Judged(weak[0], calibrated(weak[1]), cite(weak[1], folded))
        return Judged(None, calibrated("intent.none"), cite("intent.none", folded))
    best = order[0]
    if opts_out and best not in (Intent.WRONG_PERSON, Intent.REFERRAL):
        best = Intent.NOT_INTERESTED
    hit = found.get(best, next(iter(found.values())))[0]
    rule = f"intent.{best}" if len(found) == 1 else f"intent.{best}.among_others"
    return Judged(best, calibrated(rule), cite(rule, folded, hit.start, hit.end))


def _weak_intent(folded: str, *, turned_round: bool) -> tuple[Intent, str] | None:
    """What remains when no phrase is known: an address, a day and hour, a month, a question."""
    if _ADDRESS.search(folded):
        return Intent.REFERRAL, "intent.address"
    if names_hour(folded):
        return Intent.READY_TO_MEET, "intent.day_and_hour"
    if turned_round:
        return Intent.INTERESTED, "intent.turned_round"
    if names_later(folded):
        return Intent.NOT_NOW, "intent.later_month"
    if _QUESTION.search(folded):
        return Intent.NEED_MORE_INFO, "intent.question"
    return None


def _ranked(folded: str, found: dict[str, list[Hit]]) -> list[Intent]:
    """Order the intents that were found: what closes a door counts before what opens one."""
    names = set(found)
    has_address = bool(_ADDRESS.search(folded))
    if Intent.WRONG_PERSON in names and (Intent.REFERRAL in names or has_address):
        return [Intent.REFERRAL]
    if Intent.WRONG_PERSON in names:
        return [Intent.WRONG_PERSON]
    if Intent.NOT_INTERESTED in names and Intent.NOT_NOW in names:
        return [_refusal(folded, found)]
    if Intent.NOT_INTERESTED in names:
        return [_unless_contradicted(folded, found, Intent.NOT_INTERESTED)]
    if Intent.REFERRAL in names and not (Intent.READY_TO_MEET in names and not has_address):
        return [Intent.REFERRAL]
    if Intent.NOT_NOW in names:
        return [_postponed(folded, found)]
    for intent in (Intent.READY_TO_MEET, Intent.NEED_MORE_INFO, Intent.INTERESTED):
        if intent in names:
            return [intent]
    return []


_LATER = re.compile(
    r"(?:\b(?:next|later|again|q[1-4]|until|after|in (?:a few|\d+|two|three|six) (?:months|weeks)|"
    r"january|february|march|april|may|june|july|september|october|november|december|spring|autumn|"
    r"nachst\w*|kommend\w*|spater|wieder|prochain\w*|plus tard|proxim\w*|mas adelante|prossim\w*|"
    r"piu avanti|mais tarde|volgend\w*|later|przyszl\w*|pozniej|nasta|neste|naeste|senare|senere|"
    r"ensi|myohemmin|pristi\w*|pozdeji|следующ\w*|позже|через|gelecek|sonra)\b|来年|来期|後日|"
    r"改めて|"
    r"明年|下个|下半年|以后|再联系|내년|다음|나중에|개월)"
)


def _refusal(folded: str, found: dict[str, list[Hit]]) -> Intent:
    """Not interested *now*: a later date that the person names decides for `not now`."""
    later = [hit for hit in found[Intent.NOT_NOW] if _LATER.search(folded, hit.start, hit.end)]
    return Intent.NOT_NOW if later else Intent.NOT_INTERESTED


def _unless_contradicted(folded: str, found: dict[str, list[Hit]], intent: Intent) -> Intent:
    """After `but` an offer to meet or a wish for more outweighs what came before."""
    last = max(hit.end for hit in found[intent])
    turn = re.search(
        r"(?:\b(?:but|however|although|aber|jedoch|mais|cependant|pero|sin embargo|ma|pero|"
        r"tuttavia|"
        r"mas|porem|maar|echter|ale|jednak|men|mutta|но|однако|ama|fakat|ancak)\b|但|ただ|"
        r"しかし|다만|하지만)",
        folded[last:],
    )
    if turn is None:
        return intent
    for other in (Intent.READY_TO_MEET, Intent.INTERESTED, Intent.NEED_MORE_INFO):
        if any(hit.start > last + turn.start() for hit in found.get(other, [])):
            return other
    return intent


def _postponed(folded: str, found: dict[str, list[Hit]]) -> Intent:
    """`Next week` is a meeting if the person proposes one, else a delay."""
    far = [hit for hit in found[Intent.NOT_NOW] if not _NEAR.search(folded, hit.start, hit.end + 8)]
    if Intent.READY_TO_MEET in found and not far:
        return Intent.READY_TO_MEET
    return Intent.NOT_NOW


_NEAR = re.compile(
    r"\b(?:week|woche|semaine|semana|settimana|tydzien|tygodni\w*|vecka|uke|uge|viikko\w*|"
    r"hafta|недел\w*)\b|来週|下周|다음 ?주"
)


def _judge_sentiment(folded: str, intent: Judged[Intent], *, opts_out: bool) -> Judged[Sentiment]:
    anger, praise = _ANGER.first(folded), _PRAISE.first(folded)
    has_question = bool(_QUESTION.search(folded))
    if anger or opts_out or intent.value == Intent.NOT_INTERESTED:
        value, rule = Sentiment.NEGATIVE, "sentiment.refusal"
    elif intent.value in _POSITIVE:
        value, rule = Sentiment.POSITIVE, "sentiment.interest"
    elif intent.value == Intent.NEED_MORE_INFO or (has_question and not praise):
        value, rule = Sentiment.QUESTION, "sentiment.question"
    elif praise and intent.value is None:
        value, rule = Sentiment.POSITIVE, "sentiment.praise"
    elif not folded:
        return Judged(None, 1.0, Evidence("sentiment.empty"))
    else:
        value, rule = Sentiment.NEUTRAL, "sentiment.neutral"
    hit = anger or praise
    evidence = (
        cite(rule, folded, hit.start, hit.end) if hit else Evidence(rule, intent.evidence.snippet)
    )
    return Judged(value, calibrated(rule), evidence)


def _judge_urgency(folded: str, intent: Judged[Intent]) -> Judged[Urgency]:
    if not folded:
        return Judged(None, 1.0, Evidence("urgency.empty"))
    calm, haste = _NO_HASTE.first(folded), _HASTE.first(folded)
    if haste and not calm:
        evidence = cite("urgency.haste", folded, haste.start, haste.end)
        return Judged(Urgency.HIGH, calibrated("urgency.haste"), evidence)
    if calm:
        evidence = cite("urgency.no_haste", folded, calm.start, calm.end)
        return Judged(Urgency.LOW, calibrated("urgency.no_haste"), evidence)
    if _ANGER.first(folded) or _LEGAL.first(folded):
        return Judged(Urgency.HIGH, calibrated("urgency.threat"), cite("urgency.threat", folded))
    if intent.value == Intent.READY_TO_MEET and names_day(folded):
        rule = "urgency.appointment"
        return Judged(Urgency.HIGH, calibrated(rule), Evidence(rule, intent.evidence.snippet))
    closing = (Intent.NOT_NOW, Intent.NOT_INTERESTED, Intent.WRONG_PERSON, None)
    value = Urgency.LOW if intent.value in closing else Urgency.MEDIUM
    rule = f"urgency.by_intent.{value}"
    return Judged(value, calibrated(rule), Evidence(rule, intent.evidence.snippet))
