"""By which keys is a mail matched to the one that it answers?"""

import pytest

from models.mail.reading import read_mail
from models.mail.threads import thread_keys


@pytest.mark.parametrize(
    "prefix",
    ["Re: ", "RE: ", "Re[2]: ", "AW: ", "Antw: ", "Sv: ", "VS: ", "Odp: ", "RES: ", "R: ", "Rép: ",
     "YNT: ", "Отв: ", "回复：", "答复: ", "返信: ", "회신: ", "Re: AW: RE: ", "[list] Re: "],
)  # fmt: skip
def test_prefixes_of_answers_do_not_change_the_subject(prefix):
    keys = thread_keys(read_mail(f"Subject: {prefix}Our idea\n\nHi".encode()))

    assert keys.subject.removeprefix("[list] ") == "Our idea"
    assert keys.is_reply


@pytest.mark.parametrize("prefix", ["Fwd: ", "FW: ", "WG: ", "TR: ", "RV: ", "ENC: ", "转发: "])
def test_prefixes_of_forwards_are_told_from_answers(prefix):
    keys = thread_keys(read_mail(f"Subject: {prefix}Our idea\n\nHi".encode()))

    assert (keys.subject, keys.is_forward, keys.is_reply) == ("Our idea", True, False)


def test_ids_come_in_the_order_of_trust():
    raw = (
        b"Message-ID: <c@x.example>\nIn-Reply-To: <b@x.example>\n"
        b"References: <a@x.example>\n <b@x.example>\nTo: Mia <mia+t0k3n@sender.example>\n\nHi"
    )

    keys = thread_keys(read_mail(raw))

    assert keys.message_id == "c@x.example"
    assert keys.in_reply_to == ("b@x.example",)
    assert keys.references == ("b@x.example", "a@x.example")
    assert keys.tokens == ("t0k3n",)
    assert keys.is_reply


def test_a_subject_that_begins_like_a_prefix_keeps_its_words():
    keys = thread_keys(read_mail(b"Subject: Return on investment\n\nHi"))

    assert (keys.subject, keys.is_reply) == ("Return on investment", False)
