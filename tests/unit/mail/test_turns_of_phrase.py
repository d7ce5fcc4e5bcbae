"""Are turns of phrase understood that reverse or redirect what a single word says?"""

import pytest

from models.mail.facts import Intent
from models.mail.meaning import judge_meaning


@pytest.mark.parametrize(
    "text",
    [
        "Please stop by our office on Monday.",
        "Just stop by, no need to call.",
        "Could you please stop over on your way?",
        "Please stop worrying, we will sign.",
        "Please stop at the reception when you come.",
        "Please stop calling me Mr Fox, Ben is fine.",
        "I want you to stop by our office.",
        "We want to stop churn in our app.",
        "Can we opt out of the premium support later?",
    ],
)
def test_another_stop_is_no_opt_out(text: str) -> None:
    assert not judge_meaning(text).opt_out.value


@pytest.mark.parametrize(
    "text",
    [
        "Please stop.",
        "Please stop\n\nBen",
        "Please stop to email me",
        "Please stop in future",
        "Please stop calling me at work",
        "Would you please just stop",
        "I need you to stop",
        "I want you to stop emailing me",
        "Please cease all further communication.",
        "Remove me, please, from your list.",
        "Gelieve mij uit te schrijven",
        "Ikke skriv til meg mer",
        "I want to opt out of the weekly emails",
    ],
)
def test_a_request_to_stop_is_an_opt_out(text: str) -> None:
    assert judge_meaning(text).opt_out.value


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I'm not the right person for this.", Intent.WRONG_PERSON),
        ("Ben left the company last month. His successor is Eve.", Intent.REFERRAL),
        ("Herr Fuchs ist nicht mehr da, sein Nachfolger ist Herr Wolf.", Intent.REFERRAL),
        ("Non siamo interessati.", Intent.NOT_INTERESTED),
        ("No estoy interesado.", Intent.NOT_INTERESTED),
        ("Não estou interessado.", Intent.NOT_INTERESTED),
        ("Пришлите, пожалуйста, коммерческое предложение.", Intent.NEED_MORE_INFO),
        ("Schicken Sie mir, bitte, mehr Unterlagen.", Intent.NEED_MORE_INFO),
    ],
)
def test_the_intent_is_what_the_whole_turn_says(text: str, intent: Intent) -> None:
    assert judge_meaning(text).intent.value == intent
