"""What is to stop: the mails, or something else?

"Please stop" asks for no more mail; "please stop by" and "please stop worrying" do not.
"""

import re

# "Please stop by", "please stop worrying": a bare "stop" that goes on about something else.
_BARE_STOP = re.compile(r"\b(?:stop|quit)$")
_STOPS_ELSE = re.compile(
    r"^ (?:by|in (?!future|the future)|at|over|off|on|there|for (?!good|ever)|when|where|"
    r"and (?:visit|see|say|think)|"
    r"(?!send|e-?mail|writ|mail|contact|messag|call|text|spam|bother|harass|pester|bug|reach|ping|"
    r"solicit|annoy|follow|flood|hound|badger|chas|bombard|wast|hitt|approach|try|pitch|doing|clog|"
    r"fill|clutter|push|nagg|forward|target|invit|subscrib|disturb|phon|ring|ask)\w+ing)\b"
)
# "I want to stop …": only what speaks of mails or ends the sentence is meant for us.
_STOPS_MAIL = re.compile(
    r"^(?:\W|$|(?:now|this|it|that|these|those|your|all|any|\w+ing|spam|(?:the |receiv\w+ )?"
    r"(?:e-?mail|mail|message|spam|news|follow|seq)\w*)\b|(?:\W*\w{1,20}){1,2}\W*$)"
)
_NAMING = re.compile(r"^(?: calling)? (?:me|him|her|us|it|them) (?:an?|mr|mrs|ms|miss|dr|sir|by)\b")


def stops_something_else(words: str, after: str) -> bool:
    """Tell whether a request that was found means another stop, by the folded text after it."""
    if words.endswith("stop "):
        after = f" {after}"
        return bool(_STOPS_ELSE.match(after)) or not _STOPS_MAIL.match(after[1:])
    is_bare = bool(_BARE_STOP.search(words))
    names = (is_bare or words.endswith(("calling", "call"))) and _NAMING.match(after)
    return bool(names) or (is_bare and bool(_STOPS_ELSE.match(after)))
