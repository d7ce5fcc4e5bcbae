"""Are the author's own words told from quoted history and signature?"""

from textwrap import dedent

import pytest

from models.mail.reading import read_mail
from models.mail.replies import split_reply

# Lines before history as mail programs write them, by language and program.
ATTRIBUTIONS = [
    "On Mon, Mar 2, 2026 at 10:00 AM Max Muster <max@corp.example> wrote:",
    "On 2 Mar 2026, at 10:00, Max Muster <max@corp.example> wrote:",
    "On Mon, Mar 2, 2026 at 10:00 AM Max Muster <\nmax@corp.example> wrote:",
    "On Monday, March 2, 2026, 10:00:00 AM GMT+1, Max Muster\n<max@corp.example> wrote:",
    "On 03/02/2026 10:00 AM, Max Muster wrote:",
    "On Monday, March 2nd, 2026 at 10:00 AM, Max Muster\n<max@corp.example>\nwrote:",
    "Max Muster <max@corp.example> wrote:",
    "Am 02.03.26 um 10:00 schrieb Max Muster:",
    "Am Mo., 2. März 2026 um 10:00 Uhr schrieb Max Muster <max@corp.example>:",
    "Am 02.03.2026 um 10:00 schrieb Max Muster <max@corp.example>:",
    "Max Muster <max@corp.example> schrieb am Mo., 2. März 2026, 10:00:",
    "Le lun. 2 mars 2026 à 10:00, Max Muster <max@corp.example> a écrit :",
    "Le 02/03/2026 à 10:00, Max Muster a écrit :",
    "Le 2 mars 2026 à 10:00, Max Muster\n<max@corp.example> a écrit :",
    "El lun, 2 mar 2026 a las 10:00, Max Muster (<max@corp.example>) escribió:",
    "El 02/03/2026 a las 10:00, Max Muster escribió:",
    "Em seg., 2 de mar. de 2026 às 10:00, Max Muster <max@corp.example>\nescreveu:",
    "Em 02/03/2026 10:00, Max Muster escreveu:",
    "Il giorno lun 2 mar 2026 alle ore 10:00 Max Muster <max@corp.example> ha\nscritto:",
    "Il 02/03/2026 10:00, Max Muster ha scritto:",
    "Op ma 2 mrt 2026 om 10:00 schreef Max Muster <max@corp.example>:",
    "Op 02-03-2026 om 10:00 schreef Max Muster:",
    "pon., 2 mar 2026 o 10:00 Max Muster <max@corp.example> napisał(a):",
    "W dniu 2.03.2026 o 10:00, Max Muster pisze:",
    "Den mån 2 mars 2026 kl 10:00 skrev Max Muster <max@corp.example>:",
    "Den 2026-03-02 kl. 10:00, skrev Max Muster:",
    "Den man. 2. mar. 2026 kl. 10.00 skrev Max Muster <max@corp.example>:",
    "man. 2. mars 2026 kl. 10:00 skrev Max Muster <max@corp.example>:",
    "ma 2. maalisk. 2026 klo 10.00 Max Muster (max@corp.example) kirjoitti:",
    "Max Muster kirjoitti 2.3.2026 klo 10.00:",
    "po 2. 3. 2026 v 10:00 odesílatel Max Muster <max@corp.example> napsal:",
    "Dne 02. 03. 26 v 10:00 Max Muster napsal(a):",
    "Max Muster <max@corp.example> ezt írta (időpont: 2026. márc. 2., H, 10:00):",
    "În lun., 2 mar. 2026 la 10:00, Max Muster <max@corp.example> a scris:",
    "пн, 2 мар. 2026 г. в 10:00, Max Muster <max@corp.example>:",
    "02.03.2026 10:00, Max Muster пишет:",
    "Понедельник, 2 марта 2026, 10:00 +03:00 от Max Muster <max@corp.example>:",
    "пн, 2 бер. 2026 р. о 10:00 Max Muster <max@corp.example> пише:",
    "Max Muster <max@corp.example>, 2 Mar 2026 Pzt, 10:00 tarihinde şunu yazdı:",
    "Στις Δευ 2 Μαρ 2026 στις 10:00 π.μ., ο χρήστης Max Muster <max@corp.example>\nέγραψε:",
    "2026年3月2日(月) 10:00 Max Muster <max@corp.example>:",
    "2026/03/02 10:00、Max Muster <max@corp.example>のメール:",
    "Max Muster <max@corp.example> 于2026年3月2日周一 10:00写道：",
    '在 2026-03-02 10:00:00，"Max Muster" <max@corp.example> 写道：',
    "2026년 3월 2일 (월) 오전 10:00, Max Muster <max@corp.example>님이 작성:",
    "--- On Mon, 3/2/26, Max Muster <max@corp.example> wrote:",
    "2026/3/2 Max Muster <max@corp.example>",
]
BLOCKS = [
    "-----Original Message-----\nFrom: Max Muster\nSent: Monday, March 2, 2026 10:00\nTo: Ann",
    "________________________________\nFrom: Max Muster <max@corp.example>\nSent: Mon\nTo: Ann",
    "From: Max Muster <max@corp.example>\nSent: March 2, 2026 10:00\nTo: Ann\nSubject: Idea",
    "*From:* Max Muster <max@corp.example>\n*Sent:* Monday, March 2, 2026\n*To:* Ann",
    "Von: Max Muster\nGesendet: Montag, 2. März 2026 10:00\nAn: Ann\nBetreff: Idee",
    'Gesendet: Montag, 02. März 2026 um 10:00 Uhr\nVon: "Max" <max@corp.example>\nAn: a@x.example',
    "-------- Ursprüngliche Nachricht --------\nVon: Max\nDatum: 02.03.26 10:00\nAn: Ann",
    "De : Max Muster\nEnvoyé : lundi 2 mars 2026 10:00\nÀ : Ann\nObjet : Idée",
    "-----Message d'origine-----\nDe : Max\nEnvoyé : lundi\nÀ : Ann",
    "De: Max Muster\nEnviado el: lunes, 2 de marzo de 2026 10:00\nPara: Ann\nAsunto: Idea",
    "De: Max Muster\nEnviada em: segunda-feira, 2 de março de 2026\nPara: Ann\nAssunto: Ideia",
    "Da: Max Muster\nInviato: lunedì 2 marzo 2026 10:00\nA: Ann\nOggetto: Idea",
    "Van: Max Muster\nVerzonden: maandag 2 maart 2026 10:00\nAan: Ann\nOnderwerp: Idee",
    "Od: Max Muster\nWysłano: poniedziałek, 2 marca 2026 10:00\nDo: Ann\nTemat: Pomysł",
    "Från: Max Muster\nSkickat: den 2 mars 2026 10:00\nTill: Ann\nÄmne: Idé",
    "Fra: Max Muster\nSendt: 2. marts 2026 10:00\nTil: Ann\nEmne: Idé",
    "Lähettäjä: Max Muster\nLähetetty: maanantai 2. maaliskuuta 2026\nVastaanottaja: Ann\nAihe: I",
    "Od: Max Muster\nOdesláno: pondělí 2. března 2026 10:00\nKomu: Ann\nPředmět: Nápad",
    "От: Max Muster\nОтправлено: 2 марта 2026 г. 10:00\nКому: Ann\nТема: Идея",
    "Kimden: Max Muster\nGönderildi: 2 Mart 2026 Pazartesi 10:00\nKime: Ann\nKonu: Fikir",
    "差出人: Max Muster\n送信日時: 2026年3月2日 10:00\n宛先: Ann\n件名: 案",
    "发件人: Max Muster\n发送时间: 2026年3月2日 10:00\n收件人: Ann\n主题: 想法",
    "보낸 사람: Max Muster\n보낸 날짜: 2026년 3월 2일\n받는 사람: Ann\n제목: 생각",
    '------------------ 原始邮件 ------------------\n发件人: "Max"<max@corp.example>;',
    "---------- Forwarded message ---------\nFrom: Max <max@corp.example>\nDate: Mon, 2 Mar 2026",
    "##- Please type your reply above this line -##",
]
DEVICES = [
    "Sent from my iPhone",
    "Sent from my Galaxy",
    "Sent from Mail for Windows 10",
    "Sent from Yahoo Mail on Android",
    "Get Outlook for iOS",
    "Get Outlook for Android<https://aka.ms/x>",
    "Von meinem iPhone gesendet",
    "Gesendet von Mail für Windows",
    "Holen Sie sich Outlook für iOS",
    "Envoyé de mon iPhone",
    "Télécharger Outlook pour iOS",
    "Enviado desde mi iPhone",
    "Enviado do meu iPhone",
    "Inviato da iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Wysłane z iPhone'a",
    "Skickat från min iPhone",
    "Sendt fra min iPhone",
    "Lähetetty iPhonesta",
    "Odesláno z iPhonu",
    "Отправлено с iPhone",
    "iPhone'umdan gönderildi",
    "iPhoneから送信",
    "发自我的iPhone",
    "나의 iPhone에서 보냄",
    "Sent with Proton Mail secure email.",
]
QUOTE = "> Shall we talk?\n>\n> Max\n"


@pytest.mark.parametrize("line", ATTRIBUTIONS)
@pytest.mark.parametrize("quote", [QUOTE, "Shall we talk?\n\nMax\n"], ids=["marked", "bare"])
def test_words_above_an_attribution_line_are_the_reply(line, quote):
    split = split_reply(f"Hello Max,\n\nyes, gladly.\n\n{line}\n\n{quote}")

    assert split.text == "Hello Max,\n\nyes, gladly."
    assert "Shall we talk?" in split.quoted


@pytest.mark.parametrize("line", ATTRIBUTIONS)
def test_words_below_a_marked_quote_are_the_reply(line):
    split = split_reply(f"{line}\n{QUOTE}\nyes, gladly.\n")

    assert split.text == "yes, gladly."


@pytest.mark.parametrize("block", BLOCKS)
def test_words_above_a_header_block_are_the_reply(block):
    split = split_reply(f"yes, gladly.\n\n{block}\n\nShall we talk?\n\nMax\n")

    assert split.text == "yes, gladly."
    assert "Shall we talk?" in split.quoted


@pytest.mark.parametrize("line", DEVICES)
def test_a_device_s_line_is_signature(line):
    split = split_reply(f"yes, gladly.\n\n{line}\n\nOn 2 Mar 2026, at 10:00, Max wrote:\n\n{QUOTE}")

    assert split.text == "yes, gladly."
    assert split.signature == line


def test_answers_between_quotes_are_kept_in_order():
    text = dedent(
        """\
        On 2 Mar 2026, at 10:00, Max <max@corp.example> wrote:

        > Can you come on Monday?

        Yes.

        > And to the fair, which this year takes place in the new halls beyond the
        old river?

        > Do you need a room?
        No, thanks.

        --
        Ann
        """
    )

    assert split_reply(text).text == "Yes.\n\nNo, thanks."


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Fine.\n\n-- \nAnn Berg\nHead of Sales", "Fine."),
        ("Fine.\n\n--\nAnn Berg", "Fine."),
        ("Fine.\n\n-Ann Berg", "Fine."),
        ("Fine.\n\nThanks,\nAnn", "Fine.\n\nThanks,\nAnn"),
        (
            "Fine.\n\nBest regards\nAnn Berg\nHead of Sales\nTel. +49 30 123456\nwww.shop.example",
            "Fine.",
        ),
        ("Fine.\n\n____________________________\nlist mailing list\nlist@lists.example", "Fine."),
        ("Fine.\n\nCONFIDENTIALITY NOTICE: this is for you only.", "Fine."),
        ("Two options:\n- one\n- two", "Two options:\n- one\n- two"),
        (
            "First part.\n\n---\n\nSecond part, which says more than the first.",
            "First part.\n\n---\n\nSecond part, which says more than the first.",
        ),
        (
            "I will travel:\nFrom: Berlin\nTo: Paris\nOk?",
            "I will travel:\nFrom: Berlin\nTo: Paris\nOk?",
        ),
        ("On Monday he wrote:\nfine with me.", "On Monday he wrote:\nfine with me."),
        ("", ""),
        ("> only a quote", ""),
    ],
)
def test_signature_and_words_are_told_apart(text, reply):
    assert split_reply(text).text == reply


def test_a_reply_in_html_loses_its_quote_and_signature():
    raw = (
        b"Content-Type: text/html; charset=utf-8\n\n<div>Yes, gladly.</div>"
        b'<div class="gmail_signature"><div>Ann<br>Sales</div></div><div class="gmail_quote">'
        b"<div>On Mon, Mar 2, 2026 at 10:00 AM Max &lt;max@corp.example&gt; wrote:<br></div>"
        b"<blockquote>Shall we talk?</blockquote></div>"
    )

    split = split_reply(read_mail(raw))

    assert split.text == "Yes, gladly."
    assert "Shall we talk?" in split.quoted
    assert "Sales" in split.signature


def test_an_outlook_reply_in_html_ends_at_its_header_block():
    raw = (
        b"Content-Type: text/html; charset=utf-8\n\n<div><p>Oui, volontiers.</p>"
        b'<div style="border-top:solid"><p><b>De :</b> Max &lt;max@corp.example&gt;<br>'
        b"<b>Envoy&eacute; :</b> lundi 2 mars 2026 10:00<br><b>&Agrave; :</b> Ann<br>"
        b"<b>Objet :</b> Id&eacute;e</p></div><p>On se parle ?</p></div>"
    )

    assert split_reply(read_mail(raw)).text == "Oui, volontiers."
