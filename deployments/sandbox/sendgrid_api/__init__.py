"""The e-mail provider: the wire format of SendGrid's v3 API."""
