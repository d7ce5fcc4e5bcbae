"""Are requests for no more mail told from sentences that only look like them?

Both sides come from a grammar: openings, requests and endings in many languages against
sentences that negate, speak of others, or ask for another thing.
"""

import itertools

import pytest

from models.mail.meaning import judge_meaning

REQUESTS = {
    "en": (
        ["", "Hi, ", "Please ", "Hello Mia, please ", "Not interested. Please "],
        [
            "remove me from your list",
            "take me off your mailing list",
            "unsubscribe me",
            "stop emailing me",
            "stop sending me these emails",
            "do not contact me again",
            "don't email me anymore",
            "delete my data from your database",
            "opt me out",
            "never write to me again",
            "remove my address from your database",
        ],
        ["", ".", " thanks.", "!\n\nAnn"],
    ),
    "de": (
        ["", "Hallo, ", "Guten Tag, bitte "],
        [
            "nehmen Sie mich aus Ihrem Verteiler",
            "streichen Sie mich von Ihrer Liste",
            "löschen Sie meine Daten",
            "schreiben Sie mir nicht mehr",
            "keine weiteren E-Mails",
            "tragen Sie mich aus dem Newsletter aus",
            "ich möchte keine Mails mehr erhalten",
        ],
        ["", ".", ", danke."],
    ),
    "fr": (
        ["", "Bonjour, ", "Merci de "],
        [
            "ne plus me contacter",
            "me retirer de votre liste",
            "me désinscrire de votre newsletter",
            "supprimer mon adresse de votre base",
            "ne plus m'envoyer de mails",
        ],
        ["", ".", " svp."],
    ),
    "es": (
        ["", "Hola, ", "Por favor, "],
        [
            "no me envíen más correos",
            "elimínenme de su lista",
            "quiero darme de baja",
            "denme de baja",
            "no quiero recibir más mensajes",
            "borren mis datos",
            "no me escriba más",
        ],
        ["", ".", ", gracias."],
    ),
    "it": (
        ["", "Buongiorno, ", "Per favore "],
        [
            "cancellatemi dalla vostra lista",
            "non contattatemi più",
            "rimuovete il mio indirizzo",
            "non voglio più ricevere mail",
            "toglietemi dalla mailing list",
            "vorrei disiscrivermi",
        ],
        ["", ".", ", grazie."],
    ),
    "pt": (
        ["", "Olá, ", "Por favor, "],
        [
            "removam-me da vossa lista",
            "não me enviem mais emails",
            "não quero receber mais mensagens",
            "retirem o meu nome da lista",
            "quero cancelar a subscrição",
            "parem de me enviar emails",
        ],
        ["", ".", ", obrigado."],
    ),
    "nl": (
        ["", "Hallo, ", "Graag "],
        [
            "verwijder mij van uw lijst",
            "schrijf mij uit",
            "stuur mij geen mails meer",
            "ik wil geen mails meer ontvangen",
            "haal mij van de mailinglijst",
        ],
        ["", ".", ", dank u."],
    ),
    "pl": (
        ["", "Dzień dobry, ", "Proszę, "],
        [
            "proszę o usunięcie z listy",
            "proszę mnie wypisać",
            "nie chcę otrzymywać wiadomości",
            "nie wysyłajcie mi więcej maili",
            "usuńcie mój adres z bazy",
        ],
        ["", ".", ", dziękuję."],
    ),
    "sv": (
        ["", "Hej, "],
        [
            "ta bort mig från er lista",
            "avregistrera mig",
            "sluta skicka mejl till mig",
            "jag vill inte ha fler mejl",
            "skicka inga fler mejl",
        ],
        ["", ".", ", tack."],
    ),
    "ru": (
        ["", "Здравствуйте, ", "Пожалуйста, "],
        [
            "отпишите меня от рассылки",
            "удалите мой адрес из базы",
            "больше не пишите мне",
            "не хочу получать ваши письма",
            "прекратите присылать письма",
        ],
        ["", ".", ", спасибо."],
    ),
    "tr": (
        ["", "Merhaba, "],
        [
            "beni listenizden çıkarın",
            "artık mail göndermeyin",
            "aboneliğimi iptal edin",
            "e-posta almak istemiyorum",
        ],
        ["", ".", ", teşekkürler."],
    ),
    "ja": (
        ["", "お世話になります。"],
        [
            "配信を停止してください",
            "今後のご連絡は不要です",
            "リストから削除してください",
            "メールを送らないでください",
        ],
        ["", "。"],
    ),
    "zh": (
        ["", "您好，"],
        ["请不要再给我发邮件", "请退订", "把我从列表中删除，不想再收到邮件"],
        ["", "。"],
    ),
    "ko": (
        ["", "안녕하세요, "],
        ["수신거부 부탁드립니다", "더 이상 메일 보내지 마세요", "메일 목록에서 삭제해 주세요"],
        ["", "."],
    ),
}
KEYWORDS = [
    "STOP",
    "Stop.",
    "stop please",
    "UNSUBSCRIBE",
    "Quit",
    "END",
    "Arrêt",
    "BAJA",
    "Abmelden",
    "STOPP",
    "отписаться",
    "停止",
    "退订",
    "수신거부",
    "Afmelden",
    "Stop, thanks",
]
LOOK_ALIKES = [
    "Please don't unsubscribe me, I read every mail.",
    "Do not remove me from your list, please.",
    "I don't want to unsubscribe.",
    "How do your customers unsubscribe from the newsletter?",
    "Does your tool handle unsubscribe requests?",
    "What is your unsubscribe rate?",
    "Can recipients opt out in one click?",
    "Please remove me from the CC next time.",
    "Take me off the invite for Tuesday, please.",
    "Could you remove the second slide?",
    "Please remove Tom from the attendee list.",
    "Stop by our office on Monday.",
    "We never stop improving.",
    "It is a one-stop shop, right?",
    "Don't hesitate to contact me.",
    "Do not call me before 10, I am in a meeting.",
    "Please do not contact me until September.",
    "Don't write to my private address, use this one.",
    "I was unsubscribed by accident, please add me again.",
    "We had to cancel the meeting.",
    "Not interested, thanks.",
    "I can't stop thinking about your demo.",
    "Don't email me the contract, bring it along.",
    "Bitte melden Sie mich nicht ab.",
    "Wie können sich Ihre Kunden abmelden?",
    "Bitte entfernen Sie die zweite Folie.",
    "Rufen Sie mich nicht vor 10 Uhr an.",
    "Zögern Sie nicht, mich zu kontaktieren.",
    "Ne me désinscrivez pas, vos mails sont utiles.",
    "N'hésitez pas à me contacter.",
    "Comment vos clients se désabonnent-ils ?",
    "No me den de baja, por favor.",
    "No dude en contactarme.",
    "Non esiti a contattarmi.",
    "Não hesite em contactar-me.",
    "Aarzel niet om contact op te nemen.",
    "Proszę się nie wahać i pisać.",
    "Tveka inte att höra av dig.",
    "Не стесняйтесь писать мне.",
    "资料很好，谢谢。",
    "停止线在哪里？我们想了解更多。",
    "Can we stop the trial early if it does not work out?",
    "When does the offer end?",
    "Please remove the attachment and send it again.",
    "Where did you get my address?",
    "Please stop the campaign for our product until June.",
    "Lassen Sie uns bitte am Montag von Ihrem Produkt sprechen.",
    "Unser Anwalt prüft den Vertrag.",
    "I have no authority to decide this.",
    "Votre dernier mail est intéressant.",
    "No me queda más remedio que esperar.",
    "Vi vill inte bli kund just nu.",
    "",
]


@pytest.mark.parametrize("language", list(REQUESTS))
def test_every_request_of_the_grammar_is_an_opt_out(language):
    made = ["".join(parts) for parts in itertools.product(*REQUESTS[language])]

    missed = [text for text in made if judge_meaning(text).opt_out.value is not True]

    assert missed == []


@pytest.mark.parametrize("text", KEYWORDS)
def test_a_keyword_alone_is_an_opt_out(text):
    assert judge_meaning(text).opt_out.value is True


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_no_opt_out(text):
    assert judge_meaning(text).opt_out.value is not True
