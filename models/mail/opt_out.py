"""Does a person ask to be written to no more?

A message that is nothing but a keyword, or a request in words that no negation, other object or
date turns into something else.
"""

import re

from models.mail.confidence import calibrated
from models.mail.facts import Evidence, Judged, cite
from models.mail.phrases import Hit, Phrasebook, fold
from models.mail.words_opt_out import OPT_OUT
from models.mail.words_opt_out_more import KEYWORDS, OPT_OUT_MORE

_BOOK = Phrasebook(
    {f"opt_out.{language}": phrases for language, phrases in {**OPT_OUT, **OPT_OUT_MORE}.items()}
)
_KEYWORDS = frozenset(fold(word) for word in KEYWORDS)
_POLITE = re.compile(
    r"\b(?:please|pls|plz|thanks|thank you|thx|now|bitte|danke|merci|svp|s'il vous plait|por favor|"
    r"gracias|per favore|grazie|obrigad[oa]|aub|a\.u\.b\.|bedankt|prosze|dziekuje|tack|takk|tak|"
    r"kiitos|prosim|dekuji|пожалуйста|спасибо|lutfen|tesekkurler)\b|してください|をお願いします|お願いします|"
    r"请|請|谢谢|부탁드립니다|해 ?주세요|합니다"
)
# Words right before a request that turn it round: "don't unsubscribe me".
_NEGATED = re.compile(
    r"(?:\b(?:don't|do not|dont|didn't|did not|never|not|won't|wouldn't|no need to|no reason to|"
    r"rather than|instead of|without|should i|why would i|nobody|no one|don't want (?:you )?to|"
    r"n't|before you|nicht|nie|ohne|kein grund|ne|n'|pas besoin de|sans|no quiero que|no hace falta|"
    r"sin|non|senza|nao|sem|niet|zonder|nie|bez|inte|ikke|utan|ala|alkaa|alka|ne|не|без|не надо|"
    r"no (?:me|nos|lo|la|le|se)|не нужно)\b|n')[^.!?,;:]{0,14}$"
)
_NEGATED_WITHIN = re.compile(
    r"^(?:bitte )?(?:trag|nehm|nimm|streich|losch|entfern|meld|lass|haal|verwijder|schrap)"
    r"\w*\b[^.!?]*\b(?:nicht|niet)\b(?! (?:mehr|meer|weiter|langer|noch))"
)
# Words after a request that give it another object or an end.
_OTHER_OBJECT = re.compile(
    r"^[^.!?]{0,28}\b(?:cc|bcc|invite|invitation|meeting|agenda|thread|chain|waitlist|waiting list|"
    r"guest list|attendee|attendees|participants|slack|channel|jira|doc|document|spreadsheet|slide|"
    r"slides|deck|contract|draft|proposal|quote|invoice|order|project|board|calendar|shortlist|"
    r"speaker list|einladung|termin|teilnehmerliste|protokoll|vertrag|angebot|rechnung|dokument|"
    r"reunion|invitacion|documento|contrato|factura|reunión|presupuesto|contrat|facture|devis|"
    r"invito|riunione|contratto|fattura|preventivo|convite|reuniao|fatura|proposta|uitnodiging|"
    r"vergadering|contract|factuur|offerte|spotkania|umowy|faktury|zaproszenia|motet|moten|kokous\w*|"
    r"pozvank\w*|schuzk\w*|приглашени\w*|встреч\w*|договор\w*|счет\w*|davet\w*|toplanti\w*)\b"
    r"|^[^.!?]{0,20}(?:会議|招待|議事録|契約|請求書|見積|会议|邀请|合同|发票|名单之外|회의|초대|계약|견적)"
)
_OTHER_TIME = re.compile(
    r"^[^.!?;]{0,30}?\b(?:before|until|till|during|after|on (?:monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday|weekends?|my (?:mobile|cell|private|personal))|today|tomorrow|"
    r"this (?:week|month|morning|afternoon|number)|next week|at (?:night|weekends|lunch|\d)|by phone|"
    r"tonight|vor|bis|heute|morgen|nachste woche|diese woche|am wochenende|avant|jusqu\w*|demain|"
    r"aujourd'hui|cette semaine|antes|hasta|hoy|manana|esta semana|prima|fino|oggi|domani|"
    r"questa settimana|ate|hoje|amanha|esta semana|voor|tot|vandaag|deze week|przed|jutro|dzisiaj|"
    r"w tym tygodniu|fore|innan|idag|imorgon|for|inden|i dag|i morgen|ennen|tanaan|huomenna|pred|"
    r"dnes|zitra|до|завтра|сегодня|на этой неделе|bugun|yarin|bu hafta)\b"
)
_TIMED = re.compile(
    r"call|contact|email|write|mail|text|message|ring|anruf|schreib|kontakt|appel|contact|llam|"
    r"escrib|chiam|scriv|contatt|lig|escrev|bel|schrijf|dzwon|pisz|ring|skriv|soit|kirjoit|vol|пиш|"
    r"звон|ara|yaz|send|reach|schick|send|envo|envi|invi|stuur|wys"
)
# Whole sentences that speak of opting out without asking for it.
_TALK = re.compile(
    r"\b(?:unsubscribe|opt(?:-| )?out|abmelde\w*|desabonn\w*|desinscri\w*|baja|disiscri\w*|"
    r"descadastr\w*|afmeld\w*|uitschrijf\w*|отпис\w*)[^.!?]{0,3}(?:rate|rates|feature|function|page|"
    r"flow|process|header|headers|button works|handling|compliance|management|quote|quoten|funktion|"
    r"prozess|taux|tasa|tasso|taxa|percentage)\b"
    r"|\b(?:your|our|their|the|my) (?:customers|users|recipients|subscribers|contacts|leads|prospects|"
    r"clients|members|readers|customer|audience|people)\b[^.!?]{0,40}\b(?:unsubscribe|opt out|be removed)"
    r"|\b(?:people|users|recipients|customers|contacts|leads|someone|they|subscribers|everyone|anyone|"
    r"clients|members|prospects) (?:who |can |to |that |could |may |want to |might |still )?"
    r"(?:want to |wish to |ask to |asked to )?(?:unsubscribe|opt out|opted out)"
    r"|\b(?:accidentally|by accident|by mistake|mistakenly|aus versehen|versehentlich|par erreur|"
    r"por error|por engano|per errore|per sbaglio|per ongeluk)\b"
    r"|\b(?:add|put|sign|subscribe) (?:me|us) (?:back|again)\b|\bre-?subscribe\b"
)


def judge_opt_out(folded: str) -> Judged[bool]:
    """Say whether a folded text asks for no more mail; `fold` made it."""
    if not folded:
        return Judged(None, 1.0, Evidence("opt_out.empty"))
    if _is_keyword(folded):
        return Judged(True, calibrated("opt_out.keyword"), cite("opt_out.keyword", folded))
    for hit in _BOOK.hits(folded):
        if _stands(folded, hit):
            return Judged(True, calibrated(hit.rule), cite(hit.rule, folded, hit.start, hit.end))
    return Judged(False, calibrated("opt_out.none"), Evidence("opt_out.none"))


def _is_keyword(folded: str) -> bool:
    """The whole message, or its first sentence before a short signature, is a keyword."""
    bare = _bare(folded[:200])
    if len(folded) <= 80 and bare in _KEYWORDS:
        return True
    first = re.match(r"[^.!?。\n,]{1,40}(?:[.!。]|$)", folded)
    return bool(first) and len(folded) <= 60 and _bare(first[0]) in _CLEAR if first else False


_CLEAR = frozenset(
    fold(word) for word in KEYWORDS if len(word) > 2 and word not in ("off", "out", "end", "alto")
)


def _bare(text: str) -> str:
    return " ".join(_POLITE.sub(" ", text).strip(" .!,;:*\"'()[]-。！").split()).strip(" .!,")


def _stands(folded: str, hit: Hit) -> bool:
    """Tell whether a hit is a request, by the sentence around it."""
    start = max(folded.rfind(sign, 0, hit.start) for sign in (". ", "! ", "? ", "。 ")) + 1
    before = folded[start : hit.start]
    words = folded[hit.start : hit.end]
    after = folded[hit.end : hit.end + 60]
    sentence = folded[start : hit.end + 60]
    if _NEGATED_WITHIN.match(words):
        return False
    if _NEGATED.search(before[-34:]) or _TALK.search(sentence):
        return False
    if _OTHER_OBJECT.match(after) or _OTHER_OBJECT.match(words[-20:]):
        return False
    return not (_TIMED.search(words) and _OTHER_TIME.match(after))
