"""Is every column that says who must not be written to known, and read for what it says?"""

import pytest

from models.rules.lead_columns import map_columns
from models.rules.opt_outs import Says, Stand, read_opt_out
from models.schemas.opt_out_words import BOUNCED, NO, OPTED_IN, OPTED_OUT, YES
from tasks.lead_validation import BLANKS

KINDS = {
    Says.OPT_OUT: (
        "Unsubscribed from all email", "Opted out of email: One to One", "Email Opt Out",
        "HasOptedOutOfEmail", "UNSUB_TIME", "Unsubscribe Date", "Is Unsubscribed", "Opt-out",
        "unsubscribed_emails", "Do Not Contact", "do_not_email", "DNC", "Don't Contact",
        "Do not allow Bulk Emails", "No Email", "Suppressed", "Blacklisted", "Marked as spam",
        "Abgemeldet am", "Keine Werbung", "Werbesperre", "Désabonné", "Désinscrit",
        "Ne pas contacter", "Dado de baja", "No contactar", "Descadastrado", "Não contatar",
        "Disiscritto", "Non contattare", "Automatically unsubscribed", "Newsletter opt-out",
        "Corporate opt-out", "Unsubscribed from campaign", "Country opt-out",
        "Do not allow Emails", "Don't Market", "Do Not Solicit", "Email DND",
        "Opted out of email: Membership", "Opted out of email: Corporate",
        "Unsubscribed from: Landing page", "Membership opt-out", "Opt-out: Membership",
    ),
    Says.MENTION: ("UNSUB_REASON", "Unsubscribed Mode", "Opt-out source"),
    Says.CONSENT: ("Subscribed", "Opt-In", "Email Opt In", "Accepts Email Marketing", "Consent",
        "Person - Opt-in",
    ),
    Says.STATUS: ("Marketing status", "Email Marketing Status", "lastState", "ZeroBounce Result",
        "Person - Marketing status",
    ),
    Says.BOUNCE: ("Email hard bounce reason", "Email Bounced Date", "Bounced", "CLEAN_TIME"),
    None: (
        "UNSUB_CAMPAIGN_TITLE", "Unsubscribe link", "Fax Opt Out", "Do Not Call", "SMS opt-out",
        "Soft bounce count", "Bounce rate", "OPTIN_TIME", "Newsletter", "Email Domain",
        "UNSUB_CAMPAIGN_ID", "Opt-out IP", "Lead not contacted", "DeBounce Response",
        "Bouncer Reason",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "kind"), [(heading, kind) for kind, found in KINDS.items() for heading in found]
)
def test_a_column_of_opt_outs_is_known_however_it_is_worded(heading: str, kind: Says | None):
    assert map_columns(["Email", "Company", heading]).opt_outs.get(2) == kind


@pytest.mark.parametrize(
    ("kind", "cell", "stand"),
    [
        *((Says.OPT_OUT, cell, Stand.OUT) for cell in (
            "TRUE", "x", "✓", "ja", "sí", "Unsubscribed", "Opted-Out", "2025-05-06 07:08:09",
            "1971-01-01", "06/05/2025", "May 6, 2025", "1746515289", "ada@acme.example",
            "✔\ufe0f", "☑\ufe0f", "☒", "\u200byes", "Do Not Allow",
        )),
        *((Says.OPT_OUT, cell, Stand.IN) for cell in (
            "no", "0.0", "nein", "não", "Subscribed", "0000-00-00 00:00:00", "Allow",
            "0000-00-00T00:00:00Z", "[]", "0001-01-01T00:00:00", "1/1/0001 12:00:00 AM",
            "1970-01-01", "Jan 1, 1970",
        )),
        *((Says.OPT_OUT, cell, Stand.UNKNOWN) for cell in ("perhaps", "?", "########", "●")),
        (Says.OPT_OUT, " ", None),
        (Says.OPT_OUT, "-", None),
        (Says.MENTION, "NORMAL", Stand.OUT),
        (Says.CONSENT, "No", Stand.OUT),
        (Says.CONSENT, "withdrawn", Stand.OUT),
        (Says.CONSENT, "\u200bno", Stand.OUT),
        (Says.CONSENT, "✗", Stand.OUT),
        *((Says.CONSENT, cell, None) for cell in (
            "pending", "SUBSCRIBED", "Opted-In", "Opt in", "allowed", "NEVER_SUBSCRIBED",
        )),
        (Says.STATUS, "Do Not Contact", Stand.OUT),
        (Says.STATUS, "emailsBounced", Stand.BOUNCED),
        (Says.STATUS, "no", None),
        (Says.BOUNCE, "550 5.1.1 no such user", Stand.BOUNCED),
        *((Says.BOUNCE, cell, None) for cell in (
            "FALSE", "01.01.1900", "Soft", "soft bounce", "transient",
        )),
    ],
)  # fmt: skip
def test_a_cell_is_read_by_the_kind_of_its_column(kind: Says, cell: str, stand: Stand | None):
    assert read_opt_out(kind, cell) == stand


@pytest.mark.parametrize("kind", Says)
@pytest.mark.parametrize("cell", [*BLANKS, "NULL", "-None-", "--none--", "NaN", "n.a.", " "])
def test_what_programs_write_where_there_is_nothing_says_nothing(kind: Says, cell: str):
    assert read_opt_out(kind, cell) is None


def test_no_word_says_two_things():
    assert not (OPTED_OUT | BOUNCED | YES) & (NO | OPTED_IN)
    assert not NO & OPTED_IN
    assert not OPTED_OUT & (BOUNCED | YES)


def test_every_column_of_opt_outs_is_read_and_a_mapping_has_the_last_word():
    headings = ["Email", "Company", "Unsubscribed", "Do Not Contact", "Weg damit"]

    assert set(map_columns(headings).opt_outs) == {2, 3}
    stated = map_columns(headings, {"Do Not Contact": "", "Weg damit": "is_opted_out"})
    assert (set(stated.opt_outs), stated.ignored) == ({2, 4}, ("Do Not Contact",))


def test_a_status_that_is_left_out_for_another_is_read_for_its_opt_outs():
    columns = map_columns(
        ["Email", "Company", "Lead Status", "Status", "Email Status", "Email Quality"]
    )

    assert columns.opt_outs == dict.fromkeys((2, 3, 4, 5), Says.STATUS)
    assert "but for a word there for an opt-out" in columns.notices[-1]


def test_what_is_read_otherwise_than_one_may_think_is_said():
    said = map_columns(["Email", "Company", "Subscribed", "Bounced", "Unsubscribed"]).notices

    assert [text.split(":")[0] for text in said] == ["'Subscribed' is read", "'Bounced' is read"]
