"""Which words make a text unfit?

Lists of our own, in English, the language that the shipped campaigns are written in. All patterns
are compared in lower case.
"""

import re

SPAM = re.compile(
    r"\b(?:act now|buy now|order now|click here|call now|apply now|urgent(?:ly)?|100 ?% free"
    r"|risk[- ]free|no obligation|money[- ]back|double your|earn \$|extra cash|cash bonus"
    r"|free (?:gift|money|trial)|guaranteed|once in a lifetime|limited time|special promotion"
    r"|this is not spam|winner|you(?:'ve| have) been selected|dear friend|congratulations!"
    r"|lowest price|best price|miracle|no questions asked)\b|\${2,}|!{2,}"
)
"""Phrases that mail filters and readers take for spam."""
SCARCITY = re.compile(
    r"\b(?:last (?:places?|seats?|spots?|chance)|(?:places?|seats?|spots?) left"
    r"|(?:only|just) (?:\w+ )?(?:places?|seats?|spots?|days?|hours?)\b|limited|deadline"
    r"|(?:list|offer|door|window|enrolment|registration) (?:closes|ends|expires)|closes"
    r"|before this closes|while (?:stocks|places|seats) last|running out|expires"
    r"|ends (?:on|this|next)|until (?:monday|tuesday|wednesday|thursday|friday|the end)"
    r"|one date matters)\b"
)
"""Words that say that something is short or ends."""
INTIMACY = re.compile(
    r"\b(?:congratulations (?:on|to)|congrats|(?:i|we) (?:saw|noticed|loved|enjoyed|came across)"
    r"(?: (?:that|your))?|your (?:recent|latest|new|last) \w+|as you (?:said|wrote|mentioned)"
    r"|you (?:recently|just) \w+|mutual (?:friend|connection|contact)|we (?:met|spoke|talked)"
    r"|(?:following|further to) our (?:call|talk|meeting|conversation))\b"
)
"""Phrases that claim to know something of the reader."""
PLACEHOLDER = re.compile(
    r"\[(?:[a-z _-]*\b(?:name|company|title|insert|role|industry|your)\b[a-z _-]*)\]"
    r"|<(?:first|last|company)[ _]?name>|\bx{3,}\b|lorem ipsum"
)
"""Places that were left open."""
INSTRUCTION = re.compile(
    r"\b(?:ignore|disregard|forget|override) (?:\w+ ){0,3}(?:instructions?|rules?|prompts?)\b"
    r"|\b(?:system|user) (?:prompt|message)\b|\bas an? (?:ai|language model|assistant)\b"
    r"|\blanguage model\b"
)
"""Words between a person and a model, which no reader is to get."""
HTML = re.compile(r"</?[a-z][^>]*>")
THREAD = re.compile(r"^\s*(?:re|fw|fwd|aw|wg|sv|tr)\s*(?:\[\d+\])?\s*:")
"""Beginnings of a subject that claim a thread."""
