"""Are notices, notes and attributions read that other systems word in their own way?

Each test holds one class of wording that was once misread, in several languages where it has any.
"""

from datetime import date

import pytest

from models.mail.explain import explain
from models.mail.facts import BounceClass, Kind, Reason


def mail(body: str, *headers: str, html: bool = False) -> bytes:
    kind = "html" if html else "plain"
    lines = [
        "From: Ben <ben@lead.example>",
        "To: sales@our.example",
        "Date: Wed, 14 Oct 2026 09:12:00 +0200",
        f"Content-Type: text/{kind}; charset=utf-8",
        *headers,
    ]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


def notice(body: str, subject: str = "Mail delivery failed") -> bytes:
    text = mail(body, f"Subject: {subject}", "Return-Path: <>").decode()
    return text.replace("Ben <ben@lead.example>", "MAILER-DAEMON@mx.lead.example").encode()


@pytest.mark.parametrize(
    ("refusal", "reason", "bounce_class"),
    [
        ("550 5.7.133 sender not authenticated for group", Reason.POLICY, BounceClass.SOFT),
        ("554 5.7.1 Connection refused. Sender IP blocked", Reason.BLOCKED, BounceClass.SOFT),
        ("550 permanent failure (ann@dead.example:blocked)", Reason.BLOCKED, BounceClass.SOFT),
        ("421 there are limits for how many mails an hour", Reason.RATE, BounceClass.SOFT),
        ("nie ma takiego konta", Reason.UNKNOWN_USER, BounceClass.HARD),
        ("Das Postfach wurde deaktiviert", Reason.INACTIVE, BounceClass.HARD),
        ("La casella di posta risulta disattivata", Reason.INACTIVE, BounceClass.HARD),
        ("Skrzynka została zablokowana", Reason.INACTIVE, BounceClass.HARD),
    ],
)
def test_a_refusal_has_the_reason_that_its_system_means(
    refusal: str, reason: Reason, bounce_class: BounceClass
) -> None:
    bounce = explain(notice(f"Could not deliver to:\n\n<ann@dead.example>:\n{refusal}\n")).bounce
    assert bounce is not None
    assert (bounce.reason, bounce.bounce_class) == (reason, bounce_class)


def test_an_address_ends_at_fullwidth_brackets() -> None:
    bounce = explain(notice("收件人邮件地址（ann@dead.example）不存在，邮件无法送达。")).bounce
    assert bounce is not None
    assert [found.address for found in bounce.recipients] == ["ann@dead.example"]


def test_a_daemon_that_quotes_a_refusal_reports_a_bounce_under_any_title() -> None:
    raw = notice("About ann@dead.example:\n\n554 refused, see our terms\n", "Your message")
    assert explain(raw).kind == Kind.BOUNCE


@pytest.mark.parametrize(
    "text",
    [
        "Is this an automatic reply? I would rather speak to a person.",
        "Thank you for your email. We already use automation software.",
        "I got your automatic reply, so once more: can we meet?",
        "Danke für Ihre Nachricht. Wir suchen eine automatische Lösung.",
        "Gracias por su mensaje. ¿Es una respuesta automática?",
        "Grazie per il messaggio, ho ricevuto la vostra risposta automatica.",
    ],
)
def test_a_person_who_writes_about_automatic_mail_is_a_person(text: str) -> None:
    assert explain(mail(text)).kind == Kind.HUMAN


def test_a_mail_that_calls_itself_automatic_is_automatic_without_headers() -> None:
    text = "This is an automated message. We have received your request and will reply soon."
    assert explain(mail(text)).kind == Kind.AUTO_ACK


@pytest.mark.parametrize(
    "text",
    [
        "I am out of the office until the 26th. Thanks",
        "I am out of office until noon on October 26.",
        "I am out of the office until end of day on Monday, October 26",
        "I am out of office until 3pm on October 26, 2026. We are open from 9 to 17.",
        "Ich bin bis zum 26. nicht im Büro.",
        "Je suis absent jusqu'au 26. Merci",
        "Estoy de vacaciones hasta el 26.",
        "12-26 Ekim 2026 tarihleri arasında izinliyim.",
        "Estou ausente do escritório, regressando no dia 26 de outubro.",
    ],
)
def test_an_absence_ends_on_a_day_without_its_month_or_behind_an_hour(text: str) -> None:
    automatic = explain(mail(text, "Auto-Submitted: auto-replied")).automatic
    assert automatic is not None
    assert automatic.return_on == date(2026, 10, 26)


@pytest.mark.parametrize(
    "line",
    [
        "On Wed, Oct 14, 2026 at 9:12 AM Ann Lee <ann@our.example> wrote:",
        "Am 14.10.2026 um 09:12 schrieb Ann Lee <ann@our.example>:",
        "Le 14/10/2026 à 09:12, Ann Lee a écrit :",
        "Ann Lee <ann@our.example>, 14 Eki 2026 Çar, 09:12 tarihinde şunu yazdı:",
        ">>> Ann Lee <ann@our.example> 14.10.2026 09:12 >>>",
        "---- On Wed, 14 Oct 2026 09:12:00 +0200 Ann Lee <ann@our.example> wrote ----",
        "Quoting Ann Lee <ann@our.example>:",
        "Zitat von Ann Lee <ann@our.example>:",
    ],
)
def test_words_right_above_an_attribution_stay(line: str) -> None:
    reply = explain(mail(f"Fine with us\n{line}\n> Hi Ben\n")).reply
    assert reply is not None
    assert reply.text == "Fine with us"


def test_an_appointment_between_dashes_is_no_attribution() -> None:
    text = "Fine\n--- see you on 14.10.2026 at 10:00 ---\nBen"
    reply = explain(mail(text)).reply
    assert reply is not None
    assert reply.text == text


@pytest.mark.parametrize("mark", ["gmail_attr", "moz-cite-prefix"])
def test_what_a_program_marks_as_an_attribution_goes_in_any_language(mark: str) -> None:
    body = f'<p>Fine</p><div class="{mark}">Ann idatzi zuen:</div><blockquote>Hi</blockquote>'
    reply = explain(mail(body, html=True)).reply
    assert reply is not None
    assert reply.text == "Fine"


def test_a_scanners_line_that_begins_with_a_link_is_no_part_of_the_reply() -> None:
    body = "Fine\n\n<https://scan.example/x> Virus-free. www.scan.example"
    reply = explain(mail(body)).reply
    assert reply is not None
    assert reply.text == "Fine"
