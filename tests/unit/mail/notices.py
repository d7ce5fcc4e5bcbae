"""Made-up delivery notices in the forms that mail systems give them."""

from textwrap import dedent

ORIGINAL = dedent(
    """\
    Message-ID: <m1@sender.example>
    From: Mia <mia@sender.example>
    To: {to}
    Subject: Our idea

    Hello,
    this is the text of the first mail.
    """
)


def make_dsn(
    *,
    to: str = "bob@dead.example",
    status: str = "5.1.1",
    diagnostic: str = "smtp; 550 5.1.1 <bob@dead.example> User unknown",
    action: str = "failed",
    sender: str = "MAILER-DAEMON@mx.example",
    subject: str = "Undelivered Mail Returned to Sender",
    human: str = "Your message could not be delivered.",
    more: str = "",
) -> bytes:
    """Return a notice after RFC 3464."""
    return (
        f"Return-Path: <>\nFrom: Mail Delivery System <{sender}>\nTo: mia@sender.example\n"
        f"Subject: {subject}\nDate: Mon, 02 Mar 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"\n\n'
        f"--b1\nContent-Type: text/plain; charset=utf-8\n\n{human}\n\n"
        "--b1\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mx.example\n\n"
        f"Final-Recipient: rfc822; {to}\nAction: {action}\nStatus: {status}\n"
        f"Diagnostic-Code: {diagnostic}\n{more}\n"
        "--b1\nContent-Type: message/rfc822\n\n" + ORIGINAL.format(to=to) + "\n--b1--\n"
    ).encode()


def make_notice(
    body: str,
    *,
    sender: str = "Mail Delivery System <MAILER-DAEMON@mx.example>",
    subject: str = "Undelivered Mail Returned to Sender",
    headers: str = "",
) -> bytes:
    """Return a notice in free form."""
    return (
        f"From: {sender}\nTo: mia@sender.example\nSubject: {subject}\n"
        f"Date: Mon, 02 Mar 2026 10:00:00 +0000\n{headers}"
        f"Content-Type: text/plain; charset=utf-8\n\n{body}"
    ).encode()


def with_copy(text: str, mark: str, to: str) -> str:
    """Return the words of a notice followed by the mail that it returns."""
    return f"{text}\n{mark}\n\n{ORIGINAL.format(to=to)}"


BOB = "bob@dead.example"
# name, raw notice, recipients, class, reason, stated status
FREE_FORMS: list[tuple[str, bytes, list[str], str, str, str | None]] = [
    (
        "qmail",
        make_notice(
            with_copy(
                "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to "
                f"deliver your message to the following addresses.\nThis is a permanent error; "
                f"I've given up. Sorry it didn't work out.\n\n<{BOB}>:\n203.0.113.9 does not like "
                "recipient.\nRemote host said: 550 5.1.1 no such user here\nGiving up on "
                "203.0.113.9.\n",
                "--- Below this line is a copy of the message.",
                BOB,
            ),
            subject="failure notice",
        ),
        [BOB],
        "hard",
        "unknown_user",
        "5.1.1",
    ),
    (
        "qmail_queue",
        make_notice(
            with_copy(
                "Hi. This is the qmail-send program at mx.example.\n\n"
                f"<{BOB}>:\nSorry, I wasn't able to establish an SMTP connection. (#4.4.1)\nI'm "
                "not going to try again; this message has been in the queue too long.\n",
                "--- Below this line is a copy of the message.",
                BOB,
            ),
            subject="failure notice",
        ),
        [BOB],
        "soft",
        "expired",
        "4.4.1",
    ),
    (
        "exim",
        make_notice(
            with_copy(
                "This message was created automatically by mail delivery software.\n\nA message "
                "that you sent could not be delivered to one or more of its\nrecipients. This is "
                f"a permanent error. The following address(es) failed:\n\n  {BOB}\n    SMTP error "
                "from remote mail server after RCPT TO:<bob@dead.example>:\n    host "
                "mx.dead.example [203.0.113.9]: 552 mailbox is over quota\n",
                "------ This is a copy of the message, including all the headers. ------",
                BOB,
            ),
            subject="Mail delivery failed: returning message to sender",
            headers=f"X-Failed-Recipients: {BOB}\n",
        ),
        [BOB],
        "soft",
        "mailbox_full",
        None,
    ),
    (
        "sendmail",
        make_notice(
            with_copy(
                "   ----- The following addresses had permanent fatal errors -----\n"
                f"<{BOB}>\n    (reason: 550 5.1.2 Host unknown)\n\n"
                "   ----- Transcript of session follows -----\n"
                "550 5.1.2 <bob@dead.example>... Host unknown (Name server: dead.example: host "
                "not found)\n",
                "   ----- Original message follows -----",
                BOB,
            ),
            sender="Mail Delivery Subsystem <MAILER-DAEMON@mx.example>",
            subject="Returned mail: see transcript for details",
        ),
        [BOB],
        "hard",
        "unknown_host",
        "5.1.2",
    ),
    (
        "postfix_plain",
        make_notice(
            with_copy(
                "This is the mail system at host mx.example.\n\nI'm sorry to have to inform you "
                "that your message could not\nbe delivered to one or more recipients.\n\n"
                f"<{BOB}>: host mx.dead.example[203.0.113.9] said: 554 5.7.1 Service\n    "
                "unavailable; Client host [198.51.100.1] blocked using a block list (in reply to\n"
                "    RCPT TO command)\n",
                "------ Message headers follow ------",
                BOB,
            )
        ),
        [BOB],
        "soft",
        "blocked",
        "5.7.1",
    ),
    (
        "gmail",
        make_notice(
            "** Address not found **\n\nYour message wasn't delivered to bob@dead.example because "
            "the address couldn't be found, or is unable to receive mail.\n\nThe response from "
            "the remote server was:\n550 5.1.1 The email account that you tried to reach does "
            "not exist.\n",
            sender="Mail Delivery Subsystem <mailer-daemon@big.example>",
            subject="Delivery Status Notification (Failure)",
        ),
        [BOB],
        "hard",
        "unknown_user",
        "5.1.1",
    ),
    (
        "yahoo",
        make_notice(
            "Sorry, we were unable to deliver your message to the following address.\n\n"
            f"<{BOB}>:\nRemote host said:\n554 delivery error: dd This user doesn't have a "
            "big.example account (bob@dead.example) [0]\n",
            sender="MAILER-DAEMON@big.example",
            subject="Failure Notice",
        ),
        [BOB],
        "hard",
        "unknown_user",
        None,
    ),
    (
        "exchange_old",
        make_notice(
            "Your message did not reach some or all of the intended recipients.\n\n"
            "      Subject:\tOur idea\n      Sent:\t2/3/2026 10:00 AM\n\n"
            f"The following recipient(s) could not be reached:\n\n      {BOB} on 2/3/2026\n"
            "            The e-mail "
            "account does not exist at the organization this message was sent to.\n            "
            "<mx.dead.example #5.1.1>\n",
            sender="System Administrator <postmaster@mx.example>",
            subject="Undeliverable: Our idea",
        ),
        [BOB],
        "hard",
        "unknown_user",
        "5.1.1",
    ),
    (
        "microsoft_365",
        make_notice(
            f"Your message to {BOB} couldn't be delivered.\n\nbob wasn't found at dead.example.\n"
            "\nDiagnostic information for administrators:\n\nGenerating server: x\n\n"
            f"{BOB}\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient "
            "not found by SMTP address lookup'\n\nOriginal message headers:\n\nReceived: from a "
            "by b\n",
            sender="Microsoft Outlook <postmaster@x.example>",
            subject="Undeliverable: Our idea",
        ),
        [BOB],
        "hard",
        "unknown_user",
        "5.1.10",
    ),
    (
        "domino",
        make_notice(
            f"Your message\n\n  Subject: Our idea\n\nwas not delivered to:\n\n  {BOB}\n\nbecause:"
            "\n\n  User bob (bob@dead.example) not listed in Domino Directory\n",
            sender="Postmaster <postmaster@x.example>",
            subject="DELIVERY FAILURE: User bob not listed in Domino Directory",
        ),
        [BOB],
        "hard",
        "unknown_user",
        None,
    ),
    (
        "groupwise",
        make_notice(
            "The message that you sent was undeliverable to the following:\n\t"
            f"{BOB} (Mailbox full)\n",
            sender="Mailer-Daemon@x.example",
            subject="Message status - undeliverable",
        ),
        [BOB],
        "soft",
        "mailbox_full",
        None,
    ),
    (
        "mail_ru",
        make_notice(
            "Это письмо создано автоматически сервером, отвечать не нужно.\n\nК сожалению, "
            "Ваше письмо не может быть доставлено одному или нескольким получателям:\n\n"
            f"**********************\n\n{BOB}:\nuser not found\n",
            sender="mailer-daemon@x.example",
            subject="Mail failure.",
        ),
        [BOB],
        "hard",
        "unknown_user",
        None,
    ),
    (
        "two_recipients",
        make_notice(
            with_copy(
                "This is the mail system at host mx.example.\n\nYour message could not be "
                f"delivered.\n\n<{BOB}>: host mx said: 550 5.1.1 User unknown\n\n"
                "<eve@full.example>: host mx2 said: 452 4.2.2 Mailbox full\n",
                "------ Original message ------",
                BOB,
            )
        ),
        [BOB, "eve@full.example"],
        "hard",
        "unknown_user",
        "5.1.1",
    ),
    (
        "german",
        make_notice(
            "Ihre Nachricht konnte nicht zugestellt werden.\n\nEmpfänger: "
            f"{BOB}\nGrund: Das Postfach des Empfängers ist voll.\n",
            sender="Mailer-Daemon <mailer-daemon@x.example>",
            subject="Unzustellbar: Idee",
        ),
        [BOB],
        "soft",
        "mailbox_full",
        None,
    ),
    (
        "japanese",
        make_notice(
            f"次のあて先へのメッセージはエラーのため送信できませんでした。\n\n"
            f"送信先アドレス: {BOB}\n"
            "宛先のユーザは存在しません。\n",
            sender="Mail Delivery <MAILER-DAEMON@x.example>",
            subject="メール配信エラー",
        ),
        [BOB],
        "hard",
        "unknown_user",
        None,
    ),
    (
        "spam",
        make_notice(
            f"Delivery to the following recipient failed permanently:\n\n     {BOB}\n\n552 5.7.0 "
            "message content rejected: looks like spam\n",
        ),
        [BOB],
        "soft",
        "content",
        "5.7.0",
    ),
]
