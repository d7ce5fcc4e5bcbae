"""How often is a rule right?

Each rule's share of right verdicts on labelled answers, shrunk towards the share of all rules by
five made-up cases (Beta-binomial), so a rule that was seen twice is never certain.
"""

# For each rule how many verdicts were right, and how many were seen.
OBSERVED: dict[str, tuple[int, int]] = {}
_PRIOR_SHARE = 0.85
_PRIOR_CASES = 5


def calibrated(rule: str) -> float:
    """Return the share of right verdicts to expect of a rule, between 0 and 1."""
    right, seen = OBSERVED.get(rule, (0, 0))
    return round((right + _PRIOR_SHARE * _PRIOR_CASES) / (seen + _PRIOR_CASES), 3)
