"""Which of the field's send-time classes is an industry of?

Vendors write industries in their own words (GICS sectors among them); the register's hours know
technology, finance, healthcare and retail, and everything else is the default.
"""

from functools import lru_cache

_CLASSES = (
    ("healthcare", ("health", "medic", "pharma", "biotech", "hospital", "life sciences")),
    ("finance", ("financ", "bank", "insur", "capital markets", "asset manage", "investment")),
    (
        "technology",
        (
            "technolog",
            "software",
            "semiconductor",
            "internet",
            "it consult",
            "it serv",
            "computer",
            "cloud",
            "communication services",
            "telecom",
        ),
    ),
    ("retail", ("retail", "consumer", "apparel", "restaurant", "e-commerce", "grocer")),
)

INDUSTRY_CLASSES = (*(name for name, _ in _CLASSES), "default")
"""The classes that a campaign's preferred hours may name."""


@lru_cache(maxsize=4096)
def industry_class(industry: str | None) -> str:
    """Return technology, finance, healthcare, retail or default; a missing industry is default."""
    text = (industry or "").lower()
    for name, words in _CLASSES:
        if any(word in text for word in words):
            return name
    return "default"
