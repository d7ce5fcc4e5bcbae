"""How does the sandbox sign its webhooks?

ECDSA over P-256 and SHA-256 of timestamp + raw body, as SendGrid's Signed Event Webhook does. The
key is made once for each home and kept there.
"""

from base64 import b64encode
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

SIGNATURE_HEADER = "X-Twilio-Email-Event-Webhook-Signature"
TIMESTAMP_HEADER = "X-Twilio-Email-Event-Webhook-Timestamp"


class Signer:
    """Signs with the key of one home; makes it at first use."""

    def __init__(self, home: Path) -> None:
        path = home / "webhook_key.pem"
        if not path.exists():
            made = ec.generate_private_key(ec.SECP256R1())
            pem = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            whole = path.with_suffix(".new")
            whole.write_bytes(pem)
            whole.chmod(0o600)
            whole.replace(path)
        key = load_pem_private_key(path.read_bytes(), password=None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        self._key = key
        der = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        self.public_key = b64encode(der).decode()
        (home / "webhook_public_key.txt").write_text(self.public_key)

    def sign(self, body: bytes, now: float) -> dict[str, str]:
        """The two headers that prove who sent this body, and when."""
        timestamp = str(int(now))
        signature = self._key.sign(timestamp.encode() + body, ec.ECDSA(hashes.SHA256()))
        return {SIGNATURE_HEADER: b64encode(signature).decode(), TIMESTAMP_HEADER: timestamp}
