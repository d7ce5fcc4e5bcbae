"""How often is a rule right?

Each rule's share of right verdicts on the half of the labelled answers that the rules for
intent, tone and haste were not mended on (for opt-outs on all of them), shrunk towards the
share of all rules by five made-up cases (Beta-binomial): a rule seen twice is never certain.
"""

# For each rule how many verdicts were right, and how many were seen.
OBSERVED: dict[str, tuple[int, int]] = {
    "intent.address": (7, 7),
    "intent.by_opt_out": (1, 3),
    "intent.day_and_hour": (1, 1),
    "intent.interested": (12, 12),
    "intent.need_more_info": (21, 22),
    "intent.need_more_info.among_others": (0, 1),
    "intent.not_interested": (18, 18),
    "intent.not_interested.among_others": (1, 1),
    "intent.not_now": (10, 10),
    "intent.question": (4, 4),
    "intent.ready_to_meet": (10, 10),
    "intent.ready_to_meet.among_others": (1, 1),
    "intent.referral": (7, 7),
    "intent.referral.among_others": (1, 1),
    "intent.turned_round": (1, 2),
    "intent.wrong_person": (10, 10),
    "opt_out.cs": (5, 5),
    "opt_out.da": (7, 7),
    "opt_out.de": (15, 15),
    "opt_out.en": (35, 35),
    "opt_out.es": (11, 11),
    "opt_out.fi": (4, 4),
    "opt_out.fr": (10, 10),
    "opt_out.it": (7, 7),
    "opt_out.ja": (6, 6),
    "opt_out.keyword": (35, 35),
    "opt_out.ko": (2, 2),
    "opt_out.nl": (7, 7),
    "opt_out.none": (239, 242),
    "opt_out.pl": (5, 5),
    "opt_out.pt": (8, 8),
    "opt_out.ru": (4, 4),
    "opt_out.sv": (4, 4),
    "opt_out.tr": (3, 3),
    "opt_out.turned_round": (10, 10),
    "opt_out.zh": (3, 3),
    "sentiment.interest": (25, 27),
    "sentiment.neutral": (41, 53),
    "sentiment.praise": (1, 1),
    "sentiment.question": (26, 29),
    "sentiment.refusal": (100, 100),
    "urgency.appointment": (9, 10),
    "urgency.by_intent.low": (122, 132),
    "urgency.by_intent.medium": (55, 58),
    "urgency.haste": (2, 2),
    "urgency.threat": (4, 8),
}
_PRIOR_SHARE = 0.85
_PRIOR_CASES = 5


def calibrated(rule: str) -> float:
    """Return the share of right verdicts to expect of a rule, between 0 and 1."""
    right, seen = OBSERVED.get(rule, (0, 0))
    return round((right + _PRIOR_SHARE * _PRIOR_CASES) / (seen + _PRIOR_CASES), 3)
