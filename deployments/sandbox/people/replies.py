"""What do people write back?

The texts are made up. Each kind has several wordings, so that a classifier meets more than one;
the truth about each reply stands in GET /control/happenings.
"""

from datetime import UTC, datetime, timedelta

from deployments.sandbox.chance import Dice

TEXTS: dict[str, tuple[str, ...]] = {
    "interested": (
        (
            "Thanks for reaching out. This is on our list for this quarter, could you send me some"
            " more detail?"
        ),
        "Sounds interesting. What would the next step look like?",
        "Good timing, we were just talking about this. Please tell me more.",
        "Yes, I would like to learn more. Do you have a short overview I can share with my team?",
    ),
    "question": (
        "How does this compare with what we already have in place? We would need single sign-on.",
        "What does it cost for a team of about forty people?",
        "Can you tell me which of our competitors you already work with?",
        "Does this also work outside the US? Half of our people are in Europe.",
    ),
    "ready_to_meet": (
        "Happy to talk. How about {day} at 10:00?",
        "Let's set up a call, {day} afternoon works for me.",
        "Please send me a calendar invitation for {day}, thirty minutes should do.",
    ),
    "not_interested": (
        "Thanks, but this is not a priority for us right now.",
        "We have just signed with another supplier, so no need at the moment.",
        "Not interested, thank you.",
        "I appreciate the note, but we will pass.",
    ),
    "opt_out": (
        "Please remove me from your list.",
        "Unsubscribe",
        "Stop emailing me.",
        "Take me off your mailing list, I do not want to receive any further messages.",
        "Please do not contact me again.",
    ),
    "wrong_person": (
        "I am not the right person for this, please talk to {name} in procurement.",
        "I no longer look after this area. {name} has taken over.",
        "You have the wrong person. {name} ({name_address}) would be the one to ask.",
    ),
    "out_of_office": (
        (
            "Thank you for your message. I am out of the office until {until_long} with limited"
            " access to e-mail. I will answer when I am back."
        ),
        (
            "I am on annual leave and will return on {until_iso}. In urgent cases please contact"
            " {name}."
        ),
        (
            "Hello, I am travelling and back in the office on {until_short}. Your mail will not be"
            " forwarded."
        ),
        "I am currently on parental leave. Please contact {name} instead.",
    ),
}
NAMES = ("Dana Whitlock", "Priya Raman", "Tomas Lindqvist", "Marisol Ortega", "Ben Okafor")
DAYS = ("Tuesday", "Wednesday", "Thursday", "next Monday")


def write_reply(kind: str, dice: Dice, at: float, from_email: str) -> str:
    """The text of a reply of this kind, without quotation, signed with the sender's name."""
    local_part, _, domain = from_email.partition("@")
    name = dice.pick("reply.name", NAMES)
    until = datetime.fromtimestamp(at, UTC) + timedelta(days=int(dice.between("until", 3, 19)))
    text = dice.pick("reply.text", TEXTS[kind]).format(
        day=dice.pick("reply.day", DAYS),
        name=name,
        name_address=f"{name.split()[0].lower()}@{domain}",
        until_long=f"{until:%B} {until.day}, {until.year}",
        until_iso=f"{until:%Y-%m-%d}",
        until_short=f"{until.day} {until:%b} {until.year}",
    )
    first = local_part.split(".")[0].split("+")[0].capitalize()
    return f"{text}\n\n{dice.pick('reply.close', ('Best', 'Regards', 'Thanks'))},\n{first}"
