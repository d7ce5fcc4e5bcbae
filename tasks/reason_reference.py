"""How does docs/reference/reasons.md come about?

From the reasons in the code, so that the page and `parley why` say the same. Run
`python -m tasks.reason_reference` after a reason has changed; a test compares.
"""

from pathlib import Path

from models.rules.reasons import EXPLANATIONS, After, Reason

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "reasons.md"
_HEAD = """# Reasons

Made from `models/rules/reasons.py` by `python -m tasks.reason_reference`; change that, not this
page. Each decision, move and dead letter carries one of these codes; `parley why` shows them with
the facts they stood on. A code never changes its meaning.
"""
_AFTER = {
    After.STEP_ONLY: "The step is closed; the sequence goes on.",
    After.ENDS_ENROLMENT: "The lead's sequence ends.",
    After.WAITS: "The message waits, and is looked at again.",
}


def reference_page() -> str:
    """Return the page's text."""
    return "\n".join([_HEAD, *(_section(reason) for reason in Reason)])


def _section(reason: Reason) -> str:
    told = EXPLANATIONS[reason]
    after = _AFTER[told.after]
    return f"## {reason}\n\n{told.sentence}\n\n- What to do: {told.remedy}\n- Then: {after}\n"


if __name__ == "__main__":
    PAGE.write_text(reference_page(), encoding="utf-8")
