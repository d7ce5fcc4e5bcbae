"""Are automatic mails told from people's, and of which kind are they?"""

from datetime import date

import pytest

from models.mail.automatic import find_automatic
from models.mail.reading import read_mail

AUTO = "Auto-Submitted: auto-replied\n"


def make_mail(
    subject: str, body: str, headers: str = "", sender: str = "ann@shop.example"
) -> bytes:
    """Return a plain mail of Monday, 3 August 2026."""
    return (
        f"From: Ann <{sender}>\nTo: mia@sender.example\nSubject: {subject}\n"
        f"Date: Mon, 03 Aug 2026 10:00:00 +0200\n{headers}"
        f"Content-Type: text/plain; charset=utf-8\n\n{body}\n"
    ).encode()


def kind_of(raw: bytes) -> str | None:
    found = find_automatic(read_mail(raw))
    return found.kind if found else None


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Automatic reply: Our idea", "I am out of the office until 17 August."),
        ("Out of Office: Our idea", "I am on annual leave and back on 17 August."),
        ("Automatische Antwort: Idee", "Ich bin bis 17. August nicht im Büro."),
        ("Abwesenheitsnotiz: Idee", "Ich bin im Urlaub und ab 17.8. wieder erreichbar."),
        ("Réponse automatique : Idée", "Je suis absent jusqu'au 17 août."),
        ("Respuesta automática: Idea", "Estoy fuera de la oficina hasta el 17 de agosto."),
        ("Risposta automatica: Idea", "Sono in ferie fino al 17 agosto."),
        ("Resposta automática: Ideia", "Estou de férias até 17 de agosto."),
        ("Automatisch antwoord: Idee", "Ik ben afwezig tot 17 augustus."),
        ("Automatiskt svar: Idé", "Jag har semester till 17 augusti."),
        ("Autosvar: Idé", "Jeg holder ferie til 17. august."),
        ("Automaattinen vastaus: Idea", "Olen lomalla 17.8.2026 asti."),
        ("Automatyczna odpowiedź: Pomysł", "Jestem na urlopie do 17 sierpnia."),
        ("Automatická odpověď: Nápad", "Jsem na dovolené do 17. srpna."),
        ("Автоматический ответ: Идея", "Я в отпуске до 17 августа."),
        ("自動返信: 案", "8月17日まで休暇をいただいております。"),
        ("自动答复: 想法", "我正在休假，8月17日返回公司。"),
        ("자동 회신: 생각", "8월 17일까지 휴가입니다."),
        ("Otomatik yanıt: Fikir", "17 Ağustos 2026'ya kadar izindeyim."),
    ],
)
def test_an_absence_note_is_known_by_its_title_alone(subject, body):
    found = find_automatic(read_mail(make_mail(subject, body)))

    assert found is not None
    assert found.kind == "out_of_office"
    assert found.return_on == date(2026, 8, 17)


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-replied (vacation)",
        "X-Autoreply: yes",
        "X-Autorespond: Re: Our idea",
        "Precedence: auto_reply",
        "X-Mail-Autoreply: oof",
        "Return-Path: <>",
        "X-POST-MessageClass: 9; Autoresponder",
        "X-MS-Exchange-Inbox-Rules-Loop: ann@shop.example",
    ],
)
def test_a_program_s_header_makes_an_absence_note(header):
    raw = make_mail("Re: Our idea", "I'm travelling and will be back on 17 August.", header + "\n")

    assert kind_of(raw) == "out_of_office"


@pytest.mark.parametrize(
    ("subject", "body", "headers", "kind"),
    [
        (
            "We received your message",
            "Thank you for contacting us. We will reply within 2 days.",
            AUTO,
            "auto_ack",
        ),
        (
            "Re: Idea",
            "Vielen Dank für Ihre Nachricht. Wir melden uns schnellstmöglich.",
            AUTO,
            "auto_ack",
        ),
        ("[Ticket#2026080310001] Idea", "Your request has been received.", AUTO, "ticket"),
        ("Your request", "A ticket has been created. Your ticket number is 48213.", AUTO, "ticket"),
        (
            "Please confirm your message",
            (
                "Your message is being held until you confirm that you are a human sender. "
                "Please click the link to deliver the message: https://check.example/x"
            ),
            "",
            "challenge",
        ),
        (
            "News in August",
            "Our offers. Unsubscribe here.",
            "List-Unsubscribe: <https://news.example/u>\nPrecedence: bulk\n",
            "list",
        ),
    ],
)
def test_other_automatic_mails_have_their_kinds(subject, body, headers, kind):
    assert kind_of(make_mail(subject, body, headers)) == kind


@pytest.mark.parametrize(
    ("subject", "body", "headers"),
    [
        ("Re: Our idea", "I will be out of the office next week, can we talk on the 17th?", ""),
        (
            "Re: Our idea",
            "Thanks! I'm on holiday until Monday but this looks good. Call me then.",
            "",
        ),
        ("Out of office policy", "Which out of office texts do you use? We need a template.", ""),
        ("Re: Automatic reply: Our idea", "I'm back now, let us talk.", ""),
        ("Re: Abwesenheit", "Ich bin ab Montag im Urlaub, passt Dienstag danach?", ""),
        (
            "[python-talk] Re: Rounding",
            "I think that this rounds to even.",
            (
                "List-Id: <talk.lists.example>\nList-Post: <mailto:talk@lists.example>\n"
                "Precedence: list\nIn-Reply-To: <a@b.example>\n"
            ),
        ),
        ("Re: [Ticket#4711] Printer", "It works now, thank you.", ""),
        ("Re: Our idea", "Yes.", "Auto-Submitted: no\n"),
        ("Vacation plans", "We are on vacation in July. And you?", ""),
    ],
)
def test_a_person_s_mail_is_left_alone(subject, body, headers):
    assert kind_of(make_mail(subject, body, headers)) is None


def test_a_note_without_a_sign_counts_only_in_full_form():
    raw = make_mail(
        "Re: Our idea",
        "Thank you for your email. I am currently out of the office until 17 August with limited "
        "access to email. For urgent matters please contact my colleague at desk@shop.example.",
    )

    assert kind_of(raw) == "out_of_office"
