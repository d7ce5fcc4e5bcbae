"""What does a person see who follows an unsubscribe link?

Small pages without scripts, pictures or foreign addresses; they read well on a phone and in the
dark, and say who wrote and from where, as the law wants it.
"""

from base64 import b64encode
from hashlib import sha256
from html import escape

from fastapi.responses import HTMLResponse

from models.settings import OrganisationSettings

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2433; --soft: #5b6475; --paper: #fff;
  --ground: #eef1f5; --line: #dfe3ea; --strong: #1f5fd0; --on-strong: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf1; --soft: #a3acbd; --paper: #1c212b;
  --ground: #12161d; --line: #2e3542; --strong: #7aa7ff; --on-strong: #0d1526; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center;
  justify-content: center; gap: 1.25rem; padding: 1.25rem; background: var(--ground);
  color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  overflow-wrap: anywhere; }
main { width: 100%; max-width: 27rem; padding: 2rem 1.75rem; background: var(--paper);
  border: 1px solid var(--line); border-radius: 0.9rem; }
h1 { margin: 0 0 0.6rem; font-size: 1.4rem; line-height: 1.25; }
p { margin: 0 0 1rem; } main p:last-child { margin-bottom: 0; }
button { width: 100%; min-height: 3rem; margin-top: 0.5rem; border: 0; border-radius: 0.6rem;
  background: var(--strong); color: var(--on-strong); font: inherit; font-weight: 600;
  cursor: pointer; }
button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
footer { max-width: 27rem; color: var(--soft); font-size: 0.85rem; text-align: center; }
"""
_STYLE_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
_HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
    "x-content-type-options": "nosniff",
    "content-security-policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
}


def confirm_page(organisation: OrganisationSettings) -> HTMLResponse:
    """Ask whether to unsubscribe; only the button does it."""
    name = escape(organisation.name)
    return _page(
        organisation,
        "Unsubscribe",
        f"<p>You will get no more e-mail from {name}. This holds from the moment you confirm.</p>"
        '<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click">'
        '<button type="submit">Unsubscribe</button></form>',
    )


def done_page(organisation: OrganisationSettings) -> HTMLResponse:
    """Say that it is done."""
    return _page(
        organisation,
        "You are unsubscribed",
        f"<p>{escape(organisation.name)} will not write to you again. You can close this page.</p>",
    )


def unknown_page(organisation: OrganisationSettings) -> HTMLResponse:
    """Say that the link is none of ours, and what works instead."""
    return _page(
        organisation,
        "This link does not work",
        "<p>It may have been cut off on its way. Answer the e-mail with the word "
        "<strong>unsubscribe</strong>, and you will hear no more from us.</p>",
        status=404,
    )


def incomplete_page(organisation: OrganisationSettings) -> HTMLResponse:
    """Say that the request did not ask to unsubscribe."""
    return _page(
        organisation,
        "Nothing was changed",
        "<p>Open the link of the e-mail once more, and press the button.</p>",
        status=400,
    )


def unavailable_page(organisation: OrganisationSettings) -> HTMLResponse:
    """Say that nothing could be stored now, and that the same link works later."""
    return _page(
        organisation,
        "Please try again in a minute",
        "<p>Your wish could not be stored just now. Open the link of the e-mail once more in a "
        "minute, or answer the e-mail with the word <strong>unsubscribe</strong>.</p>",
        status=503,
    )


def _page(
    organisation: OrganisationSettings, title: str, content: str, status: int = 200
) -> HTMLResponse:
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body>"
        f"<main><h1>{title}</h1>{content}</main>"
        f"<footer>{escape(organisation.name)}<br>{escape(organisation.postal_address)}</footer>"
        "</body></html>"
    )
    return HTMLResponse(html, status, _HEADERS)
