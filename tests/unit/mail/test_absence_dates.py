"""On which day does an absence end, as notes in many languages and styles state it?"""

from datetime import date

import pytest

from models.mail.absence_dates import find_return_date

SENT = date(2026, 8, 3)  # a Monday
CASES = [
    ("I am out of the office until 17 August 2026.", (8, 17)),
    ("I am out of the office and will be back on Monday, August 17.", (8, 17)),
    (
        "I will be out of the office from August 3rd through August 14th, returning August 17th.",
        (8, 17),
    ),
    ("I'm away from 3 to 14 August.", (8, 14)),
    ("I am on leave 03/08/2026 - 14/08/2026.", (8, 14)),
    ("Out of office 8/3/2026 through 8/14/2026. I will return on 8/17/2026.", (8, 17)),
    ("I am away until 2026-08-17.", (8, 17)),
    ("I'll be back next Monday.", (8, 10)),
    ("I am out today and will be back tomorrow.", (8, 4)),
    ("I am away until the end of August.", (8, 31)),
    ("I am back in two weeks.", (8, 17)),
    ("I will be back in the office on the 17th of August.", (8, 17)),
    ("Ich bin bis einschließlich 14.08.2026 nicht im Büro.", (8, 14)),
    (
        "Ich bin vom 03.08. bis 14.08.2026 im Urlaub und ab dem 17.08.2026 wieder erreichbar.",
        (8, 17),
    ),
    ("Ich bin ab Montag, den 17. August wieder für Sie da.", (8, 17)),
    ("Ich bin bis zum 14. August abwesend.", (8, 14)),
    ("Ab nächsten Montag bin ich wieder da.", (8, 10)),
    ("Je suis absent jusqu'au 14 août 2026 inclus.", (8, 14)),
    ("Je suis en congés du 3 au 14 août. Je serai de retour le lundi 17 août.", (8, 17)),
    ("Je serai absente du 03/08/2026 au 14/08/2026.", (8, 14)),
    ("Absent du bureau, de retour le 17/08.", (8, 17)),
    ("Estaré fuera de la oficina hasta el 14 de agosto.", (8, 14)),
    ("Estoy de vacaciones del 3 al 14 de agosto; vuelvo el lunes 17 de agosto.", (8, 17)),
    ("Sarò assente dal 3 al 14 agosto 2026.", (8, 14)),
    ("Sono in ferie fino al 14/08/2026. Rientrerò il 17/08/2026.", (8, 17)),
    ("Estarei ausente até 14 de agosto de 2026.", (8, 14)),
    ("Estou de férias de 3 a 14 de agosto, regresso no dia 17 de agosto.", (8, 17)),
    ("Ik ben afwezig tot en met 14 augustus.", (8, 14)),
    (
        "Ik ben met vakantie van 3 t/m 14 augustus en ben maandag 17 augustus weer bereikbaar.",
        (8, 17),
    ),
    ("Jestem na urlopie do 14 sierpnia 2026.", (8, 14)),
    ("W dniach 03.08-14.08.2026 jestem na urlopie. Wracam 17.08.2026.", (8, 17)),
    ("Jag är på semester till och med den 14 augusti.", (8, 14)),
    ("Jag är tillbaka måndag den 17 augusti.", (8, 17)),
    ("Jeg er på ferie til og med 14. august.", (8, 14)),
    ("Jeg er tilbage på kontoret mandag d. 17. august.", (8, 17)),
    ("Jeg er tilbake på kontoret 17. august.", (8, 17)),
    ("Olen lomalla 14.8.2026 asti.", (8, 14)),
    ("Olen lomalla 3.8.-14.8.2026. Palaan töihin 17.8.2026.", (8, 17)),
    ("Jsem na dovolené do 14. srpna 2026.", (8, 14)),
    ("Do 14.8.2026 mám dovolenou, zpět budu 17.8.2026.", (8, 17)),
    ("Szabadságon vagyok 2026. augusztus 14-ig.", (8, 14)),
    ("Sunt în concediu până la 14 august 2026.", (8, 14)),
    ("Я в отпуске до 14 августа 2026 года.", (8, 14)),
    ("Я в отпуске с 3 по 14 августа. Вернусь 17 августа.", (8, 17)),
    ("Я у відпустці до 14 серпня.", (8, 14)),
    ("14 Ağustos 2026'ya kadar izindeyim.", (8, 14)),
    ("17 Ağustos 2026 tarihinde ofise döneceğim.", (8, 17)),
    ("8月14日まで夏季休暇をいただいております。", (8, 14)),
    ("2026年8月3日から8月14日まで休暇です。8月17日より出社いたします。", (8, 17)),
    ("我将于8月3日至8月14日休假。", (8, 14)),
    ("我正在休假,将于2026年8月17日返回公司。", (8, 17)),
    ("8월 14일까지 휴가입니다.", (8, 14)),
    ("8월 3일부터 8월 14일까지 휴가이며, 8월 17일에 복귀합니다.", (8, 17)),
    ("Λείπω μέχρι τις 14 Αυγούστου 2026.", (8, 14)),
    ("Ich bin erst am Mittwoch wieder im Haus.", (8, 5)),
    ("Je serai de retour lundi prochain.", (8, 10)),
    ("Vuelvo el próximo lunes.", (8, 10)),
    ("I am out of the office until Wednesday.", (8, 5)),
]


@pytest.mark.parametrize(("text", "on"), CASES, ids=[text[:40] for text, _ in CASES])
def test_the_day_that_a_note_states_is_found(text, on):
    found = find_return_date(text, SENT)

    assert found is not None
    assert found[0] == date(2026, *on)


@pytest.mark.parametrize(
    "text",
    [
        "I am out of the office. For urgent matters call +49 30 123456.",
        "I no longer work here since 1 May 2026.",
        "We are open Monday to Friday from 9:00 to 17:00.",
        "Meeting room 12/14 is free.",
        "",
    ],
)
def test_a_note_without_an_end_gives_no_day(text):
    assert find_return_date(text, SENT) is None


def test_a_year_that_is_left_out_is_the_next_that_fits():
    assert find_return_date("Back on January 5.", date(2026, 12, 20))[0] == date(2027, 1, 5)


def test_without_the_mail_s_date_only_whole_dates_count():
    assert find_return_date("Back on January 5.", None) is None
    assert find_return_date("Back on January 5, 2027.", None)[0] == date(2027, 1, 5)


@pytest.mark.parametrize("text", ["until 31 February 2026", "until 2026-99-99", "until 0/0/2026"])
def test_a_day_that_does_not_exist_is_no_day(text):
    assert find_return_date(text, SENT) is None
