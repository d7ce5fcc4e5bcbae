"""What does a model's answer cost?

Prices in US dollars per million tokens, which is micro-dollars per token, as OpenAI's price page
stated them in 2025 (https://openai.com/api/pricing). A model that is not listed is counted at the
dearest price, so that a budget holds.
"""

from math import ceil
from typing import NamedTuple


class Price(NamedTuple):
    """Micro-dollars per token."""

    input_micros: float
    output_micros: float


PRICES = {
    "gpt-4o-mini": Price(0.15, 0.60),
    "gpt-4o": Price(2.50, 10.00),
    "gpt-4.1": Price(2.00, 8.00),
    "gpt-4.1-mini": Price(0.40, 1.60),
    "gpt-4.1-nano": Price(0.10, 0.40),
    "gpt-5": Price(1.25, 10.00),
    "gpt-5-mini": Price(0.25, 2.00),
    "gpt-5-nano": Price(0.05, 0.40),
}
_DEAREST = Price(
    max(price.input_micros for price in PRICES.values()),
    max(price.output_micros for price in PRICES.values()),
)


def price_of(model: str) -> Price:
    """Return a model's price; a dated name (gpt-4o-2024-08-06) has that of its family."""
    names = [name for name in PRICES if model == name or model.startswith(f"{name}-20")]
    return PRICES[max(names, key=len)] if names else _DEAREST


def cost_micros(model: str, input_tokens: int, output_tokens: int) -> int:
    """Return what a call cost in micro-dollars, rounded up."""
    price = price_of(model)
    return ceil(round(input_tokens * price.input_micros + output_tokens * price.output_micros, 6))


def most_micros(model: str, characters: int, max_tokens: int) -> int:
    """Return what a call can cost at most, at three characters a token."""
    return cost_micros(model, characters // 3 + 100, max_tokens)
