"""Does a person ask to be written to no more?

A message that is nothing but a keyword, or a request in words that no negation, other object or
date turns into something else.
"""

import re

from rapidfuzz.distance import OSA

from models.mail.confidence import calibrated
from models.mail.facts import Evidence, Judged, cite
from models.mail.phrases import Hit, Phrasebook, fold
from models.mail.stopping import stops_something_else
from models.mail.words_opt_out import OPT_OUT
from models.mail.words_opt_out_more import KEYWORDS, OPT_OUT_MORE
from models.mail.words_opt_out_north import OPT_OUT_NORTH
from models.mail.words_opt_out_south import OPT_OUT_SOUTH
from models.mail.words_opt_out_west import OPT_OUT_WEST

_BOOK = Phrasebook(
    {
        f"opt_out.{language}": phrases
        for words in (OPT_OUT, OPT_OUT_WEST, OPT_OUT_SOUTH, OPT_OUT_NORTH, OPT_OUT_MORE)
        for language, phrases in words.items()
    }
)
_KEYWORDS = frozenset(fold(word) for word in KEYWORDS)
_POLITE = re.compile(
    r"\b(?:please|pls|plz|thanks|thank you|thx|now|bitte|danke|merci|svp|s'il vous plait|por favor|"
    r"gracias|per favore|grazie|obrigad[oa]|aub|a\.u\.b\.|bedankt|prosze|dziekuje|tack|takk|tak|"
    r"kiitos|prosim|dekuji|пожалуйста|спасибо|lutfen|tesekkurler)\b|してください|"
    r"をお願いします|お願いします|"
    r"请|請|谢谢|부탁드립니다|해 ?주세요|합니다"
)
# Words right before a request that turn it round: "don't unsubscribe me".
_NEGATED = re.compile(
    r"(?:\b(?:don't|do not|dont|didn't|did not|never|not|won't|wouldn't|no need to|no reason to|"
    r"rather than|instead of|without|should i|why would i|nobody|no one|don't want (?:you )?to|"
    r"n't|before you|nicht|nie|ohne|kein grund|ne|n'|pas besoin de|sans|no quiero que|no "
    r"hace falta|"
    r"sin|non|senza|nao|sem|niet|zonder|nie|bez|inte|ikke|utan|ala|alkaa|alka|ne|не|без|не надо|"
    r"no (?:me|nos|lo|la|le|se)|не нужно)\b|n')[^.!?,;:]{0,14}$"
)
_NEGATED_WITHIN = re.compile(
    r"^(?:bitte )?(?:trag|nehm|nimm|streich|losch|entfern|meld|lass|haal|verwijder|schrap)"
    r"\w*\b[^.!?]*\b(?:nicht|niet)\b(?! (?:mehr|meer|weiter|langer|noch))"
)
# Right before the request, without a word between.
_DENIED = re.compile(
    r"(?:(?:^|[^\w])(?:no|non|nao|ne|nie|nicht|не|ei|inte|ikke|not)|n't|不要|别|別|请勿|"
    r"請勿|勿|不) ?$"
)
# A plan that was given up: "I was going to unsubscribe, but …".
_GIVEN_UP = re.compile(
    r"\b(?:was (?:going|about) to|were (?:going|about) to|almost|nearly|wollte (?:mich )?(?:schon|"
    r"eigentlich|gerade|erst)|beinahe|fast hatte|j'allais|nous allions|failli|iba a|ibamos a|"
    r"estuve a punto|stavo per|ia (?:me|cancelar|pedir)|stond op het punt|wilde (?:me )?eigenlijk|"
    r"juz mial\w*|chcialem juz|skulle just|skulle til|olin jo|uz jsem chtel\w*|собирал\w*|"
    r"хотел\w* было|"
    r"чуть не|cikacaktim|az kalsin)\b|つもりでした|つもりだった|するところでした|本来想|"
    r"原本想|하려다|하려고 했"
)
# "I can't unsubscribe" asks for it all the more.
_UNABLE = re.compile(
    r"\b(?:can't|cannot|can not|couldn't|unable|arrive pas|parviens pas|peux pas|kann "
    r"(?:mich )?nicht|"
    r"no puedo|no consigo|no logro|non riesco|non posso|nao consigo|nao posso|kan (?:me )?niet|"
    r"nie moge|nie udalo|kan inte|kan ikke|en pysty|en voi|nemohu|nemozem|не могу|не получается)\b"
)
_CUSTOMERS = re.compile(
    r"\b(?:customers?|users?|recipients?|subscribers?|employees?|drivers?|kunden|nutzer|empfanger|"
    r"mitarbeiter\w*|clients?|utilisateurs?|destinataires?|clientes?|usuarios?|clienti|utenti|"
    r"utilizadores|klanten|gebruikers|klienci|uzytkownicy|odbiorcy|kund\w*|brugere|anvandare|"
    r"asiakkaa\w*|zakazni\w*|клиент\w*|пользовател\w*|musteri\w*|chauffeurs?|conductores)\b"
)
_CONDITION = re.compile(
    r"^\W{0,3}(?:and |und |et |y |e |en )?(?:if|when|what if|si|quand|wenn|falls|se|quando|"
    r"cuando|als|wanneer|jesli|gdy|"
    r"om|hvis|nar|jos|kdyz|pokud|ak|если|когда|eger)\b"
)
_CONTRACT = re.compile(
    r"subscri|suscri|inscri|iscri|abonn|kundig|prenumer|tilau|predplat|подписк|abonel|解約|"
    r"退会|해지|取消"
)
# Words after a request that give it another object or an end.
_OTHER_OBJECT = re.compile(
    r"^[^.!?]{0,28}\b(?:cc|bcc|invite|invitation|meeting|"
    r"agenda|thread|chain|waitlist|waiting list|"
    r"guest list|attendee|attendees|participants|slack|channel|jira|doc|document|spreadsheet|slide|"
    r"slides|deck|contract|draft|proposal|quote|invoice|order|project|board|calendar|shortlist|"
    r"speaker list|einladung|termin|teilnehmerliste|protokoll|vertrag|angebot|rechnung|dokument|"
    r"reunion|invitacion|documento|contrato|factura|reunión|presupuesto|contrat|facture|devis|"
    r"invito|riunione|contratto|fattura|preventivo|convite|reuniao|fatura|proposta|uitnodiging|"
    r"vergadering|contract|factuur|offerte|spotkania|umowy|faktury|zaproszenia|motet|moten|"
    r"kokous\w*|"
    r"pozvank\w*|schuzk\w*|приглашени\w*|встреч\w*|договор\w*|счет\w*|davet\w*|toplanti\w*)\b"
    r"|^[^.!?]{0,20}(?:会議|招待|議事録|契約|請求書|見積|会议|邀请|合同|发票|名单之外|회의|"
    r"초대|계약|견적)"
)
# "Please remove" asks for oneself only where no other thing follows.
_OPEN_VERB = re.compile(r"\b(?:remove|delete|unsub|stop|cancel|quit|just stop)$|^stop\b")
_ANOTHER = re.compile(r"^ (?:the|a|an|our|my|his|her|their|that|those|all|any|one|both|\d)\b")
# "Opt out of the premium support" leaves something else than the mails.
_OF_OTHER = re.compile(
    r"\bopt(?: |-)out (?:of|from) (?:the|our|my|an?) (?![^.!?]{0,40}\b(?:e-?mail|mail|news|list|"
    r"messag|market|campaign|seq|outreach|communic|contact|distrib|subscr|spam|drip|cadence))\w"
)
_LIST_OF = re.compile(r" of (?!recipients|contacts|your|people|addresses)")
_OTHER_TIME = re.compile(
    r"^[^.!?;]{0,30}?\b(?:before|until|till|during|after|on (?:monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday|weekends?|my (?:mobile|cell|private|personal))|today|tomorrow|"
    r"this (?:week|month|morning|afternoon|number)|next week|at (?:night|weekends|lunch|\d)|"
    r"by phone|"
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
    r"descadastr\w*|afmeld\w*|uitschrijf\w*|отпис\w*)[^.!?]{0,3}(?:rate|rates|feature|"
    r"function|page|"
    r"flow|process|header|headers|button works|handling|compliance|management|quote|quoten|"
    r"funktion|"
    r"prozess|taux|tasa|tasso|taxa|percentage)\b"
    r"|\b(?:your|our|their|the|my) (?:customers|users|recipients|subscribers|contacts|leads|"
    r"prospects|"
    r"clients|members|readers|customer|audience|people)\b[^.!?]{0,40}\b(?:unsubscribe|opt "
    r"out|be removed)"
    r"|\b(?:people|users|recipients|customers|contacts|leads|someone|they|subscribers|"
    r"everyone|anyone|"
    r"clients|members|prospects) (?:who |can |to |that |could |may |want to |might |still )?"
    r"(?:want to |wish to |ask to |asked to )?(?:unsubscribe|opt out|opted out)"
    r"|\b(?:kunden|nutzer|empfanger|clients|utilisateurs|destinataires|abonnes|clientes|usuarios|"
    r"clienti|utenti|destinatari|utilizadores|klanten|gebruikers|klienci|uzytkownicy|"
    r"odbiorcy|kunder\w*|"
    r"brugere|mottagare|asiakkaa\w*|zakaznici|zakaznik\w*|клиент\w*|пользовател\w*|"
    r"musteri\w*)\b[^.!?]{0,60}"
    r"(?:abmeld|abbestell|desabonn|desinscri|baja|desuscri|disiscri|cancell|descadastr|"
    r"cancel|uitschrijv|"
    r"afmeld|wypis|rezygn|avregistr|afmeld|avmeld|peruut|odhlas|отпис|abonelik)"
    r"|(?:お客様|客户|客戶|用户|고객|사용자)[^.!?。]{0,40}(?:解約|退会|配信停止|解除|退订|"
    r"退訂|取消|수신거부|해지|구독 취소)"
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
    for text in _readings(folded):
        for hit in _BOOK.hits(text):
            if _stands(text, hit):
                evidence = cite(hit.rule, text, hit.start, hit.end)
                return Judged(True, calibrated(hit.rule), evidence)
    turned = next(_BOOK.hits(folded), None)
    rule = "opt_out.turned_round" if turned and _is_refused(folded, turned) else "opt_out.none"
    return Judged(False, calibrated(rule), Evidence(rule))


def _is_refused(folded: str, hit: Hit) -> bool:
    """The request is negated or given up: the person wants to go on reading."""
    before = folded[max(0, hit.start - 60) : hit.start]
    near = _is_denied(before) or _GIVEN_UP.search(before)
    return bool(near or _NEGATED_WITHIN.match(folded[hit.start : hit.end]))


def _is_denied(before: str) -> bool:
    return bool(_NEGATED.search(before[-34:]) or _DENIED.search(before[-6:]))


def _readings(folded: str) -> list[str]:
    """The text as it is and, where a short text misspells a word of the trade, mended."""
    if _STACCATO.search(folded):
        folded = _STACCATO.sub(lambda match: match[0].replace(".", ""), folded)
    words = folded.split(" ")
    if len(words) > 40 or not folded.isascii():
        return [folded]
    mended = " ".join(map(_mended, words))
    return [folded] if mended == folded else [folded, mended]


def _mended(word: str) -> str:
    """Undo one slip of a finger in the words that requests are made of."""
    bare = word.strip(".,!?")
    if bare.endswith("in") and f"{bare}g" in _TRADE:
        return word.replace(bare, f"{bare}g")
    if len(bare) < 5 or bare in _TRADE:
        return word
    near = next((known for known in _TRADE if OSA.distance(bare, known, score_cutoff=1) <= 1), None)
    return word.replace(bare, near) if near and bare not in _KEPT else word


# "TAKE. ME. OFF. YOUR. LIST."
_STACCATO = re.compile(r"(?:(?<!\w)\w{1,12}\. ){3,12}")
_TRADE = (
    *("unsubscribe", "remove", "delete", "sending", "emailing", "mailing", "contacting", "writing"),
    *("messaging", "emails", "email", "mails", "address", "database", "please", "contact"),
    *("bitte", "loschen", "streichen", "abmelden", "austragen", "verteiler", "liste", "desabonner"),
    *("supprimer", "retirer", "borrar", "eliminar", "cancellare", "rimuovere", "verwijder"),
)
# Words of their own that lie one letter from one of those.
_KEPT = frozenset(("removed", "removes", "deleted", "deletes", "contacts", "message", "lending"))
_KEPT |= {"spending", "mending", "bending", "sealing", "meals", "emailed", "pleased", "waiting"}
_KEPT |= {
    "contract",
    "contracts",
    "contacted",
    "context",
    "relete",
    "addressed",
    "unsubscribed",
    "unsubscribes",
    "databases",
    "remote",
    "complete",
}


def _is_keyword(folded: str) -> bool:
    """The whole message, or its first sentence before a short signature, is a keyword."""
    bare = _bare(folded[:200])
    if len(folded) <= 80 and bare in _KEYWORDS:
        return True
    if len(folded) <= 24 and _STOP_WORD.match(folded):
        return True
    first = re.match(r"[^.!?。\n,]{1,40}(?:[.!。]|$)", folded)
    return bool(first) and len(folded) <= 60 and _bare(first[0]) in _CLEAR if first else False


_STOP_WORD = re.compile(
    r"(?:stop|stopp|unsubscribe|un-?subscribe|unsub|отпис\w+|abmeld\w+|desabonn\w+|desinscri\w+)\b"
    r"(?! (?:by|over|at|in|sign|watch|rate|for|the|here|there|motion|loss)\b)[^?]*$"
)
_CLEAR = frozenset(
    fold(word) for word in KEYWORDS if len(word) > 2 and word not in ("off", "out", "end", "alto")
)


def _bare(text: str) -> str:
    return " ".join(_POLITE.sub(" ", text).strip(" .!,;:*\"'()[]-。！").split()).strip(" .!,")


def _is_asked(folded: str, hit: Hit) -> bool:
    """A question about ending a contract asks how the product works."""
    sentence = re.match(r"[^.!?？。]*[.!?？。]?", folded[hit.end : hit.end + 120])
    if not sentence or not sentence[0].rstrip().endswith(("?", "？", "か。", "吗。")):
        return False
    return not re.search(r"\b(?:me|mich|moi|mij|mig|meg|mi|mnie)\b", folded[hit.start : hit.end])


def _stands(folded: str, hit: Hit) -> bool:
    """Tell whether a hit is a request, by the sentence around it."""
    start = max(folded.rfind(sign, 0, hit.start) for sign in (". ", "! ", "? ", "。 ")) + 1
    before = folded[start : hit.start]
    words = folded[hit.start : hit.end]
    after = folded[hit.end : hit.end + 60]
    sentence = folded[start : hit.end + 60]
    stop = re.search(r"[.!?？。](?:\s|$)|[？。]", folded[hit.end :])
    whole = folded[start : hit.end + stop.end()] if stop else folded[start:]
    if whole.rstrip().endswith(("?", "？")) and (
        _CONDITION.match(whole.strip()) or _CUSTOMERS.search(whole)
    ):
        return False
    if _NEGATED_WITHIN.match(words):
        return False
    if _TALK.search(sentence) or (_is_denied(before) and not _UNABLE.search(before[-30:])):
        return False
    if _GIVEN_UP.search(sentence) or (_CONTRACT.search(words) and _is_asked(folded, hit)):
        return False
    if (_OPEN_VERB.search(words) and _ANOTHER.match(after)) or stops_something_else(words, after):
        return False
    if words.endswith("list") and _LIST_OF.match(after):
        return False
    if _OF_OTHER.search(f"{words[-16:]}{after}"):
        return False
    if _OTHER_OBJECT.match(after) or _OTHER_OBJECT.match(words[-20:]):
        return False
    return not (_TIMED.search(words) and _OTHER_TIME.match(after))
